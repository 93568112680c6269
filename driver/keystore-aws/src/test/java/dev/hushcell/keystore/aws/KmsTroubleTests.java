package dev.hushcell.keystore.aws;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.aws.KmsDouble.answering;
import static dev.hushcell.keystore.aws.KmsDouble.refusing;
import static dev.hushcell.keystore.aws.Refusals.refusal;
import static dev.hushcell.keystore.aws.Refusals.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class KmsTroubleTests {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] CONTEXT = {1, 2, 3};

  private KmsDouble server;
  private KeyWrapper store;

  @BeforeEach
  void start() throws Exception {
    server = KmsDouble.start();
    server.kms.make("alias/crm-master");
    store = KmsSetup.of(server).open();
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
    KmsSetup.signOut();
  }

  @ParameterizedTest
  @CsvSource({"400, ThrottlingException", "500, KMSInternalException", "503, ServiceUnavailable"})
  void triesAgainWhatMayPass(int status, String code) throws Exception {
    server.troubles.add(refusing(status, code));
    assertThat(store.current()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "400, ThrottlingException, limits the rate of requests; try again later",
    "500, KMSInternalException, has an error of its own; try again later",
    "500, KeyUnavailableException, has an error of its own"
  })
  void tellsWhatDidNotPassInTime(int status, String code, String message) {
    for (int i = 0; i < 3; i++) {
      server.troubles.add(refusing(status, code));
    }
    assertThat(refusal(UNREACHABLE, store::current)).hasMessageContaining(message);
  }

  @Test
  void doesNotHangOnAnswersThatAreSlow() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    KmsDouble.Trouble silent = exchange -> await(end);
    KmsDouble.Trouble trickling =
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          for (int i = 0; i < 100 && end.getCount() > 0; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            pause();
          }
        };
    try (KeyWrapper hasty = KmsSetup.of(server).with("timeout", "1").open()) {
      for (KmsDouble.Trouble trouble : List.of(silent, trickling)) {
        for (int i = 0; i < 3; i++) {
          server.troubles.add(trouble);
        }
        assertThat(refusal(UNREACHABLE, hasty::current))
            .hasMessageContaining("did not answer within 1 s; try again later");
        server.troubles.clear();
      }
    } finally {
      end.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Please sign in</html>", "{\"KeyMetadata\":", "7"})
  void refusesAnswersThatAreNone(String answer) {
    // The SDK takes it for something that may pass.
    for (int i = 0; i < 3; i++) {
      server.troubles.add(answering(200, answer));
    }
    assertThat(refusal(FAILED, store::current))
        .hasMessageContaining("that cannot be used")
        .hasMessageContaining("check keystore.endpoint and keystore.region");
  }

  @Test
  void refusesAnswersThatLackWhatWasAskedFor() throws Exception {
    WrappedKey wrapped = wrap();
    String arn = KmsEngine.ARN + wrapped.keyEncryptionKey();
    for (String answer : List.of("{}", "{\"KeyMetadata\":{}}")) {
      server.troubles.add(answering(200, answer));
      assertThat(refusal(FAILED, store::current)).hasMessageContaining("that cannot be used");
    }
    for (String answer : List.of("{}", "{\"KeyId\":\"" + arn + "\"}")) {
      server.troubles.add(answering(200, answer));
      refusal(FAILED, () -> store.unwrap(wrapped, CONTEXT).close());
    }
  }

  @Test
  void tellsADisabledKeyAndOneThatIsToBeDeleted() throws Exception {
    WrappedKey wrapped = wrap();
    KmsEngine.Key key = server.kms.keys.get(wrapped.keyEncryptionKey());
    key.metadata.put("KeyState", "Disabled");
    assertThat(refusal(FAILED, () -> store.unwrap(wrapped, CONTEXT).close()))
        .hasMessageContaining("the key " + key.id + " is disabled; enable it: aws kms enable-key");
    key.metadata.put("KeyState", "PendingDeletion");
    assertThat(refusal(FAILED, () -> store.unwrap(wrapped, CONTEXT).close()))
        .hasMessageContaining("aws kms cancel-key-deletion, then aws kms enable-key");
    server.kms.deleteWhatIsDue();
    assertThat(refusal(MISSING_KEY, () -> store.unwrap(wrapped, CONTEXT).close()))
        .hasMessageContaining("A deleted key cannot be brought back");
    assertThat(refusal(MISSING_KEY, store::current)).hasMessageContaining("alias/crm-master");
  }

  @Test
  void tellsAWrongNameOrRegion() {
    assertThat(refusal(MISSING_KEY, () -> KmsSetup.of(server).key("alias/other").open()))
        .hasMessageContaining("no key alias/other in region eu-central-1")
        .hasMessageContaining("correct keystore.key or keystore.region");
  }

  @Test
  void refusesAKeyThatCannotBindAContext() {
    server.kms.make("alias/rsa").metadata.put("KeySpec", "RSA_4096");
    assertThat(refusal(UNSUPPORTED, () -> KmsSetup.of(server).key("alias/rsa").open()))
        .hasMessageContaining(
            "is not a symmetric key for encryption; make one: aws kms create-key");
  }

  @Test
  void looksForWhatARecordNamesInItsOwnAccountOnly() throws Exception {
    String foreign = "arn:aws:kms:eu-central-1:999999999999:key/" + wrap().keyEncryptionKey();
    server.actions.clear();
    for (String name : List.of(foreign, "alias/crm-master", "crm-master")) {
      WrappedKey odd = new WrappedKey(name, KmsWrapper.MECHANISM, new byte[80]);
      refusal(MISSING_KEY, () -> store.unwrap(odd, CONTEXT).close());
    }
    assertThat(server.actions).isEmpty();
  }

  @Test
  void takesNoAnswerOfAnotherKey() throws Exception {
    WrappedKey wrapped = wrap();
    String other = KmsEngine.ARN + "1234abcd-12ab-34cd-56ef-1234567890ab";
    server.troubles.add(
        answering(
            200,
            Json.write(
                Map.of("KeyId", other, "Plaintext", Base64.getEncoder().encodeToString(KEY)))));
    assertThat(refusal(FAILED, () -> store.unwrap(wrapped, CONTEXT).close()))
        .hasMessageContaining("used another key than " + wrapped.keyEncryptionKey());
  }

  @Test
  void tellsNoSecretEvenInTheLogOfTheSdk() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    Logger sdk = (Logger) LoggerFactory.getLogger("software.amazon");
    log.start();
    root.addAppender(log);
    sdk.setLevel(Level.TRACE);
    root.getAppender("console").addFilter(new Silence());
    String plaintext = Base64.getEncoder().encodeToString(KEY);
    try {
      WrappedKey wrapped = wrap();
      store.unwrap(wrapped, CONTEXT).close();
      String quoting =
          "{\"__type\":\"Odd " + Signatures.SECRET_KEY + "\",\"x\":\"" + plaintext + "\"";
      for (int status : new int[] {400, 404, 200}) {
        for (int i = 0; i < 3; i++) {
          server.troubles.add(answering(status, quoting));
        }
        KeyStoreException e =
            catchThrowableOfType(
                KeyStoreException.class, () -> store.unwrap(wrapped, CONTEXT).close());
        server.troubles.clear();
        assertThat(trace(e)).doesNotContain(plaintext, Signatures.SECRET_KEY);
      }
    } finally {
      root.detachAppender(log);
      sdk.setLevel(Level.OFF);
      root.getAppender("console").clearAllFilters();
    }
    assertThat(log.list)
        .extracting(ILoggingEvent::getLoggerName)
        .contains("software.amazon.awssdk.request");
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains(plaintext) || line.contains(Signatures.SECRET_KEY));
  }

  /** Keeps the console readable. */
  private static final class Silence extends ch.qos.logback.core.filter.Filter<ILoggingEvent> {
    @Override
    public ch.qos.logback.core.spi.FilterReply decide(ILoggingEvent event) {
      return ch.qos.logback.core.spi.FilterReply.DENY;
    }
  }

  private WrappedKey wrap() throws KeyStoreException {
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

  private static void pause() throws IOException {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
