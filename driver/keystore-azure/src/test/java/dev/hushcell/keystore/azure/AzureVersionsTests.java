package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.azure.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyVersion;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.NamedKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AzureVersionsTests {
  private AzureDouble server;
  private VaultEngine.Version first;
  private KeyWrapper store;
  private KeyAdministration administration;

  @BeforeEach
  void start() throws Exception {
    server = AzureDouble.start();
    first = server.vault(AzureSetup.HSM).make("crm-master", "oct-HSM", 0);
    store = AzureSetup.of(server, AzureSetup.HSM).open();
    administration = store.administration().orElseThrow();
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
  }

  @Test
  void disablesAVersionAndSaysWhatIsOutstanding() throws Exception {
    administration.rotate();
    Destruction destruction = administration.destroy("crm-master/" + first.id);
    assertThat(destruction.isFinal()).isFalse();
    assertThat(destruction.outstanding())
        .contains("a vault cannot destroy one version: crm-master/" + first.id + " is disabled")
        .contains("az keyvault key purge");
    assertThat(first.enabled).isFalse();
    server.requests.clear();
    assertThat(administration.destroy("crm-master/" + first.id)).isEqualTo(destruction);
    assertThat(server.requests).noneMatch(request -> request.startsWith("PATCH"));
  }

  @Test
  void listsVersionsThoughTheNewestIsDisabled() throws Exception {
    String made = administration.rotate().name();
    server.vault(AzureSetup.HSM).keys.get("crm-master").get(1).enabled = false;
    assertThat(administration.versions())
        .extracting(KeyVersion::name)
        .containsExactly("crm-master/" + first.id, made);
    assertThat(administration.versions())
        .extracting(KeyVersion::state)
        .containsExactly(KeyVersion.State.OLD, KeyVersion.State.DISABLED);
    refusal(FAILED, () -> administration.destroy(made));
    assertThat(refusal(FAILED, store::current)).hasMessageContaining("KeyDisabled");
  }

  @Test
  void takesAVersionThatIsNotListedForOneOfAnotherVault() {
    assertThat(
            refusal(
                MISSING_KEY,
                () -> administration.destroy("crm-master/0123456789abcdef0123456789abcdef")))
        .hasMessageContaining("has no such version; list the versions, and check keystore.vault");
    refusal(MISSING_KEY, () -> administration.destroy("other/" + first.id));
  }

  @Test
  void deletesAKeyOfATenantAndSaysUntilWhenItCanBeRecovered() throws Exception {
    NamedKeys named = store.named().orElseThrow();
    named.create("crm-master--acme");
    named.rotate("crm-master--acme");
    Destruction destruction = named.destroy("crm-master--acme");
    assertThat(destruction.isFinal()).isFalse();
    assertThat(destruction.outstanding())
        .contains("keeps the deleted key crm-master--acme until 20")
        .contains("az keyvault key purge");
    assertThat(named.has("crm-master--acme")).isFalse();
    assertThat(refusal(FAILED, () -> named.create("crm-master--acme")))
        .hasMessageContaining("ObjectIsDeletedButRecoverable");
    server.vault(AzureSetup.HSM).purge();
    assertThat(named.destroy("crm-master--acme")).isEqualTo(Destruction.done());
    assertThat(store.current()).isEqualTo("crm-master/" + first.id);
    refusal(UNSUPPORTED, () -> named.create("crm-master--x-" + "61".repeat(60)));
  }

  @Test
  void tellsThatMoreIsNeededToAdminister() {
    server.denied.put("rotate", "ForbiddenByRbac");
    assertThat(refusal(FAILED, administration::rotate))
        .hasMessageContaining("accepts the sign-in but not rotate on crm-master")
        .hasMessageContaining("Key Vault Crypto Officer");
  }
}
