package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.Hushcell;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.MariaWithKeys;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.layers.AtRest;
import dev.hushcell.layers.ClearSetting;
import dev.hushcell.layers.DiskStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The report on the disk of MariaDB, encrypted and plain. */
@EachMaria
@EveryServer
@OneCollation
class DiskTests {
  private static final int MOST_LOOKS = 200;
  private static final int BETWEEN_LOOKS = 100;

  private static final String COLUMNS = "columns: { person.name: {} }\n";

  @Parameter Server server;
  @TempDir Path directory;

  private boolean isMysql() {
    return server.words().names().contains("mysql-itself");
  }

  @Test
  void withoutAKeyPluginTheDiskIsInClear() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      DiskStatus disk = Hushcell.status(ours).disk();
      assertThat(disk.atRest()).as("the user may not look").isEqualTo(AtRest.UNKNOWN);
      assertThat(disk.unseen()).singleElement().asString().contains("GRANT PROCESS");
      assertThat(disk.clear())
          .extracting(ClearSetting::name, ClearSetting::remedy)
          .contains(
              tuple("general_log", "SET GLOBAL general_log = OFF"),
              tuple("slow_query_log", "SET GLOBAL slow_query_log = OFF"));
      assertThat(disk.clear())
          .extracting(ClearSetting::name)
          .filteredOn(each -> each.startsWith("binlog"))
          .isEqualTo(isMysql() ? List.of() : List.of("binlog_format"));
    }
    String password = scene.base().password().isEmpty() ? "" : "contract";
    try (Connection administrator =
        DriverManager.getConnection(scene.base().url(), "contract", password)) {
      String user = scene.base().name() + "@localhost";
      scene.run(administrator, "grant process on *.* to " + user);
    }
    try (Connection ours = scene.ours()) {
      DiskStatus disk = Hushcell.status(ours).disk();
      assertThat(disk.atRest()).as("the user may look").isEqualTo(AtRest.PLAIN);
      assertThat(disk.reason()).startsWith("0 of ").contains("off: ");
    }
    Scene asking = Scene.of(server, directory, COLUMNS + "at-rest: require\n");
    assertThatThrownBy(() -> asking.ours().close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("[HC-1047]")
        .hasMessageContaining("is not seen");
  }

  @Test
  void withAKeyPluginItIsToldWhatIsEncryptedAndWhatIsNot() throws Exception {
    assumeTrue(server.name().equals("mariadb"), "the same server for both drivers");
    Optional<Path> installed = MariaWithKeys.installed();
    assumeTrue(installed.isPresent(), MariaWithKeys.hint());
    try (Server keys =
        MariaWithKeys.start(
            installed.get(),
            directory,
            "--innodb-encrypt-tables=ON",
            "--innodb-encrypt-log=ON",
            "--innodb-encryption-threads=2")) {
      Scene scene = Scene.of(keys, directory, COLUMNS);
      try (Connection plain = scene.plain();
          Connection ours = scene.ours()) {
        scene.run(plain, "create table note (t varchar(20))", "insert into note values ('hidden')");
        DiskStatus disk = encrypted(ours);
        assertThat(disk.atRest()).as(disk.reason()).isEqualTo(AtRest.ENCRYPTED);
        assertThat(disk.clear())
            .extracting(ClearSetting::name)
            .contains("innodb_encrypt_temporary_tables", "aria_encrypt_tables");
      }
      Scene asking = Scene.of(keys, directory, COLUMNS + "at-rest: require\n");
      asking.ours().close();
      try (Connection plain = scene.plain();
          Connection ours = scene.ours()) {
        scene.run(
            plain,
            "create table open_note (t varchar(20)) encrypted=no",
            "insert into open_note values ('shown')");
        DiskStatus disk = Hushcell.status(ours).disk();
        assertThat(disk.atRest()).as(disk.reason()).isEqualTo(AtRest.PARTLY);
        scene.run(plain, "flush tables note, open_note for export", "unlock tables");
        assertThat(file(keys, scene, "open_note")).contains("shown");
        assertThat(file(keys, scene, "note")).doesNotContain("hidden");
      }
    }
  }

  /** The server encrypts what it began with in the background. */
  private static DiskStatus encrypted(Connection ours) throws Exception {
    DiskStatus disk = Hushcell.status(ours).disk();
    for (int i = 0; i < MOST_LOOKS && disk.atRest() != AtRest.ENCRYPTED; i++) {
      Thread.sleep(BETWEEN_LOOKS);
      disk = Hushcell.status(ours).disk();
    }
    return disk;
  }

  private static String file(Server keys, Scene scene, String table) throws Exception {
    Path file = keys.traces().get(0).resolve(scene.base().name()).resolve(table + ".ibd");
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
