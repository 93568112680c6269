package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.testing.scopes.Journal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Backslashes mean to the driver what they mean to the server, however a session came to read them
 * so, in texts that run at once and in those that were prepared or collected before.
 */
@EachMaria
@OneCollation
class BackslashTests {
  private static final String COLUMNS =
      "columns: { contact.email: { search: equality, compare: exact } }\n";

  private static final String WITH = "STRICT_TRANS_TABLES";
  private static final String WITHOUT = WITH + ",NO_BACKSLASH_ESCAPES";

  /** Ways to a mode {@code M}; statements are apart by a bar. Some end with what they run. */
  private static final List<String> WAYS =
      List.of(
          "set sql_mode = 'M'",
          "set @@local.sql_mode := 'M', @x = 1",
          "set @m = 'M'|set sql_mode = @m",
          "execute immediate 'set sql_mode = ''M'''",
          "prepare s from 'set sql_mode = ?'|set @m = 'M'|execute s using @m",
          "/*!40101 set sql_mode = 'M' */",
          "/*M!100000 set @x = 1, sql_mode = 'M' */",
          "set sql_mode = (select mode from modes where mode = 'M')",
          "set statement max_statement_time = 20 for set sql_mode = 'M'",
          "begin not atomic set sql_mode = 'M'; end",
          "call m('M')",
          "select f('M')",
          "select g('M')",
          "select found from seen where mode = 'M'",
          "insert into fired values ('M')",
          "update other set mode = 'M'");

  private static final List<String> LITERALS =
      List.of(
          "'a\\\\b'",
          "'a\\'",
          "'a\\''",
          "'\\n'",
          "'\\%'",
          "'\\_\\0'",
          "\"a\\\"\"",
          "N'a\\\\b'",
          "'a\\\\' 'b'",
          "'plain'");

  /** Code to the one reader, and to the other a literal to the end; two columns as code. */
  private static final List<String> QUERIES =
      List.of(
          "select '\\' as x, id from contact where email = \"{m}\" -- '",
          "select '\\'' as x, id from contact where email = \"{m}\" -- '");

  /** The same; as code, NULL is stored. */
  private static final List<String> CHANGES =
      List.of(
          "insert into archive values (8, '\\') on duplicate key update city = (select max(city)"
              + " from contact where email = \"{m}\") -- ')",
          "insert into archive values (8, '\\'') on duplicate key update city = (select max(city)"
              + " from contact where email = \"{m}\") -- ')");

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Journal journal;
  private int marks;
  private int ran;
  private final List<String> wrong = new ArrayList<>();

