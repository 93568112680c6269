package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellDriver;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.FewOptions;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A catalogue that somebody dropped past the driver: what keeps cells tells of it, to everybody.
 */
@EachServer
@OneCollation
@FewOptions
@Without({Variant.MODES, Variant.DRIVERS})
class CatalogueGoneTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact%1$s }
        contact.note:  { search: none%1$s }
      """;
  private static final String CREATE =
      "create table contact (id int primary key, email varchar(100), note varchar(200))";
  private static final List<String> STATEMENTS =
      List.of(
          "select email from contact",
          "select id from contact where email = 'm4rked'",
          "insert into contact values (2, 'm4rked', 'm4rked')",
          "update contact set note = 'm4rked'");

  @Parameter Server server;
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"", ", storage: text", ", type: 'varchar(100)'"})
  void everyProcessSaysThatItIsGone(String more) throws Exception {
    String note = COLUMNS.formatted(more).replaceFirst("(?s)(note:.*)100", "$1200");
    Scene scene = Scene.of(server, directory, note);
    try (Connection ours = anew(scene)) {
      scene.run(ours, CREATE, "insert into contact values (1, 'm4rked', 'm4rked')");
      drop(scene);
      // Nobody asked for this name before, so the driver reads the catalogue again.
      assertThat(catchThrowable(() -> scene.run(ours, "create table other (id int primary key)")))
          .hasMessageContaining("[HC-1315]");
      assertGone(scene, ours);
    }
    try (Connection later = anew(scene)) {
      assertGone(scene, later);
    }
  }

  @Test
  void emptyTableThatWasMadeForCellsSaysSoToo() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS.formatted(""));
    try (Connection ours = anew(scene)) {
      scene.run(ours, CREATE);
    }
    drop(scene);
    try (Connection later = anew(scene)) {
      assertGone(scene, later);
    }
  }

  /** Nothing in the database tells that there were cells; the key store does. */
  @Test
  void plainTablesInItsPlaceAreNoFirstStart() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS.formatted(""));
    try (Connection ours = anew(scene)) {
      scene.run(ours, CREATE);
    }
    drop(scene);
    try (Connection plain = scene.plain()) {
      scene.run(plain, "drop table contact", CREATE);
    }
    try (Connection later = anew(scene)) {
      for (String sql : STATEMENTS) {
        assertThat(catchThrowable(() -> scene.run(later, sql)))
            .as(sql)
            .hasMessageContaining("[HC-1315]")
            .hasMessageContaining("forget-catalogue");
      }
      String schema = RewritingScene.table(later).schema();
      Hushcell.keys(later).forgetCatalogue(schema);
      scene.run(later, STATEMENTS.get(2));
      assertThat(Found.rows(later, "select note from contact where email = 'm4rked'"))
          .containsExactly("m4rked");
    }
  }

  /** A plain column may be added; where the CHECKs are looked at first, they tell the truth. */
  @Test
  void alterationIsNotToldOfARename() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS.formatted(""));
    try (Connection ours = anew(scene)) {
      scene.run(ours, CREATE);
    }
    drop(scene);
    try (Connection later = anew(scene)) {
      Throwable refusal =
          catchThrowable(() -> scene.run(later, "alter table contact add nick varchar(10)"));
      assertThat(String.valueOf(refusal)).containsAnyOf("null", "[HC-1315]");
      assertGone(scene, later);
    }
  }

  private static void assertGone(Scene scene, Connection ours) throws SQLException {
    for (String sql : STATEMENTS) {
      assertThat(catchThrowable(() -> scene.run(ours, sql)))
          .as(sql)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("[HC-1315]")
          .hasMessageContaining("restore the tables of the catalogue (hushcell_…) from a backup")
          .hasMessageNotContaining("m4rked");
    }
    try (Connection plain = scene.plain()) {
      assertThat(Found.rows(plain, "select count(*) from contact where email is not null"))
          .containsAnyOf("0", "1");
    }
  }

  private static void drop(Scene scene) throws SQLException {
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "drop table hushcell_key",
          "drop table hushcell_column",
          "drop table if exists hushcell_event",
          "drop table hushcell_manifest");
    }
  }

  /** Connects as a process that was started anew would. */
  private static Connection anew(Scene scene) throws SQLException {
    Properties user = new Properties();
    user.setProperty("user", scene.base().user());
    user.setProperty("password", scene.base().password());
    return new HushcellDriver().connect(scene.base().oursUrl(scene.configuration()), user);
  }
}
