package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name means to Hushcell what it means to the session, whatever was done to its search path. */
@EachPostgres
class SearchPathTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
      plain: [ open.contact ]
      procedures: [ public.hide ]
      """;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void threeTablesOfOneName() throws IOException, SQLException {
    scene = Scene.of(server, directory, COLUMNS);
    try (Connection ours = scene.ours()) {
      for (String schema : List.of("one", "two", "open")) {
        scene.run(
            ours,
            "create schema " + schema,
            "create table " + schema + ".contact (id int primary key, email varchar(60))",
            "insert into " + schema + ".contact values (1, '" + schema + "@example.com')");
      }
    }
  }

  @Test
  void tablesOfOneNameAreKeptApart() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      assertThat(Found.rows(ours, "select email from one.contact"))
          .containsExactly("one@example.com");
      assertThat(Found.bytes(plain, "select email from two.contact"))
          .noneMatch(cell -> cell.contains("example"));
      assertThat(Found.rows(plain, "select email from open.contact"))
          .containsExactly("open@example.com");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set search_path to %s",
        "set search_path = %s, pg_catalog",
        "set session search_path to nowhere, %s",
        "select set_config('search_path', '%s', false)",
        "select pg_catalog.set_config('search_path', '%s', false)",
        "set schema '%s'"
      })
  void followsTheSettingOfTheSession(String setting) throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      for (String schema : List.of("open", "one", "open", "two")) {
        scene.run(ours, setting.formatted(schema));
        assertThat(Found.rows(ours, "select email from contact"))
            .containsExactly(schema + "@example.com");
        scene.run(ours, "insert into contact values (2, 'marker')");
        boolean clear =
            Found.bytes(plain, "select email from " + schema + ".contact where id = 2")
                .contains("marker");
        assertThat(clear).isEqualTo(schema.equals("open"));
        scene.run(ours, "delete from contact where email = 'marker'");
        assertThat(Found.rows(plain, "select count(*) from " + schema + ".contact"))
            .containsExactly("1");
      }
    }
  }

  @Test
  void sessionsWithOtherPathsHaveOtherPlans() throws SQLException {
    try (Connection first = scene.ours();
        Connection second = scene.ours()) {
      first.setSchema("one");
      second.setSchema("open");
      for (int i = 0; i < 2; i++) {
        assertThat(Found.rows(first, "select email from contact"))
            .containsExactly("one@example.com");
        assertThat(Found.rows(second, "select email from contact"))
            .containsExactly("open@example.com");
      }
    }
  }

  /** The driver writes the name of the table as the query has it. */
  @ParameterizedTest
  @CsvSource({"open, one", "one, two", "one, open"})
  void rowsAreNotChangedUnderAnotherPath(String before, String after) throws SQLException {
    try (Connection ours = scene.ours();
        Statement statement =
            ours.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE)) {
      ours.setSchema(before);
      try (ResultSet rows = statement.executeQuery("select id, email from contact")) {
        assertThat(rows.next()).isTrue();
        scene.run(ours, "set search_path to " + after);
        rows.updateString(2, "Zq9path");
        assertThatThrownBy(rows::updateRow).hasMessageContaining("[HC-4006]");
        scene.run(ours, "set search_path to " + before);
        rows.updateString(2, "new@example.com");
        rows.updateRow();
      }
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("new@example.com");
    }
    assertThat(scene.traces().of("Zq9path")).isEmpty();
  }

  @Test
  void settingOfATransactionEndsWithIt() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(ours, "set search_path to one");
      ours.setAutoCommit(false);
      for (String end : List.of("commit", "rollback")) {
        scene.run(ours, "set local search_path to open");
        assertThat(Found.rows(ours, "select email from contact"))
            .containsExactly("open@example.com");
        scene.run(ours, end);
        assertThat(Found.rows(ours, "select email from contact"))
            .containsExactly("one@example.com");
      }
      scene.run(ours, "select set_config('search_path', 'open', true)");
      ours.commit();
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("one@example.com");
    }
  }

  @Test
  void routineThatSetsThePathIsNoticed() throws SQLException {
    try (Connection ours = scene.ours()) {
      scene.run(
          ours,
          "create schema tools",
          "create function tools.tenant(name text) returns void language plpgsql as $$ begin"
              + " perform set_config('search_path', name, false); end $$",
          "set search_path to one");
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("one@example.com");
      scene.run(ours, "select tools.tenant('open')");
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("open@example.com");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select query_to_xml('select set_config(''search_path'', ''two'', false)', true, true, '')",
        "select * from ts_stat('select set_config(''search_path'', ''two'', false)::tsvector')",
        "select query_to_xml('select tools.as_tree()', true, true, '')",
        "select tools.as_tree()",
        "select tools.as_block()",
        "select tools.by_default()",
        "select * from tools.seen",
        "select * from tools.run",
        "insert into tools.ruled values (1)",
        "insert into tools.by_view values (1)",
        "select tools.escaped()",
        "select tools.set_by_statement()",
        "insert into tools.triggered values (1)",
        "insert into tools.checked values (1, 'x')",
        "insert into tools.indexed values (1)",
        "insert into tools.generated values (1)",
        "insert into tools.given (id) values (1)",
        "insert into tools.limited values ('x')",
        "select 'x'::tools.short",
        "select 'a'::text operator(tools.=@=@=) 'b'::text",
        "delete from tools.parent",
        "insert into tools.parted values (1)"
      })
  void whateverSetsThePathIsNoticed(String statement) throws SQLException {
    String setting = "set_config('search_path', 'two', false)";
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create schema tools",
          "create function tools.as_tree() returns text language sql return " + setting,
          "create function tools.as_block() returns text language sql begin atomic select "
              + setting
              + "; end",
          "create function tools.by_default(a text default "
              + setting
              + ") returns text language sql as 'select $1'",
          "create view tools.seen as select " + setting + " as a",
          "create view tools.run as select query_to_xml('select tools.as_tree()', true, true, '')",
          "create table tools.ruled (id int)",
          "create rule sets as on insert to tools.ruled do also select " + setting,
          "create table tools.by_view (id int)",
          "create rule sets as on insert to tools.by_view do also"
              + " update pg_settings set setting = 'two' where name = 'search_path'",
          "create function tools.escaped() returns text language sql as"
              + " $$ select U&\"set!005fconfig\" UESCAPE '!'('search_path', 'two', false) $$",
          "create function tools.set_by_statement() returns int language plpgsql as"
              + " $$ begin set/**/search_path = two; return 1; end $$",
          "create function tools.fixed(x text) returns text immutable language sql as"
              + " $$ select "
              + setting
              + " $$",
          "create function tools.sets() returns trigger language plpgsql as"
              + " $$ begin perform tools.fixed(''); return new; end $$",
          "create table tools.triggered (id int)",
          "create trigger sets before insert on tools.triggered for each row"
              + " execute function tools.sets()",
          "create table tools.checked (id int, word text check (tools.fixed(word) <> ''))",
          "create table tools.indexed (id int)",
          "create index on tools.indexed (tools.fixed(id::text))",
          "create table tools.generated (id int,"
              + " made text generated always as (tools.fixed(id::text)) stored)",
          "create table tools.given (id int, word text default " + setting + ")",
          "create domain tools.short as text check (tools.fixed(value) <> '')",
          "create table tools.limited (word tools.short)",
          "create function tools.both(a text, b text) returns text language sql as"
              + " 'select tools.fixed(a)'",
          "create operator tools.=@=@= (leftarg = text, rightarg = text, function = tools.both)",
          "create table tools.parent (id int primary key)",
          "create table tools.child (id int references tools.parent on delete cascade)",
          "create trigger sets before delete on tools.child for each statement"
              + " execute function tools.sets()",
          "create table tools.parted (id int) partition by range (id)",
          "create table tools.part partition of tools.parted (check (tools.fixed(id::text) <> ''))"
              + " for values from (0) to (9)",
          "insert into tools.parent values (1)",
          "insert into tools.child values (1)",
          "insert into tools.child select 1 where false");
      scene.run(ours, "set search_path to open", "select email from contact", statement);
      scene.run(ours, "insert into contact values (2, 'marker')");
      assertThat(Found.rows(ours, "select email from two.contact where id = 2"))
          .containsExactly("marker");
      assertThat(Found.bytes(plain, "select email from two.contact where id = 2"))
          .noneMatch(cell -> cell.contains("marker"));
    }
  }

  @Test
  void statementPreparedUnderAnotherPathIsPreparedAgainOrRefused() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(ours, "set search_path to open");
      try (PreparedStatement insert = ours.prepareStatement("insert into contact values (?, ?)")) {
        insert.setInt(1, 3);
        insert.setString(2, "marker");
        scene.run(ours, "set search_path to two");
        assertThatThrownBy(insert::executeUpdate)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("[HC-4008]");
      }
      assertThat(Found.rows(plain, "select count(*) from two.contact")).containsExactly("1");
    }
  }

  @Test
  void followsRolesAndTheirSettings() throws SQLException {
    String role = "r" + Long.toHexString(System.nanoTime());
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create role " + role + " login superuser",
          "alter schema one rename to " + role,
          "alter role "
              + role
              + " in database "
              + scene.base().name()
              + " set search_path to open");
    }
    try (Connection ours = scene.ours()) {
      scene.run(ours, "set search_path to \"$user\", two");
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("two@example.com");
      scene.run(ours, "set role " + role);
      assertThat(Found.rows(ours, "select current_schema()")).containsExactly(role);
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("one@example.com");
      scene.run(ours, "reset role");
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("two@example.com");
    }
    try (Connection ours = scene.base().as(role).ours(scene.configuration())) {
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("open@example.com");
    }
  }

  @Test
  void temporaryTableOfAProtectedNameIsRefused() throws SQLException {
    try (Connection ours = scene.ours()) {
      for (String kind : List.of("temp", "temporary", "local temporary", "global temp")) {
        assertThatThrownBy(
                () -> scene.run(ours, "create " + kind + " table contact (id int, email text)"))
            .hasMessageContaining("[HC-2218]");
      }
      assertThatThrownBy(() -> scene.run(ours, "create table pg_temp.contact (id int, email text)"))
          .hasMessageContaining("[HC-2218]");
      for (String query :
          List.of(
              "create temp table contact as select 1 as id, 'x' as email",
              "select 1 as id, 'x' as email into temp contact",
              "create temp view contact as select 1 as id, 'x' as email")) {
        assertThatThrownBy(() -> scene.run(ours, query)).hasMessageContaining("[HC-2");
      }
    }
  }

  @Test
  void temporaryTableThatCodeMadeUnseenGetsCellsAndDeliversNone() throws SQLException {
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create function hide() returns trigger language plpgsql as $$ begin"
              + " execute 'create temp table con' || 'tact (id int, email text)'; return null; end $$",
          "create function hide_too() returns trigger language plpgsql as $$ begin"
              + " execute 'create temp table con' || 'tact (id int, email text)'; return null; end $$",
          "create table one.door (id int)",
          "create trigger opened after insert on one.door for each row execute function hide()",
          "create table one.gate (id int)",
          "create trigger opened after insert on one.gate for each row execute function hide_too()",
          "create function call_it() returns void language plpgsql as $$ begin"
              + " execute 'create temp table con' || 'tact (id int, email text)'; end $$");
      scene.run(ours, "set search_path to one");
      assertThatThrownBy(() -> scene.run(ours, "select public.call_it()"))
          .hasMessageContaining("[HC-2118]");
      assertThatThrownBy(() -> scene.run(ours, "insert into gate values (1)"))
          .hasMessageContaining("[HC-2118]");
      scene.run(ours, "insert into door values (1)"); // somebody vouches for it
      scene.run(ours, "insert into contact values (9, 'marker')");
      assertThatThrownBy(() -> Found.rows(ours, "select email from contact"))
          .hasMessageContaining("[HC-3001]");
    }
  }

  @Test
  void temporaryTableOfAnotherNameIsOneOfTheSession() throws SQLException {
    try (Connection ours = scene.ours();
        Connection other = scene.ours()) {
      ours.setSchema("one");
      other.setSchema("one");
      scene.run(ours, "create temp table list (id int, email text)");
      scene.run(ours, "insert into list values (1, 'x')");
      assertThat(Found.rows(ours, "select l.email, c.email from list l join contact c using (id)"))
          .containsExactly("x|one@example.com");
      assertThatThrownBy(() -> Found.rows(other, "select email from list"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42P01"));
      scene.run(ours, "discard temp");
      assertThatThrownBy(() -> Found.rows(ours, "select email from list"))
          .isInstanceOf(SQLException.class);
    }
  }
}
