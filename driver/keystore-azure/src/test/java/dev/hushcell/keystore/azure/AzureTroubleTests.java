package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNWRAP_FAILED;
import static dev.hushcell.keystore.azure.AzureDouble.answering;
import static dev.hushcell.keystore.azure.Refusals.refusal;
import static dev.hushcell.keystore.azure.Refusals.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureTroubleTests {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] CONTEXT = {1, 2, 3};

  private AzureDouble server;
  private VaultEngine.Version version;
  private KeyWrapper store;

  @BeforeEach
  void start() throws Exception {
    server = AzureDouble.start();
    version = server.vault(AzureSetup.VAULT).make("crm-master", "RSA", 2048);
    store = setup().open();
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"429, TooManyRequests", "500, InternalServerError", "503, ServiceUnavailable"})
  void triesAgainWhatMayPassAndTellsWhatDoesNot(int status, String code) throws Exception {
    String error = Json.write(Map.of("error", Map.of("code", code)));
    server.troubles.add(answering(status, error));
    assertThat(store.current()).endsWith(version.id);
    for (int i = 0; i < 3; i++) {
      server.troubles.add(answering(status, error));
    }
    assertThat(refusal(UNREACHABLE, store::current))
        .hasMessageContaining("try again later (HTTP " + status + ", " + code + ")");
  }

  @Test
  void waitsAsLongAsTheVaultAsksWhereThereIsTime() throws Exception {
    server.troubles.add(answering(429, "{}", "Retry-After", "1"));
    server.requests.clear();
    try (KeyWrapper patient = setup().open()) {
      assertThat(server.requests).hasSize(2);
      assertThat(patient.current()).endsWith(version.id);
    }
  }

  @Test
  void doesNotWaitLongerThanItsOwnLimit() throws Exception {
    try (KeyWrapper hasty = setup().with("timeout", "2").open()) {
      server.troubles.add(answering(429, "{}", "Retry-After", "3600"));
      server.requests.clear();
      assertThat(refusal(UNREACHABLE, hasty::current))
          .hasMessageContaining("did not answer within 2 s; try again later");
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void doesNotHangOnAnswersThatAreSlow() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AzureDouble.Trouble silent = exchange -> await(end);
    AzureDouble.Trouble trickling =
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await(end);
        };
    try (KeyWrapper hasty = setup().with("timeout", "2").open()) {
      for (AzureDouble.Trouble trouble : new AzureDouble.Trouble[] {silent, trickling}) {
        for (int i = 0; i < 3; i++) {
          server.troubles.add(trouble);
        }
        refusal(UNREACHABLE, hasty::current);
        server.troubles.clear();
      }
    } finally {
      end.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Please sign in</html>",
        "{\"key\":",
        "7",
        "{}",
        "{\"key\":{\"kid\":\"https://crm.vault.azure.net/keys/other/0123456789abcdef0123456789abcdef\","
            + "\"kty\":\"RSA\"},\"attributes\":{\"enabled\":true}}"
      })
  void refusesAnswersThatAreNone(String answer) {
    server.troubles.add(answering(200, answer));
    assertThat(refusal(FAILED, store::current)).hasMessageContaining("check keystore.vault");
  }

  @Test
  void refusesAnswersThatLackWhatWasAskedFor() throws Exception {
    WrappedKey wrapped = wrap(store);
    for (String answer :
        new String[] {"{}", "{\"kid\":\"x\",\"value\":\"\"}", "{\"value\":\"AAAA\"}"}) {
      server.troubles.add(answering(200, answer));
      KeyStoreException e =
          catchThrowableOfType(
              KeyStoreException.class, () -> store.unwrap(wrapped, CONTEXT).close());
      assertThat(e.reason()).isIn(FAILED, UNWRAP_FAILED);
    }
  }

  @Test
  void followsNoRedirect() throws Exception {
    try (AzureDouble elsewhere = AzureDouble.start()) {
      server.troubles.add(
          answering(307, "", "Location", elsewhere.url(AzureSetup.VAULT) + "/keys/crm-master"));
      assertThat(catchThrowableOfType(KeyStoreException.class, store::current)).isNotNull();
      assertThat(elsewhere.requests).isEmpty();
    }
  }

  @Test
  void tellsNoSecretThatABrokenServiceQuotes() throws Exception {
    WrappedKey wrapped = wrap(store);
    String plaintext = Base64.getEncoder().encodeToString(KEY);
    for (int status : new int[] {400, 403, 404, 500, 200}) {
      for (int i = 0; i < 3; i++) {
        server.troubles.add(
            exchange -> {
              String token = exchange.getRequestHeaders().getFirst("Authorization");
              String quoted = token + " " + plaintext;
              answering(
                      status,
                      Json.write(
                          Map.of("error", Map.of("code", quoted, "message", quoted), "value", 7)))
                  .happen(exchange);
            });
      }
      KeyStoreException e =
          catchThrowableOfType(
              KeyStoreException.class, () -> store.unwrap(wrapped, CONTEXT).close());
      server.troubles.clear();
      assertThat(trace(e)).doesNotContain("token-", plaintext);
    }
  }

  @Test
  void tellsADisabledKeyAndOneThatEnded() throws Exception {
    WrappedKey wrapped = wrap(store);
    version.ended = true;
    assertThat(refusal(FAILED, () -> wrap(store)))
        .hasMessageContaining("is disabled, ended or not valid yet")
        .hasMessageContaining("KeyNotYetValidOrExpired");
    store.unwrap(wrapped, CONTEXT).close();
    version.enabled = false;
    assertThat(refusal(FAILED, () -> store.unwrap(wrapped, CONTEXT).close()))
        .hasMessageContaining("az keyvault key set-attributes --enabled true");
    assertThat(refusal(FAILED, store::current)).hasMessageContaining("KeyDisabled");
  }

  @Test
  void tellsAWrongVaultOrName() {
    assertThat(refusal(MISSING_KEY, () -> setup().key("other").open()))
        .hasMessageContaining("has no key other; correct keystore.vault or keystore.key");
    assertThat(
            refusal(
                MISSING_KEY,
                () -> setup().with("vault", server.url("stranger.vault.azure.net")).open()))
        .hasMessageContaining("stranger.vault.azure.net");
  }

  @Test
  void refusesKeysOfOtherKinds() {
    server.vault(AzureSetup.VAULT).make("short", "RSA", 1024);
    server.vault(AzureSetup.VAULT).make("curve", "EC", 256);
    assertThat(refusal(UNSUPPORTED, () -> setup().key("short").open()))
        .hasMessageContaining("has an RSA modulus of 1024 bits; make one of 3072");
    assertThat(refusal(UNSUPPORTED, () -> setup().key("curve").open()))
        .hasMessageContaining("is neither RSA nor a symmetric key of a Managed HSM");
  }

  @Test
  void sendsAWrappedKeyNowhereButToTheVault() {
    for (String name :
        new String[] {
          "https://evil.example.com/keys/crm-master/" + version.id,
          "crm-master/../../secrets/x",
          "crm-master",
          "crm-master/" + version.id + "/.."
        }) {
      server.requests.clear();
      WrappedKey odd = new WrappedKey(name, RsaSealing.MECHANISM, new byte[256]);
      refusal(MISSING_KEY, () -> store.unwrap(odd, CONTEXT).close());
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void encryptsNothingInThisProcess() throws Exception {
    server.requests.clear();
    WrappedKey wrapped = wrap(store);
    store.unwrap(wrapped, CONTEXT).close();
    String key = "/keys/" + wrapped.keyEncryptionKey();
    assertThat(server.requests)
        .contains("POST " + key + "/wrapkey", "POST " + key + "/unwrapkey")
        .doesNotContain("GET " + key);
  }

  /** Whoever has the public key can do this; the context must be the right one all the same. */
  @Test
  void refusesAKeyThatSomebodyWrappedWithoutTheContext() throws Exception {
    String name = store.current();
    for (byte[] payload : new byte[][] {KEY, new byte[65], new byte[0]}) {
      WrappedKey made =
          new WrappedKey(name, RsaSealing.MECHANISM, oaep(version.pair.getPublic(), payload));
      assertThat(refusal(UNWRAP_FAILED, () -> store.unwrap(made, CONTEXT).close()))
          .hasMessageContaining("restore the catalogue, or correct keystore.vault");
    }
  }

  @Test
  void believesNoPublicWrappingWhereTheKeyIsSymmetric() throws Exception {
    VaultEngine hsm = server.vault(AzureSetup.HSM);
    hsm.make("crm-master", "oct-HSM", 0);
    VaultEngine.Version rsa = hsm.make("other", "RSA-HSM", 2048);
    assertThat(store.isWrappingPublic()).isTrue();
    try (KeyWrapper symmetric = AzureSetup.of(server, AzureSetup.HSM).open();
        KeyWrapper other = AzureSetup.of(server, AzureSetup.HSM).key("other").open()) {
      assertThat(symmetric.isWrappingPublic()).isFalse();
      WrappedKey wrapped = wrap(other);
      assertThat(wrapped.keyEncryptionKey()).isEqualTo("other/" + rsa.id);
      assertThat(refusal(UNSUPPORTED, () -> symmetric.unwrap(wrapped, CONTEXT).close()))
          .hasMessageContaining("under keystore.also");
      hsm.make("crm-master", "RSA-HSM", 2048);
      refusal(UNSUPPORTED, () -> wrap(symmetric));
    }
  }

  @Test
  void makesTheKeyOnRequestOnlyAndOfTheKindThatFits() throws Exception {
    try (KeyWrapper made = AzureSetup.of(server, AzureSetup.HSM).creating().open()) {
      assertThat(wrap(made).mechanism()).isEqualTo("A256GCM");
    }
    VaultEngine vault = server.vault(AzureSetup.VAULT);
    setup().key("made").with("key-type", "rsa-hsm").creating().open().close();
    setup().key("made").creating().open().close();
    assertThat(vault.keys.get("made")).hasSize(1);
    VaultEngine.Version made = vault.keys.get("made").get(0);
    assertThat(made.type).isEqualTo("RSA-HSM");
    assertThat(made.operations.toString()).isEqualTo("[wrapKey, unwrapKey]");
    assertThat(made.pair.getPublic().toString()).contains("3072 bits");
  }

  private AzureSetup setup() {
    return AzureSetup.of(server, AzureSetup.VAULT);
  }

  private static byte[] oaep(Key key, byte[] payload) throws Exception {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        key,
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    return cipher.doFinal(payload);
  }

  private static WrappedKey wrap(KeyWrapper store) throws KeyStoreException {
    try (SecretBytes key = SecretBytes.copyOf(KEY)) {
      return store.wrap(key, CONTEXT);
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
