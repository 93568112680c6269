package dev.hushcell.samples.crm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.samples.crm.support.Correspondence;
import dev.hushcell.samples.crm.support.LeakScan;
import dev.hushcell.samples.crm.support.Pages;
import dev.hushcell.samples.crm.support.RunningCrm;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages and the router in processes of their own, each with its own key store. */
@Tag("nightly")
class TwoProcessesTests {
  @TempDir Path directory;

  @Test
  void keepsPasswordsWhereThePagesCannotOpenThem() throws Exception {
    Path home = directory.resolve("home");
    Path vault = directory.resolve("vault");
    String url = "jdbc:hushcell:h2:file:" + home.resolve("crm") + ";AUTO_SERVER=TRUE";
    int port = freePort();
    List<String> both =
        List.of(
            "--spring.datasource.url=" + url,
            "--spring.datasource.password=",
            "--crm.handover.port=" + port);
    RunningCrm.start(home, both).close(); // one process at first
    assertThat(stored(home)).isTrue();
    try (RunningCrm web = RunningCrm.start(home, with(both, "--crm.role=web"));
        RunningCrm router =
            RunningCrm.start(home, with(both, "--crm.role=router", "--crm.vault.home=" + vault));
        Pages pages = new Pages(web.place()).signIn("admin", RunningCrm.PASSWORD)) {
      assertThat(router.place()).isEqualTo(String.valueOf(port));
      mailFlows(pages);
      setsAPassword(pages);
      assertThat(answer(port, "GET", "Bearer guess")).isEqualTo(401);
      String token = Files.readString(home.resolve("router.token")).strip();
      assertThat(answer(port, "GET", "Bearer " + token)).isEqualTo(405); // none is given back
    }
    assertThat(stored(home)).isFalse();
    assertThat(new LeakScan(directory).find(Set.of(RunningCrm.MAIL_PASSWORD))).isEmpty();
    // The pages' key store opens nothing of the vault, whoever has the vault's files as well.
    assertThatThrownBy(() -> readVault(vault, home.resolve("hushcell.yaml"), "web"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[HC-13");
    assertThat(readVault(vault, vault.resolve("hushcell.yaml"), ""))
        .isEqualTo(RunningCrm.MAIL_PASSWORD);
  }

  private static void mailFlows(Pages pages) throws Exception {
    pages.awaitText("/mailboxes/1", "Working");
    Correspondence outside = Correspondence.with(pages);
    outside.write(Correspondence.OUTSIDER, "support@harbour.example", "after the move", "text");
    pages.awaitText("/activities", "after the move");
  }

  private static void setsAPassword(Pages pages) throws Exception {
    pages.submit(pages.open("/mailboxes/1"), "/mailboxes/1", Map.of("password", "a wrong one"));
    pages.awaitText("/mailboxes/1", "Sign in refused");
    pages.submit(
        pages.open("/mailboxes/1"), "/mailboxes/1", Map.of("password", RunningCrm.MAIL_PASSWORD));
    pages.awaitText("/mailboxes/1", "Working");
  }

  /** Tells whether a mailbox has a password in its row. */
  private static boolean stored(Path home) throws SQLException {
    try (Connection plain =
            DriverManager.getConnection("jdbc:h2:file:" + home.resolve("crm"), "sa", "");
        ResultSet found =
            plain
                .createStatement()
                .executeQuery("select count(*) from mailbox where password is not null")) {
      found.next();
      return found.getInt(1) > 0;
    }
  }

  private static String readVault(Path vault, Path configuration, String profile)
      throws SQLException {
    String url =
        "jdbc:hushcell:h2:file:" + vault.resolve("vault") + ";hushcell.config=" + configuration;
    try (Connection connection =
            DriverManager.getConnection(
                profile.isEmpty() ? url : url + ";hushcell.profile=" + profile, "sa", "");
        ResultSet found =
            connection
                .createStatement()
                .executeQuery("select secret from credential where name = 'MAILBOX/1'")) {
      found.next();
      return found.getString(1);
    }
  }

  private static int answer(int port, String method, String authorization) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/secrets/MAILBOX/1"))
            .header("Authorization", authorization)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static List<String> with(List<String> arguments, String... more) {
    return java.util.stream.Stream.concat(arguments.stream(), java.util.stream.Stream.of(more))
        .toList();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
