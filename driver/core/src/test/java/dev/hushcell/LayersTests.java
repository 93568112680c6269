package dev.hushcell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.layers.AtRest;
import dev.hushcell.layers.ClearSetting;
import dev.hushcell.layers.DiskStatus;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.layers.Reach;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Link and disk of H2: in the process, over a server, with and without a cipher. */
class LayersTests {
  private static final String COLUMNS = "columns: { person.name: {} }\n";

  /** In front of the user's password that of the file. */
  private static final String PASSWORDS = "filepassword userpassword";

  @TempDir Path directory;

  private Sandbox sandbox(String demands) throws IOException {
    return new Sandbox(directory, COLUMNS + demands);
  }

  private static Connection open(Sandbox sandbox, String database, String... more)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "sa");
    properties.setProperty("password", PASSWORDS);
    for (int i = 0; i < more.length; i += 2) {
      properties.setProperty(more[i], more[i + 1]);
    }
    return new HushcellDriver().connect(sandbox.url(database), properties);
  }

  private static void assertRefused(
      ConfigFault code, Callable<Connection> connecting, String... reasons) {
    assertThatThrownBy(() -> connecting.call().close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[" + code.id() + "]")
        .hasMessageContainingAll(reasons);
  }

  @Test
  void theDiskIsToldInBothStatesAndHasWhatIsTold() throws Exception {
    Sandbox sandbox = sandbox("");
    try (Connection plain = open(sandbox, sandbox.file("plain"))) {
      Sandbox.run(plain, "create table note (text varchar)", "insert into note values ('needle')");
      DiskStatus disk = Hushcell.status(plain).disk();
      assertThat(disk.atRest()).isEqualTo(AtRest.PLAIN);
      assertThat(disk.reason()).contains(";CIPHER=AES");
      assertThat(disk.clear()).extracting(ClearSetting::value).containsExactly("1");
    }
    for (String[] more : new String[][] {{}, {"CIPHER", "AES"}}) {
      String option = more.length == 0 ? ";CIPHER=AES;TRACE_LEVEL_FILE=0" : ";TRACE_LEVEL_FILE=0";
      try (Connection secret = open(sandbox, sandbox.file("secret") + option, more)) {
        Sandbox.run(
            secret,
            "create table if not exists note (text varchar)",
            "insert into note values ('needle')");
        DiskStatus disk = Hushcell.status(secret).disk();
        assertThat(disk.atRest()).isEqualTo(AtRest.ENCRYPTED);
        assertThat(disk.clear()).isEmpty();
      }
    }
    assertThat(text("plain.mv.db")).contains("needle");
    assertThat(text("secret.mv.db")).doesNotContain("needle");
    try (Connection memory = open(sandbox, "h2:mem:layers")) {
      assertThat(Hushcell.status(memory).disk().atRest()).isEqualTo(AtRest.NOTHING_KEPT);
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(directory.resolve(file), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aDiskInClearIsRefusedWhereItMustNotBe() throws Exception {
    Sandbox sandbox = sandbox("at-rest: require\n");
    assertRefused(
        ConfigFault.NOT_AT_REST,
        () -> open(sandbox, sandbox.file("plain")),
        "its files have no CIPHER",
        ";CIPHER=AES");
    open(sandbox, sandbox.file("secret") + ";CIPHER=AES").close();
    open(sandbox, "h2:mem:refused").close();
    open(sandbox, "h2:mem:").close();
    JdbcDataSource inner = new JdbcDataSource();
    inner.setUser("sa");
    inner.setPassword(PASSWORDS);
    inner.setURL("jdbc:" + sandbox.file("plain"));
    try (HushcellDataSource source = new HushcellDataSource(inner)) {
      source.setConfig(sandbox.configuration.toString());
      assertRefused(ConfigFault.NOT_AT_REST, source::getConnection, "no CIPHER");
      inner.setURL("jdbc:" + sandbox.file("secret") + ";CIPHER=AES");
      source.getConnection().close();
    }
  }

  @Test
  void aDatabaseInTheProcessNeedsNoTlsWhereItIsAllowedByName() throws Exception {
    Sandbox sandbox = sandbox("transport: require-tls\n");
    assertRefused(
        ConfigFault.UNSAFE_LINK,
        () -> open(sandbox, sandbox.file("crm")),
        "runs in this process",
        "allow-in-process");
    assertRefused(ConfigFault.UNSAFE_LINK, () -> open(sandbox, "h2:mem:"), "allow-in-process");
    assertThat(directory.resolve("crm.mv.db")).doesNotExist();
    sandbox.declare(COLUMNS + "transport: [require-tls, allow-in-process]\n");
    for (String database : new String[] {sandbox.file("crm"), "h2:mem:"}) {
      try (Connection ours = open(sandbox, database)) {
        LinkStatus link = Hushcell.status(ours).link();
        assertThat(link.reach()).isEqualTo(Reach.IN_PROCESS);
        assertThat(link.isSafe()).isTrue();
      }
    }
  }

  @Test
  void aServerIsNoSafeLinkAndTellsOfItsDiskByTheOption() throws Exception {
    Sandbox sandbox = sandbox("transport: [require-tls, allow-in-process]\n");
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    try {
      String far = "h2:tcp://localhost:" + server.getPort() + "/" + directory;
      assertRefused(
          ConfigFault.UNSAFE_LINK, () -> open(sandbox, far + "/far"), "verifies no server");
      assertRefused(
          ConfigFault.UNSAFE_LINK,
          () -> open(sandbox, far.replaceFirst("//", "") + "/far"),
          "tcp: verifies no server");
      assertThat(directory.resolve("far.mv.db")).doesNotExist();
      sandbox.declare(COLUMNS + "transport: [require-tls, allow-loopback]\n");
      try (Connection ours = open(sandbox, far + "/far")) {
        LinkStatus link = Hushcell.status(ours).link();
        assertThat(link.reach()).isEqualTo(Reach.LOOPBACK);
        assertThat(link.encrypted()).contains(false);
        assertThat(Hushcell.status(ours).disk().atRest()).isEqualTo(AtRest.PLAIN);
      }
      try (Connection ours = open(sandbox, far + "/secret;CIPHER=AES")) {
        assertThat(Hushcell.status(ours).disk().atRest()).isEqualTo(AtRest.ENCRYPTED);
      }
      JdbcDataSource inner = new JdbcDataSource();
      inner.setUser("sa");
      inner.setPassword(PASSWORDS);
      inner.setURL("jdbc:" + far + "/far");
      try (HushcellDataSource source = new HushcellDataSource(inner)) {
        source.setConfig(sandbox.configuration.toString());
        try (Connection ours = source.getConnection()) {
          assertThat(Hushcell.status(ours).disk().atRest()).isEqualTo(AtRest.UNKNOWN);
        }
      }
    } finally {
      server.stop();
    }
  }

  @Test
  void aDatabaseThatAnotherProcessServesIsNoneInThisProcess() throws Exception {
    Sandbox sandbox = sandbox("transport: [require-tls, allow-in-process]\n");
    String shared = sandbox.file("shared") + ";AUTO_SERVER=TRUE";
    // A shell that waits for its first statement.
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                location(Server.class),
                "org.h2.tools.Shell",
                "-url",
                "jdbc:" + shared,
                "-user",
                "sa",
                "-password",
                PASSWORDS)
            .start();
    try {
      for (int i = 0; i < 300 && !Files.exists(directory.resolve("shared.lock.db")); i++) {
        Thread.sleep(50);
      }
      assertRefused(ConfigFault.UNSAFE_LINK, () -> open(sandbox, shared), "PLAINTEXT");
    } finally {
      other.destroy();
      other.waitFor();
    }
    open(sandbox, shared).close();
  }

  private static String location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
