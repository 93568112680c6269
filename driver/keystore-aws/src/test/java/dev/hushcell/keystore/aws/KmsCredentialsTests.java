package dev.hushcell.keystore.aws;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;
import static dev.hushcell.keystore.aws.Refusals.refusal;
import static dev.hushcell.keystore.aws.Refusals.trace;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KmsCredentialsTests {
  private static final String[] PLACES = {
    "aws.disableEc2Metadata",
    "aws.sharedCredentialsFile",
    "aws.configFile",
    "aws.containerCredentialsFullUri"
  };

  private KmsDouble server;
  private KmsSetup setup;

  @BeforeEach
  void start() throws Exception {
    server = KmsDouble.start();
    server.kms.make("alias/crm-master");
    System.setProperty("aws.disableEc2Metadata", "true");
    System.setProperty("aws.sharedCredentialsFile", "/nowhere");
    System.setProperty("aws.configFile", "/nowhere");
    setup = KmsSetup.of(server);
  }

  @AfterEach
  void stop() {
    server.close();
    KmsSetup.signOut();
    for (String place : PLACES) {
      System.clearProperty(place);
    }
  }

  @Test
  void tellsThatThereAreNone() {
    KmsSetup.signOut();
    assertThat(refusal(WRONG_PASSWORD, setup::open))
        .hasMessageContaining("no credentials for AWS were found; give the process a role");
    assertThat(server.actions).isEmpty();
  }

  @Test
  void tellsWrongOnes() {
    KmsSetup.signInAs(Signatures.ACCESS_KEY, "another-secret-access-key");
    KeyStoreException e = refusal(WRONG_PASSWORD, setup::open);
    assertThat(e)
        .hasMessageContaining("does not accept the credentials; check the access key")
        .hasMessageContaining("HTTP 400, InvalidSignatureException, request 5a1f0a2e-0000");
    assertThat(trace(e)).doesNotContain("another-secret", Signatures.ACCESS_KEY, "Signature=");
    KmsSetup.signInAs("AKIDOFANOTHER", Signatures.SECRET_KEY);
    assertThat(refusal(WRONG_PASSWORD, setup::open)).hasMessageContaining("UnrecognizedClient");
  }

  @Test
  void tellsAClockThatIsWrong() {
    server.signatures.ahead = Duration.ofMinutes(20);
    assertThat(refusal(WRONG_PASSWORD, setup::open))
        .hasMessageContaining("the clock of this machine is right to five minutes");
  }

  @Test
  void tellsAMissingPermission() throws Exception {
    try (KeyWrapper store = setup.open()) {
      server.denied.add("DescribeKey");
      assertThat(refusal(FAILED, store::current))
          .hasMessageContaining("they may not do this; allow kms:DescribeKey on alias/crm-master");
    }
  }

  @Test
  void takesTheProfileThatIsNamedWhateverElseThereIs(@TempDir Path directory) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("credentials"),
            "[crm]\naws_access_key_id = "
                + Signatures.ACCESS_KEY
                + "\naws_secret_access_key = "
                + Signatures.SECRET_KEY
                + "\n");
    System.setProperty("aws.sharedCredentialsFile", file.toString());
    KmsSetup.signInAs("AKIDOFANOTHER", "another-secret-access-key");
    setup.with("credentials-profile", "crm").open().close();
    assertThat(refusal(WRONG_PASSWORD, () -> setup.with("credentials-profile", "none").open()))
        .hasMessageContaining("keystore.credentials-profile");
  }

  @Test
  void takesNewOnesWhenThoseOfTheContainerEnd() throws Exception {
    KmsSetup.signOut();
    AtomicInteger given = new AtomicInteger();
    HttpServer container = container(given);
    System.setProperty(
        "aws.containerCredentialsFullUri",
        "http://localhost:" + container.getAddress().getPort() + "/role");
    try (KeyWrapper store = setup.open()) {
      int first = given.get();
      for (int i = 1; i <= first; i++) {
        server.signatures.ended.put("token-" + i, true);
      }
      store.current();
      assertThat(given.get()).isGreaterThan(first);
      for (int i = 1; i <= 100; i++) {
        server.signatures.ended.put("token-" + i, true);
      }
      assertThat(refusal(WRONG_PASSWORD, store::current))
          .hasMessageContaining("the credentials for AWS ended; sign in again");
    } finally {
      container.stop(0);
    }
  }

  /** Gives credentials that end soon, each with a token of its own. */
  private static HttpServer container(AtomicInteger given) throws IOException {
    HttpServer container =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    container.createContext(
        "/role",
        exchange -> {
          Map<String, Object> credentials =
              Map.of(
                  "AccessKeyId",
                  Signatures.ACCESS_KEY,
                  "SecretAccessKey",
                  Signatures.SECRET_KEY,
                  "Token",
                  "token-" + given.incrementAndGet(),
                  "Expiration",
                  Instant.now().plusSeconds(20).toString());
          byte[] answer = Json.write(credentials).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    container.start();
    return container;
  }
}
