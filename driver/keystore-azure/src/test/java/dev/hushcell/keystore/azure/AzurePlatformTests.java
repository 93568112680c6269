package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;
import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hushcell.keystore.KeyStoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-ins by the environment of a platform, which a process of its own has. */
class AzurePlatformTests {
  private static final String HEADER = "identity-header-of-the-test";

  @TempDir Path directory;

  private AzureDouble server;
  private HttpServer platform;

  @BeforeEach
  void start() throws Exception {
    server = AzureDouble.start();
    server.vault(AzureSetup.HSM).make("crm-master", "oct-HSM", 0);
    platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    platform.createContext("/identity", this::giveToken);
    platform.start();
  }

  @AfterEach
  void stop() {
    platform.stop(0);
    server.close();
  }

  @Test
  void signsInByManagedIdentityAndByTheDefaultChain() throws Exception {
    Map<String, String> environment =
        Map.of(
            "IDENTITY_ENDPOINT",
            "http://localhost:" + platform.getAddress().getPort() + "/identity",
            "IDENTITY_HEADER",
            HEADER);
    assertThat(run(environment, "managed-identity", "default"))
        .containsExactly("managed-identity: opens", "default: opens");
    assertThat(server.entra.log).isNotEmpty().containsOnly("platform");
  }

  @Test
  void signsInByWorkloadIdentity() throws Exception {
    Path token = Files.writeString(directory.resolve("token"), EntraDouble.FEDERATED);
    Map<String, String> environment =
        Map.of(
            "AZURE_TENANT_ID",
            EntraDouble.TENANT,
            "AZURE_CLIENT_ID",
            EntraDouble.CLIENT,
            "AZURE_FEDERATED_TOKEN_FILE",
            token.toString());
    assertThat(run(environment, "workload-identity")).containsExactly("workload-identity: opens");
    assertThat(server.entra.log).isNotEmpty().containsOnly("federated");
  }

  @Test
  void tellsThatThePlatformGivesNothing() {
    AzureSetup setup =
        AzureSetup.of(server, AzureSetup.HSM)
            .without("tenant", "client", "client-secret")
            .with("credential", "workload-identity");
    KeyStoreException e = catchThrowableOfType(KeyStoreException.class, setup::open);
    assertThat(e.reason()).isIn(BAD_SETTING, WRONG_PASSWORD);
    assertThat(e).hasMessageContaining("workload-identity");
    assertThat(server.entra.log).isEmpty();
  }

  private List<String> run(Map<String, String> environment, String... credentials)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djdk.net.hosts.file=" + System.getProperty("jdk.net.hosts.file"));
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(PlatformProcess.class.getName());
    command.add(server.url(AzureSetup.HSM));
    command.add(server.url("login.example.com"));
    command.add(Certificates.ca());
    command.addAll(List.of(credentials));
    Path out = Files.createTempFile(directory, "out", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    List<String> names = List.of(credentials);
    return Files.readAllLines(out, UTF_8).stream()
        .filter(line -> names.contains(line.replaceFirst(":.*", "")))
        .toList();
  }

  private void giveToken(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean known = HEADER.equals(exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"));
      server.entra.log.add(known ? "platform" : "stranger");
      byte[] answer =
          Json.write(
                  Map.of(
                      "access_token",
                      server.entra.give(),
                      "expires_on",
                      String.valueOf(Instant.now().plusSeconds(3600).getEpochSecond()),
                      "resource",
                      "https://managedhsm.azure.net",
                      "token_type",
                      "Bearer"))
              .getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(known ? 200 : 401, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