  @BeforeEach
  void scene() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    journal = new Journal(server.confusion().orElseThrow().log().of(scene.base()));
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          ours,
          "create table contact (id int primary key, email varchar(100), city varchar(100))",
          "insert into contact values (1, 'e', 'e'), (2, 'e', 'e'), (3, 'e', 'e')");
      scene.run(
          plain,
          "create table archive (id int primary key, city varchar(200))",
          "create table modes (mode varchar(60))",
          "insert into modes values ('" + WITH + "'), ('" + WITHOUT + "')",
          "create table fired (mode varchar(60))",
          "create procedure m(x varchar(60)) set sql_mode = x",
          "create function f(x varchar(60)) returns int begin set sql_mode = x; return 1; end",
          "create function g(x varchar(60)) returns int return f(x)",
          "create view seen as select mode, f(mode) as found from modes",
          "create trigger t before insert on fired for each row set sql_mode = new.mode",
          "create table other (mode varchar(60))",
          "insert into other values ('x')",
          "create trigger u before update on other for each row set @found = f(new.mode)");
    }
  }

  private Connection ours(String options, String mode) throws SQLException {
    String url = scene.base().oursUrl(scene.configuration()) + options;
    Connection ours =
        DriverManager.getConnection(url, scene.base().user(), scene.base().password());
    scene.run(ours, "set sql_mode = '" + mode + "'");
    return ours;
  }

  private static boolean switched(Statement statement, String way, String mode) {
    try {
      for (String each : way.replace("M", mode).split("\\|", -1)) {
        statement.execute(each);
      }
      return true;
    } catch (SQLException refused) {
      return false;
    }
  }

  @Test
  void valuesAreThoseOfTheServer() throws SQLException {
    for (String options : List.of("", "&useServerPrepStmts=true")) {
      for (String way : WAYS) {
        values(options, WITH, way, WITHOUT);
        values(options, WITHOUT, way, WITH);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(ran).isGreaterThan(LITERALS.size() * WAYS.size());
  }

  /** Stores each in a protected and a plain column, and compares the two. */
  private void values(String options, String before, String way, String behind)
      throws SQLException {
    try (Connection ours = ours(options, before);
        Statement statement = ours.createStatement()) {
      Map<String, PreparedStatement> prepared = new LinkedHashMap<>();
      Map<String, Statement> batches = new LinkedHashMap<>();
      for (String literal : LITERALS) {
        String update = "update contact set email = L, city = L".replace("L", literal);
        prepared(ours, update + " where id = 2").ifPresent(each -> prepared.put(literal, each));
        batches.put(literal, batch(ours, update + " where id = 3"));
      }
      if (!switched(statement, way, behind)) {
        return;
      }
      for (String literal : LITERALS) {
        String update = "update contact set email = L, city = L".replace("L", literal);
        attempt(() -> statement.execute(update + " where id = 1"));
        attempt(() -> batches.get(literal).executeBatch());
        if (prepared.containsKey(literal)) {
          attempt(() -> prepared.get(literal).execute());
        }
        compare(statement, "%s %s %s".formatted(options, way, literal));
      }
    }
  }

  /** The table itself has a trigger that sets the mode, between two sets of one batch too. */
  @Test
  void triggerOfTheTableItselfBreaksNoCell() throws Exception {
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create trigger own before insert on contact for each row set sql_mode = new.city",
          "delete from contact");
    }
    int id = 0;
    for (String options : List.of("", "&disablePipeline=true", "&useServerPrepStmts=true")) {
      try (Connection ours = ours(options, WITH);
          PreparedStatement insert =
              ours.prepareStatement("insert into contact values (?, ?, '" + WITHOUT + "')")) {
        for (int i = 0; i < 30; i++) {
          set(insert, ++id).execute();
        }
        set(insert, ++id).addBatch();
        if (ours.getMetaData().getDriverName().startsWith("MariaDB")) {
          assertThatThrownBy(() -> set(insert, 0).addBatch()).hasMessageContaining("[HC-4009]");
        } else {
          set(insert, ++id).addBatch();
        }
        insert.executeBatch();
        set(insert, ++id).addBatch();
        insert.executeBatch();
      }
      try (Connection ours = ours(options, WITH);
          Statement query = ours.createStatement();
          ResultSet rows = query.executeQuery("select id, email from contact")) {
        while (rows.next()) {
          String wanted = "e" + rows.getInt(1);
          String opened = attempted(() -> rows.getString(2));
          if (!opened.equals(wanted)) {
            wrong.add(options + " " + wanted + ": " + opened);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static PreparedStatement set(PreparedStatement insert, int id) throws SQLException {
    insert.setInt(1, id);
    insert.setString(2, "e" + id);
    return insert;
  }

  private void compare(Statement statement, String what) throws SQLException {
    try (ResultSet rows = statement.executeQuery("select id, email, city from contact")) {
      while (rows.next()) {
        String where = what + " row " + rows.getInt(1);
        String opened = attempted(() -> rows.getString(2));
        if (!opened.equals(rows.getString(3))) {
          wrong.add(where + ": " + opened);
        }
      }
    }
  }

  private static String attempted(Read read) {
    try {
      return read.of();
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private interface Read {
    String of() throws SQLException;
  }

  private static Optional<PreparedStatement> prepared(Connection ours, String sql) {
    try {
      return Optional.of(ours.prepareStatement(sql));
    } catch (SQLException noStatementInThisMode) {
      return Optional.empty();
    }
  }

  private static Statement batch(Connection ours, String sql) throws SQLException {
    Statement batch = ours.createStatement();
    try {
      batch.addBatch(sql);
    } catch (SQLException noStatementInThisMode) {
      batch.clearBatch();
    }
    return batch;
  }

  private interface Act {
    void run() throws SQLException;
  }

  private String attempt(Act act) {
    try {
      act.run();
      ran++;
      return "";
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void codeIsCode() throws Exception {
    for (String options : List.of("", "&useServerPrepStmts=true")) {
      for (String way : WAYS) {
        code(options, WITH, way, WITHOUT);
        code(options, WITHOUT, way, WITH);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(ran).isGreaterThan(WAYS.size());
  }

  /** No mark may arrive in a text that the server takes for code on the protected table. */
  private void code(String options, String before, String way, String behind) throws Exception {
    List<String> texts = new ArrayList<>(QUERIES);
    texts.addAll(CHANGES);
    for (String text : texts) {
      String mark = "mkqb%05dzz".formatted(++marks);
      String marked = text.replace("{m}", mark);
      try (Connection ours = ours(options, before);
          Statement statement = ours.createStatement()) {
        Optional<PreparedStatement> prepared = prepared(ours, marked);
        Statement batch = ours.createStatement();
        if (CHANGES.contains(text)) {
          batch = batch(ours, marked);
        }
        attempt(() -> statement.execute("prepare q from '" + quoted(marked, before) + "'"));
        if (!switched(statement, way, behind)) {
          return;
        }
        String what = options + " " + way + ": " + marked;
        judged(what, mark, statement, () -> statement.execute(marked));
        judged(what + " immediate", mark, statement, () -> immediate(statement, marked, behind));
        judged(what + " named", mark, statement, () -> statement.execute("execute q"));
        judged(what + " in a batch", mark, batch, batch::executeBatch);
        if (prepared.isPresent()) {
          judged(what + " prepared", mark, prepared.get(), () -> prepared.get().execute());
        }
      }
    }
  }

  private static void immediate(Statement statement, String sql, String mode) throws SQLException {
    statement.execute("execute immediate '" + quoted(sql, mode) + "'");
  }

  private static String quoted(String sql, String mode) {
    return sql.replace("\\", mode.equals(WITHOUT) ? "\\" : "\\\\").replace("'", "''");
  }

  private void judged(String what, String mark, Statement statement, Act act) throws Exception {
    try (Connection plain = scene.plain()) {
      scene.run(plain, "replace into archive values (8, 'x')");
      journal.skip();
      String failed = attempt(act);
      String received = journal.read();
      boolean code = failed.isEmpty() && columns(statement) == 2;
      code |= Found.rows(plain, "select city from archive").equals(List.of("null"));
      if (code && received.contains(mark)) {
        wrong.add(what);
      }
    }
  }

  private static int columns(Statement statement) throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      return rows == null ? 0 : rows.getMetaData().getColumnCount();
    }
  }
}
