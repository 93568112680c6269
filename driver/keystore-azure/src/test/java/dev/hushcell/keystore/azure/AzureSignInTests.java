package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;
import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;
import static dev.hushcell.keystore.azure.Refusals.refusal;
import static dev.hushcell.keystore.azure.Refusals.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.secret.SecretBytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureSignInTests {
  private AzureDouble server;

  @BeforeEach
  void start() throws Exception {
    server = AzureDouble.start();
    server.vault(AzureSetup.VAULT).make("crm-master", "RSA", 2048);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void signsInByAClientSecretAndKeepsTheToken() throws Exception {
    try (KeyWrapper store = setup().open()) {
      wrap(store);
      int signedIn = server.entra.log.size();
      wrap(store);
      assertThat(server.entra.log).hasSize(signedIn).containsOnly("secret");
    }
  }

  @Test
  void signsInByACertificateInPemAndInPfx() throws Exception {
    server.entra.certificate = Certificates.clientKey();
    AzureSetup setup = setup().without("client-secret");
    setup.with("certificate", Certificates.clientPem()).open().close();
    setup
        .with("certificate", Certificates.clientPfx())
        .secret("certificate-password", Certificates.PASSWORD)
        .open()
        .close();
    assertThat(server.entra.log).containsExactly("certificate", "certificate");
    setup.secret("certificate-password", "not-the-right-one");
    assertThat(refusal(WRONG_PASSWORD, setup::open))
        .hasMessageContaining("does not open; it must be a PFX file whose password is")
        .hasMessageNotContaining("not-the-right-one");
    setup.without("certificate-password").with("certificate", Certificates.ca());
    assertThat(refusal(WRONG_PASSWORD, setup::open))
        .hasMessageContaining("or a PEM file with the certificate and its key");
  }

  @Test
  @Timeout(60)
  void signsInAgainWhenTheTokenEnds() throws Exception {
    server.entra.seconds = 1;
    try (KeyWrapper store = setup().open()) {
      wrap(store);
      Thread.sleep(1100);
      wrap(store);
    }
    assertThat(server.entra.log).hasSizeGreaterThan(1).containsOnly("secret");
  }

  @Test
  void tellsATokenThatTheVaultDoesNotAccept() throws Exception {
    try (KeyWrapper store = setup().open()) {
      server.entra.revokeAll();
      KeyStoreException e = refusal(WRONG_PASSWORD, store::current);
      assertThat(e)
          .hasMessageContaining("does not accept the token of the sign-in")
          .hasMessageContaining("the clock of this machine")
          .hasMessageContaining("(HTTP 401, Unauthorized)");
      assertThat(trace(e)).doesNotContain("token-", EntraDouble.SECRET);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "7000215, keystore.client-secret is wrong",
    "7000222, keystore.client-secret ended: make a new one",
    "700016, keystore.client is not known in keystore.tenant",
    "700024, the clock of this machine is wrong",
    "700027, keystore.certificate is not registered",
    "50000, look the code up"
  })
  void tellsWhatTheDirectoryRefuses(String code, String message) {
    server.entra.refusal = code;
    KeyStoreException e = refusal(WRONG_PASSWORD, () -> setup().open());
    assertThat(e).hasMessageContaining(message).hasMessageContaining("(AADSTS" + code + ")");
    assertThat(trace(e)).doesNotContain(EntraDouble.SECRET, "Trace ID");
  }

  @Test
  void tellsAWrongTenantAndAWrongSecret() {
    assertThat(refusal(WRONG_PASSWORD, () -> setup().with("tenant", "crm.example.com").open()))
        .hasMessageContaining("belongs to another directory than the identity; correct");
    assertThat(
            refusal(WRONG_PASSWORD, () -> setup().secret("client-secret", "another-secret").open()))
        .hasMessageContaining("keystore.client-secret is wrong")
        .hasMessageNotContaining("another-secret");
  }

  @Test
  void tellsAMissingRole() throws Exception {
    try (KeyWrapper store = setup().open()) {
      server.denied.put("wrapkey", "ForbiddenByRbac");
      assertThat(refusal(FAILED, () -> wrap(store)))
          .hasMessageContaining("accepts the sign-in but not wrapKey on crm-master/")
          .hasMessageContaining("the role Key Vault Crypto Service Encryption User")
          .hasMessageContaining("(HTTP 403, Forbidden, ForbiddenByRbac)");
      server.denied.put("wrapkey", "ForbiddenByFirewall");
      assertThat(refusal(FAILED, () -> wrap(store)))
          .hasMessageContaining("network rules of the vault")
          .hasMessageContaining("keep this machine out");
    }
  }

  @Test
  void givesNoTokenOfAVaultToAnotherServer() {
    server.resource = "https://vault.azure.net";
    AzureSetup elsewhere = setup().with("vault", server.url("vault.example.com"));
    assertThat(refusal(BAD_SETTING, elsewhere::open))
        .hasMessageContaining("asks for a token of another service than it is");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void tellsAServerThatIsNoVault() {
    AzureSetup elsewhere = setup().with("vault", server.url("vault.example.com"));
    assertThat(refusal(WRONG_PASSWORD, elsewhere::open))
        .hasMessageContaining("keystore.vault is not a vault that the directory knows");
    assertThat(server.requests).isEmpty();
  }

  private AzureSetup setup() {
    return AzureSetup.of(server, AzureSetup.VAULT);
  }

  private static void wrap(KeyWrapper store) throws KeyStoreException {
    try (SecretBytes key = SecretBytes.copyOf(new byte[32])) {
      assertThat(store.wrap(key, new byte[] {1}).mechanism()).isEqualTo("RSA-OAEP-256");
    }
  }
}
