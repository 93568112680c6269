package dev.hushcell.keystore.vault;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;
import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNWRAP_FAILED;
import static dev.hushcell.keystore.vault.Refusals.refusal;
import static dev.hushcell.keystore.vault.Refusals.trace;
import static dev.hushcell.keystore.vault.VaultDouble.answering;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTroubleTests {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CONTEXT = {1, 2, 3};

  private VaultDouble server;
  private KeyWrapper store;

  @BeforeEach
  void start() throws Exception {
    server = VaultDouble.start();
    server.transit.make("crm-master", Map.of());
    store = VaultSetup.of(server).open();
    wrap();
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
  }

  @Test
  void deletesAKeyOfATenantOnlyWhereThePolicyAllows() throws Exception {
    NamedKeys named = store.named().orElseThrow();
    named.create("crm-master--acme");
    server.denied.add("transit/keys/crm-master--acme");
    assertThat(refusal(FAILED, () -> named.destroy("crm-master--acme")))
        .hasMessageContaining(
            "path \"transit/keys/crm-master--acme\" { capabilities = [\"read\"] }");
    server.denied.clear();
    server.requests.clear();
    assertThat(named.destroy("crm-master--acme")).isEqualTo(Destruction.done());
    assertThat(server.requests)
        .containsExactly(
            "GET transit/keys/crm-master--acme",
            "POST transit/keys/crm-master--acme/config",
            "DELETE transit/keys/crm-master--acme");
    assertThat(Request.delete("transit/keys/crm-master--acme").capability()).isEqualTo("delete");
    refusal(UNSUPPORTED, () -> named.create("crm-master--x-" + "61".repeat(100)));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 412, 503})
  void triesAgainWhatMayPass(int status) throws Exception {
    server.troubles.add(answering(status, "{\"errors\":[]}"));
    server.troubles.add(answering(status, "<html>"));
    WrappedKey wrapped = wrap();
    server.troubles.add(answering(status, ""));
    store.unwrap(wrapped, CONTEXT).close();
  }

  @Test
  void waitsAsLongAsTheServerAsksWhereThereIsTime() throws Exception {
    try (KeyWrapper patient = VaultSetup.of(server).open()) {
      server.requests.clear();
      server.troubles.add(answering(429, "", "Retry-After", "1"));
      patient.current();
      assertThat(server.requests).containsOnly("GET transit/keys/crm-master").hasSize(2);
    }
  }

  @Test
  void doesNotWaitLongerThanItsOwnLimit() {
    server.requests.clear();
    server.troubles.add(answering(429, "", "Retry-After", "3600"));
    assertThat(refusal(UNREACHABLE, store::current))
        .hasMessageContaining("limits the rate of requests; try again later");
    assertThat(server.requests).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "503, is sealed or in maintenance; unseal it",
    "501, is not initialised",
    "500, has an error of its own; see its log",
    "412, is a standby that lags behind"
  })
  void tellsWhatTheServerLacks(int status, String message) {
    for (int i = 0; i < 3; i++) {
      server.troubles.add(answering(status, "{\"errors\":[\"Vault is sealed\"]}"));
    }
    assertThat(refusal(UNREACHABLE, store::current))
        .hasMessageContaining(message)
        .hasMessageContaining("(HTTP " + status + ")");
  }

  @Test
  void neverRepeatsAChangeWhoseAnswerGotLost() throws Exception {
    server.requests.clear();
    server.troubles.add(answering(200, Json.write(Map.of("data", described()))));
    server.troubles.add(exchange -> {});
    assertThat(refusal(UNREACHABLE, () -> store.administration().orElseThrow().rotate()))
        .hasMessageContaining("cannot be reached or breaks the connection off");
    assertThat(server.requests)
        .containsExactly("GET transit/keys/crm-master", "POST transit/keys/crm-master/rotate");
  }

  @Test
  void doesNotHangOnAnswersThatAreSlow() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    VaultDouble.Trouble silent = exchange -> await(end);
    VaultDouble.Trouble trickling =
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await(end);
        };
    try (KeyWrapper hasty = VaultSetup.of(server).with("timeout", "1").open()) {
      for (VaultDouble.Trouble trouble : new VaultDouble.Trouble[] {silent, trickling}) {
        server.troubles.add(trouble);
        assertThat(refusal(UNREACHABLE, hasty::current))
            .hasMessageContaining("did not answer within 1 s");
      }
    } finally {
      end.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Please sign in</html>",
        "{\"data\":{\"ciphertext\":",
        "[]",
        "{\"data\":{}}",
        "{\"data\":{\"ciphertext\":\"vault:v0:AAAA\"}}",
        "{\"data\":{\"ciphertext\":\"AAAA\"}}",
        "{\"data\":{\"ciphertext\":17}}"
      })
  void refusesAnswersThatAreNone(String answer) {
    server.troubles.add(answering(200, answer));
    assertThat(refusal(FAILED, this::wrap)).hasMessageContaining("check that");
  }

  @Test
  void refusesAnswersWithoutEnd() {
    for (int i = 0; i < 3; i++) {
      server.troubles.add(answering(200, " ".repeat(BoundedBody.MAX_BYTES + 1)));
    }
    assertThat(refusal(UNREACHABLE, store::current))
        .hasRootCauseMessage("the answer is longer than 1048576 bytes");
  }

  @Test
  void followsNoRedirect() throws Exception {
    try (VaultDouble elsewhere = VaultDouble.start()) {
      server.troubles.add(
          answering(307, "", "Location", elsewhere.address() + "/v1/transit/keys/crm-master"));
      assertThat(refusal(FAILED, store::current)).hasMessageContaining("(HTTP 307)");
      assertThat(elsewhere.requests).isEmpty();
    }
  }

  @Test
  void tellsNoSecretThatABrokenServerQuotes() {
    String plaintext = Base64.getEncoder().encodeToString(KEY);
    for (int status : new int[] {400, 404, 500, 200}) {
      for (int i = 0; i < 3; i++) {
        server.troubles.add(
            exchange -> {
              String token = exchange.getRequestHeaders().getFirst("X-Vault-Token");
              answering(status, "{\"errors\":[\"" + token + " sent " + plaintext + "\"]")
                  .happen(exchange);
            });
      }
      KeyStoreException e =
          org.assertj.core.api.Assertions.catchThrowableOfType(KeyStoreException.class, this::wrap);
      server.troubles.clear();
      assertThat(trace(e)).doesNotContain("hvs.", plaintext, "MDEyMzQ1");
    }
  }

  @Test
  void tellsAWrongMountFromAWrongKey() {
    assertThat(refusal(BAD_SETTING, () -> VaultSetup.of(server).with("mount", "secret").open()))
        .hasMessageContaining("has no Transit engine at secret; correct keystore.mount");
    assertThat(refusal(MISSING_KEY, () -> VaultSetup.of(server).key("crm").open()))
        .hasMessageContaining("has no key crm; correct keystore.key, or make it: vault write");
  }

  @Test
  void makesTheKeyOnRequestOnly() throws Exception {
    try (KeyWrapper made = VaultSetup.of(server).key("crm").creating().open()) {
      assertThat(made.current()).isEqualTo("crm/v1");
    }
    VaultSetup.of(server).key("crm").creating().open().close();
    assertThat(server.requests).containsOnlyOnce("POST transit/keys/crm");
  }

  @Test
  void sendsTheNamespace() throws Exception {
    server.requests.clear();
    try (KeyWrapper other = VaultSetup.of(server).with("namespace", "/team/crm/").open()) {
      assertThat(other.describe())
          .isEqualTo(
              "vault-transit "
                  + server.address()
                  + " namespace team/crm mount transit, key crm-master");
    }
    assertThat(server.requests).allMatch(request -> request.endsWith(" team/crm"));
  }

  @Test
  void refusesKeysThatCannotBindAContext() {
    server.transit.make("rsa", Map.of("type", "rsa-4096"));
    server.transit.make("same", Map.of("convergent_encryption", true, "derived", true));
    server.transit.make("old", Map.of("test.ignores-associated-data", true));
    assertThat(refusal(UNSUPPORTED, () -> VaultSetup.of(server).key("rsa").open()))
        .hasMessageContaining("rsa is rsa-4096, not aes256-gcm96; make another one");
    assertThat(refusal(UNSUPPORTED, () -> VaultSetup.of(server).key("same").open()))
        .hasMessageContaining("encrypts convergently");
    assertThat(
            refusal(
                UNSUPPORTED,
                () -> {
                  try (KeyWrapper old = VaultSetup.of(server).key("old").open()) {
                    wrap(old);
                  }
                }))
        .hasMessageContaining("ignores associated_data");
  }

  @Test
  void bindsTheContextUnderADerivedKeyToo() throws Exception {
    server.transit.make("derived", Map.of("derived", true));
    try (KeyWrapper other = VaultSetup.of(server).key("derived").open()) {
      WrappedKey wrapped = wrap(other);
      other.unwrap(wrapped, CONTEXT).close();
      assertThat(refusal(UNWRAP_FAILED, () -> other.unwrap(wrapped, new byte[] {9}).close()))
          .hasMessageContaining("restore the catalogue or the Vault that belong together");
    }
  }

  @Test
  void sendsAWrappedKeyNowhereButToTheMount() {
    for (String name : new String[] {"../../sys/seal/v1", "crm-master/v0", "a/b/v1", "crm?x/v1"}) {
      server.requests.clear();
      WrappedKey odd = new WrappedKey(name, TransitWrapper.MECHANISM, new byte[60]);
      refusal(MISSING_KEY, () -> store.unwrap(odd, CONTEXT).close());
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void tellsAVersionThatIsForbiddenAndOneThatIsNotThereYet() throws Exception {
    WrappedKey wrapped = wrap();
    store.administration().orElseThrow().rotate();
    TransitEngine.Key key = server.transit.make("crm-master", Map.of());
    key.minDecryption = 2;
    assertThat(refusal(MISSING_KEY, () -> store.unwrap(wrapped, CONTEXT).close()))
        .hasMessageContaining("min_decryption_version");
    assertThat(store.administration().orElseThrow().versions())
        .extracting(version -> version.state().name())
        .containsExactly("DISABLED", "CURRENT");
    WrappedKey newer = new WrappedKey("crm-master/v3", TransitWrapper.MECHANISM, wrapped.bytes());
    assertThat(refusal(MISSING_KEY, () -> store.unwrap(newer, CONTEXT).close()))
        .hasMessageContaining("restored from an older backup");
  }

  private WrappedKey wrap() throws KeyStoreException {
    return wrap(store);
  }

  private static WrappedKey wrap(KeyWrapper store) throws KeyStoreException {
    try (SecretBytes key = SecretBytes.copyOf(KEY)) {
      return store.wrap(key, CONTEXT);
    }
  }

  private Map<String, Object> described() throws Exception {
    return server.transit.handle("keys/crm-master", Map.of());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
