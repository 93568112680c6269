package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;
import static dev.hushcell.keystore.KeyStoreException.Reason.FILE_ACCESS;
import static dev.hushcell.keystore.azure.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureSettingsTests {
  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(KeyWrapperFactory.class))
        .extracting(KeyWrapperFactory::type)
        .contains("azure-key-vault");
  }

  @Test
  void namesWhatIsValidBesideWhatIsUnknown() {
    assertThat(refused(setup().with("valt", "https://crm.vault.azure.net")))
        .hasMessage(
            "a key store of type azure-key-vault has no setting valt; it knows type, key, create,"
                + " vault, key-type, credential, tenant, client, client-secret, certificate,"
                + " certificate-password, authority, ca-file, timeout");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://crm.vault.azure.net",
        "http://localhost",
        "https://me:s3cret@crm.vault.azure.net",
        "https://crm.vault.azure.net/keys/crm-master",
        "https://crm.vault.azure.net?s3cret",
        "crm"
      })
  void takesNoAddressThatWouldSendTokensInClearOrElsewhere(String address) {
    for (String name : new String[] {"vault", "authority"}) {
      assertThat(refused(setup().with(name, address)))
          .hasMessageContaining("keystore." + name + " must be https:// and a host")
          .hasMessageNotContaining("s3cret");
    }
  }

  @ParameterizedTest
  @CsvSource({"key-type, ec", "credential, password", "timeout, 0", "timeout, 301"})
  void refusesValuesThatAreWrong(String name, String value) {
    assertThat(refused(setup().with(name, value)))
        .hasMessageContaining("keystore." + name + " must");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "crm/0123", "crm_master", "../secrets/x", "crm?x", "crm.master"})
  void refusesNamesThatAVaultWouldNotTake(String key) {
    assertThat(refused(setup().key(key))).hasMessageContaining("keystore.key must be the name");
  }

  @Test
  void asksForWhatASignInNeeds() {
    assertThat(refused(setup().without("vault")))
        .hasMessage("a key store of type azure-key-vault needs keystore.vault");
    assertThat(refused(setup().without("tenant")))
        .hasMessage("a key store of type azure-key-vault needs keystore.tenant");
    assertThat(refused(setup().without("client")))
        .hasMessage("a key store of type azure-key-vault needs keystore.client");
    assertThat(refused(setup().without("client-secret").with("credential", "client-secret")))
        .hasMessage("a key store of type azure-key-vault needs keystore.client-secret");
    assertThat(refused(setup().without("client-secret").with("credential", "certificate")))
        .hasMessage("a key store of type azure-key-vault needs keystore.certificate");
  }

  @Test
  void refusesASignInOfTwoKinds() {
    assertThat(refused(setup().with("credential", "managed-identity")))
        .hasMessage(
            "keystore.client-secret means nothing with keystore.credential: managed-identity;"
                + " remove it");
    assertThat(refused(setup().with("certificate", "/crm.pem")))
        .hasMessage(
            "keystore.client-secret means nothing with keystore.credential: certificate; remove it");
    assertThat(refused(setup().without("client-secret").with("credential", "managed-identity")))
        .hasMessageContaining("keystore.tenant means nothing");
  }

  @Test
  void tellsACertificateThatIsNotThere() {
    assertThat(
            refusal(
                FILE_ACCESS,
                () -> setup().without("client-secret").with("certificate", "/nowhere.pem").open()))
        .hasMessageContaining("keystore.certificate /nowhere.pem cannot be read");
  }

  private static KeyStoreException refused(AzureSetup setup) {
    return refusal(BAD_SETTING, setup::open);
  }

  private static AzureSetup setup() {
    return new AzureSetup()
        .with("vault", "https://crm.vault.azure.net")
        .with("tenant", EntraDouble.TENANT)
        .with("client", EntraDouble.CLIENT)
        .secret("client-secret", "8Q~s3cret");
  }
}
