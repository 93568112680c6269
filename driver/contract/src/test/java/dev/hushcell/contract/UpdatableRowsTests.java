package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryBuild;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Rows of a protected table are changed through a result set as far as they are plain. */
@EachServer
@EveryServer
@EveryBuild(Variant.DRIVERS)
@OneCollation
@WithoutOptions
class UpdatableRowsTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.note: {}
        late.name: {}
      """;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Connection ours;

  @BeforeEach
  void rows() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    ours = scene.ours();
    assumeTrue(
        ours.getMetaData()
            .supportsResultSetConcurrency(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE));
    scene.run(
        ours,
        "create table contact (id int primary key, email varchar(40) not null, title varchar(40),"
            + " note varchar(40))",
        "insert into contact (id, email, title, note) values (1, 'ada', 'a', 'x'), (2, 'joan', 'b',"
            + " null), (3, 'grace', 'c', 'z')");
  }

  @AfterEach
  void close() throws SQLException {
    if (ours != null) { // there is such a server
      ours.close();
    }
  }

  private ResultSet query(Statement statement, String sql) throws SQLException {
    return statement.executeQuery(sql);
  }

  private Statement updatable() throws SQLException {
    return ours.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
  }

  @Test
  void changesColumns() throws SQLException {
    try (Statement statement = updatable();
        ResultSet rows =
            query(statement, "select id, email, title, note from contact where email = 'ada'")) {
      assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_UPDATABLE);
      assertThat(rows.next()).isTrue();
      assertThatThrownBy(() -> rows.updateRef(4, null))
          .isInstanceOf(SQLFeatureNotSupportedException.class);
      assertThatThrownBy(() -> rows.updateString(2, "leak".repeat(11)))
          .isInstanceOf(SQLException.class)
          .hasMessageNotContaining("leak");
      rows.updateString("title", "new");
      rows.updateObject("email", "lovelace");
      rows.updateNull(4);
      rows.updateRow();
      assertThat(rows.getString(3)).isEqualTo("new");
      assertThat(rows.getString(2)).isEqualTo("lovelace");
      assertThat(rows.getString("note")).isNull();
      rows.moveToInsertRow();
      rows.updateInt(1, 4);
      rows.updateNString(2, "marie");
      rows.updateString(4, "radium");
      rows.insertRow();
      rows.moveToCurrentRow();
      rows.updateString(4, "thrown away");
      rows.cancelRowUpdates();
      assertThat(rows.getString(4)).isNull();
    }
    try (Connection plain = scene.plain()) {
      assertThat(Found.rows(plain, "select email, note from contact"))
          .noneMatch(row -> row.matches("(?s).*(lovelace|marie|radium|thrown).*"));
    }
    try (Statement statement = updatable();
        ResultSet rows = query(statement, "select id, title from contact where id = 2")) {
      assertThat(rows.next()).isTrue();
      rows.updateString(2, "changed");
      rows.updateRow();
    }
    try (Statement statement = updatable();
        ResultSet rows = query(statement, "select * from contact where id = 3")) {
      assertThat(rows.last()).isTrue();
      assertThat(rows.getString("email")).isEqualTo("grace");
      rows.deleteRow();
    }
    assertThat(Found.rows(ours, "select id, email, title, note from contact order by id"))
        .containsExactly("1|lovelace|new|null", "2|joan|changed|null", "4|marie|null|radium");
    assertThat(Found.rows(ours, "select id from contact where email = 'marie'"))
        .containsExactly("4");
  }

  @Test
  void refusesColumnsThatAreCalledAsProtectedOnes() throws SQLException {
    try (Statement statement = updatable();
        ResultSet rows = query(statement, "select id, title as name, email from contact")) {
      assertThat(rows.next()).isTrue();
      assertRefused(() -> rows.updateString("name", "leak"));
      assertRefused(() -> rows.updateString(2, "leak"));
    }
  }

  @Test
  void refusesWhatHasNoPlanOfItsOwn() throws SQLException {
    try (Statement statement =
            ours.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        ResultSet rows = query(statement, "select id, title, email from contact")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
      assertThatThrownBy(
              () -> {
                rows.updateString(2, "x");
                rows.updateRow();
              })
          .isInstanceOf(SQLException.class);
    }
    assertThat(Found.rows(ours, "select title from contact order by id"))
        .containsExactly("a", "b", "c");
  }

  /** A statement that changes such a table is refused: the trigger compares text with cells. */
  @Test
  void refusesChangesThatRunATriggerOverWhatIsProtected() throws SQLException {
    assumeTrue(!server.name().startsWith("h2"), "its triggers are in Java");
    try (Connection plain = scene.plain()) {
      for (String table : new String[] {"inbox", "late"}) {
        scene.run(plain, "create table " + table + " (id int primary key, name varchar(40))");
        scene.run(plain, "insert into " + table + " (id) values (1)");
        scene.run(plain, triggers(table));
      }
    }
    for (String table : new String[] {"inbox", "late"}) {
      assertRunsNothing(
          table,
          rows -> {
            rows.updateInt(1, 2);
            rows.updateRow();
          });
      assertRunsNothing(
          table,
          rows -> {
            rows.moveToInsertRow();
            rows.updateInt(1, 3);
            rows.insertRow();
          });
      assertRunsNothing(table, ResultSet::deleteRow);
      assertThat(Found.rows(ours, "select id from " + table)).containsExactly("1");
    }
  }

  private void assertRunsNothing(String table, ChangeOf change) throws SQLException {
    try (Statement statement = updatable();
        ResultSet rows = query(statement, "select id, name from " + table)) {
      assertThat(rows.next()).isTrue();
      assertThatThrownBy(() -> change.run(rows)).as(table).hasMessageContaining("[HC-2118]");
    }
  }

  private interface ChangeOf {
    void run(ResultSet rows) throws SQLException;
  }

  private String[] triggers(String table) {
    String seen = "count(*) from contact where email = ";
    String on = " on " + table + " for each row ";
    String name = "create trigger " + table + "_";
    return server.name().startsWith("postgres")
        ? new String[] {
          "create or replace function seen() returns trigger language plpgsql as 'begin perform "
              + seen
              + "''x''; return null; end'",
          name + "any after insert or update or delete" + on + "execute function seen()"
        }
        : new String[] {
          name + "i after insert" + on + "set @seen = (select " + seen + "'x')",
          name + "u after update" + on + "set @seen = (select " + seen + "'x')",
          name + "d after delete" + on + "set @seen = (select " + seen + "'x')"
        };
  }

  @Test
  void refusesRowsOnceProtectionIsAnother() throws SQLException {
    try (Statement statement = updatable();
        ResultSet rows = query(statement, "select id, title, email from contact where id = 1")) {
      assertThat(rows.next()).isTrue();
      scene.run(ours, "create table late (id int primary key, name varchar(40))");
      assertThatThrownBy(
              () -> {
                rows.updateString(2, "x");
                rows.updateRow();
              })
          .isInstanceOf(SQLException.class);
    }
  }

  private interface Change {
    void run() throws SQLException;
  }

  private static void assertRefused(Change change) {
    assertThatThrownBy(change::run)
        .hasMessageContaining("[HC-4006]")
        .hasMessageNotContaining("leak");
  }
}
