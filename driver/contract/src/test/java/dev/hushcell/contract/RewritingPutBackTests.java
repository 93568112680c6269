package dev.hushcell.contract;

import static dev.hushcell.contract.RewritingScene.ALONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDriver;
import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ImportOptions;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.admin.RewritingStatus.Phase;
import dev.hushcell.contract.RewritingScene.Job;
import dev.hushcell.contract.server.EachRewriting;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * The attack: somebody who writes to the database keeps the tables of the catalogue and the plain
 * table, and puts both back when the columns have become cells. An application that starts then
 * must not send values in clear.
 */
@EachRewriting
class RewritingPutBackTests {
  private static final ColumnProgress SILENT = ColumnProgress.none();
  private static final List<String> CATALOGUE =
      List.of("hushcell_key", "hushcell_column", "hushcell_event", "hushcell_manifest");
  private static final String DEFINITION =
      "(id int primary key, email varchar(100), name varchar(40), password varchar(60))";
  private static final List<String> STATEMENTS =
      List.of(
          "select email from contact",
          "select * from contact",
          "insert into contact values (900, 'm4rked', 'm4rked', 'm4rked')",
          "update contact set email = 'm4rked' where id = 1");

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void rowsInClear() throws IOException, SQLException {
    scene = RewritingScene.of(server, directory, 12);
    Files.writeString(
        scene.configuration(), Files.readString(scene.configuration()) + "  offer.name: {}\n");
    try (Connection ours = scene.ours()) {
      scene.run(ours, "create table offer (id int primary key, name varchar(20))");
    }
  }

  @Test
  void aCatalogueFromBeforeTheExchangeBringsNoValuesBack() throws Exception {
    keep("before");
    RewritingStatus begun = begin();
    keep("filling");
    try (Connection ours = scene.ours()) {
      assertThat(Hushcell.columns(ours).resume(begun.job(), ALONE, SILENT).phase())
          .isEqualTo(Phase.ENDED);
    }
    try (Connection plain = scene.plain()) {
      scene.run(plain, "drop table contact", "create table contact " + DEFINITION);
    }
    putBack("filling");
    assertRefused(scene.configuration(), "[HC-2139]");
    assertRefused(undeclared(), "[HC-2139]");
    putBack("before");
    assertRefused(scene.configuration(), "[HC-1334]"); // as declared columns always were
    assertRefused(undeclared(), "[HC-2139]");
  }

  @Test
  void anAdministratorAcceptsAnOlderBackup() throws Exception {
    keep("before");
    try (Connection ours = scene.ours()) {
      RewritingScene.encrypt(ours);
    }
    try (Connection plain = scene.plain()) {
      scene.run(plain, "drop table contact", "create table contact " + DEFINITION);
    }
    putBack("before");
    assertRefused(undeclared(), "[HC-2139]");
    String export;
    try (Connection later = anew(scene.configuration())) {
      export = Hushcell.keys(later).exportCatalogue(RewritingScene.table(later).schema());
    }
    String url = scene.base().oursUrl(scene.configuration());
    assertThat(
            Hushcell.importCatalogue(url, user(), export, ImportOptions.usual().regardlessOfAge())
                .written())
        .isFalse();
    try (Connection later = anew(undeclared())) {
      assertThat(Found.rows(later, "select email from contact where id = 8"))
          .containsExactly("user8@example.com");
    }
    try (Connection later = anew(scene.configuration())) {
      assertThatThrownBy(() -> Found.rows(later, "select email from contact"))
          .hasMessageContaining("[HC-1334]"); // as before its job, which can be begun again
      RewritingScene.encrypt(later);
      assertThat(Found.rows(later, "select id from contact where email = 'user8@example.com'"))
          .containsExactly("8");
    }
    try (Connection later = anew(scene.configuration())) {
      assertThat(Found.rows(later, "select id from contact where email = 'user8@example.com'"))
          .containsExactly("8");
    }
  }

  @Test
  void whatAJobDecryptedFlowsUntilItIsEncryptedAgain() throws Exception {
    try (Connection ours = scene.ours()) {
      RewritingScene.encrypt(ours);
      assertThat(Job.DECRYPT.run(ours, ALONE, SILENT).phase()).isEqualTo(Phase.ENDED);
    }
    keep("decrypted");
    for (Path each : List.of(scene.configuration(), undeclared())) {
      try (Connection later = anew(each)) {
        assertThat(Found.rows(later, "select email from contact where id = 8"))
            .containsExactly("user8@example.com");
      }
    }
    try (Connection ours = scene.ours()) {
      RewritingScene.encrypt(ours);
    }
    try (Connection later = anew(scene.configuration())) {
      assertThat(Found.rows(later, "select id from contact where email = 'user8@example.com'"))
          .containsExactly("8");
    }
    try (Connection plain = scene.plain()) {
      scene.run(plain, "drop table contact", "create table contact " + DEFINITION);
    }
    putBack("decrypted");
    assertRefused(scene.configuration(), "[HC-2139]");
    assertRefused(undeclared(), "[HC-2139]");
  }

  /** The job ends after its first step; its record stays. */
  private RewritingStatus begin() throws SQLException {
    ColumnProgress ending =
        (step, done, total) -> {
          throw new IllegalStateException("ended");
        };
    try (Connection ours = scene.ours()) {
      assertThatThrownBy(() -> Job.ENCRYPT.run(ours, ALONE, ending))
          .hasMessageContaining("IllegalStateException");
      List<RewritingStatus> all = Hushcell.columns(ours).status();
      return all.get(all.size() - 1);
    }
  }

  private void keep(String name) throws SQLException {
    try (Connection plain = scene.plain()) {
      for (String table : CATALOGUE) {
        scene.run(plain, "create table " + name + table + " as select * from " + table);
      }
      scene.run(
          plain, "create table " + name + "rows as select id, email, name, password from contact");
    }
  }

  private void putBack(String name) throws SQLException {
    try (Connection plain = scene.plain()) {
      for (String table : CATALOGUE) {
        scene.run(
            plain,
            "delete from " + table,
            "insert into " + table + " select * from " + name + table);
      }
      scene.run(plain, "delete from contact", "insert into contact select * from " + name + "rows");
    }
  }

  private void assertRefused(Path configuration, String code) throws SQLException {
    try (Connection later = anew(configuration)) {
      for (String sql : STATEMENTS) {
        assertThatThrownBy(() -> scene.run(later, sql))
            .as(sql)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining(code)
            .hasMessageNotContaining("m4rked");
      }
      scene.run(later, "insert into offer values (1, 'not concerned')", "delete from offer");
    }
    try (Connection plain = scene.plain()) {
      assertThat(Found.rows(plain, "select id from contact where email = 'm4rked'")).isEmpty();
    }
  }

  /** A process that was started with another configuration. */
  private Path undeclared() throws IOException {
    String declared = Files.readString(scene.configuration());
    return Files.writeString(
        directory.resolve("undeclared.yaml"), declared.replaceAll("(?m)^ +contact\\..*\\R", ""));
  }

  private Connection anew(Path configuration) throws SQLException {
    return new HushcellDriver().connect(scene.base().oursUrl(configuration), user());
  }

  private Properties user() {
    Properties user = new Properties();
    user.setProperty("user", scene.base().user());
    user.setProperty("password", scene.base().password());
    return user;
  }
}
