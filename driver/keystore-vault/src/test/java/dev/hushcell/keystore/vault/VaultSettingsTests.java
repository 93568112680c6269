package dev.hushcell.keystore.vault;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;
import static dev.hushcell.keystore.KeyStoreException.Reason.FILE_ACCESS;
import static dev.hushcell.keystore.vault.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultSettingsTests {
  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(KeyWrapperFactory.class))
        .extracting(KeyWrapperFactory::type)
        .contains("vault-transit");
  }

  @Test
  void namesWhatIsValidBesideWhatIsUnknown() {
    assertThat(refused(setup().with("adress", "https://vault:8200")))
        .hasMessageContaining("has no setting adress; it knows type, key, create, address,")
        .hasMessageContaining(
            "namespace, mount, auth, auth-mount, token, role-id, secret-id, role,");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://vault.example.com:8200",
        "http://127.0.0.1.example.com:8200",
        "http://localhost.example.com",
        "http://10.0.0.1:8200",
        "https://root:s3cret@vault:8200",
        "https://vault:8200/v1",
        "https://vault:8200?x=s3cret",
        "ftp://vault",
        "vault:8200",
        "https://a b"
      })
  void takesNoAddressThatWouldSendSecretsInClearOrElsewhere(String address) {
    assertThat(refused(setup().with("address", address)))
        .hasMessageContaining("keystore.address must be https://host:port")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void takesHttpOnThisMachineOnly() throws Exception {
    try (VaultDouble server = VaultDouble.start()) {
      server.transit.make("crm-master", java.util.Map.of());
      VaultSetup setup = VaultSetup.of(server);
      setup.open().close();
      setup
          .with("address", server.address().replace("localhost", "127.0.0.1") + "/")
          .open()
          .close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mount, ../sys",
    "mount, transit?x",
    "namespace, a b",
    "auth-mount, approle%2f..",
    "auth, userpass",
    "timeout, 0",
    "timeout, 301",
    "timeout, ten"
  })
  void refusesValuesThatLeadElsewhere(String name, String value) {
    VaultSetup setup = setup().without("token").with("role-id", "r").secret("secret-id", "s");
    assertThat(refused(setup.with(name, value))).hasMessageContaining("keystore." + name + " must");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "../x", "a?b", "-x", "x.", "a b", "ä"})
  void refusesNamesThatTransitWouldNotTake(String key) {
    assertThat(refused(setup().key(key))).hasMessageContaining("keystore.key must be the name");
  }

  @Test
  void asksForWhatASignInNeeds() {
    assertThat(refused(setup().without("token")))
        .hasMessage("a key store of type vault-transit needs keystore.token");
    assertThat(refused(setup().without("token").with("role-id", "r")))
        .hasMessage("a key store of type vault-transit needs keystore.secret-id");
    assertThat(refused(setup().without("token").with("auth", "kubernetes")))
        .hasMessage("a key store of type vault-transit needs keystore.role");
    assertThat(refused(setup().without("address")))
        .hasMessage("a key store of type vault-transit needs keystore.address");
  }

  @Test
  void refusesASignInOfTwoKinds() {
    assertThat(refused(setup().with("role-id", "r").secret("secret-id", "s")))
        .hasMessage("keystore.token means nothing with keystore.auth: approle; remove it");
    assertThat(refused(setup().with("role", "crm")))
        .hasMessage("keystore.token means nothing with keystore.auth: kubernetes; remove it");
    assertThat(refused(setup().with("auth", "token").with("role", "crm")))
        .hasMessage("keystore.role means nothing with keystore.auth: token; remove it");
  }

  @Test
  void refusesAnAuthorityThatIsNone(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("ca.pem");
    assertThat(refusal(FILE_ACCESS, () -> setup().with("ca-file", file.toString()).open()))
        .hasMessageContaining("ca.pem cannot be read");
    Files.writeString(file, "no certificate");
    assertThat(refused(setup().with("ca-file", file.toString())))
        .hasMessage("keystore.ca-file must be a file of certificates in PEM form");
    Files.writeString(file, "");
    assertThat(refused(setup().with("ca-file", file.toString())))
        .hasMessage("keystore.ca-file must be a file of certificates in PEM form");
  }

  private static KeyStoreException refused(VaultSetup setup) {
    return refusal(BAD_SETTING, setup::open);
  }

  private static VaultSetup setup() {
    return new VaultSetup().with("address", "https://localhost:1").secret("token", "hvs.s3cret");
  }
}
