package dev.hushcell.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachPostgres;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routines of PostgreSQL that take and give cells, as {@code procedures:} declares. */
@EachPostgres
class CallTests {
  private static final String SECTIONS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.born: {}
      procedures:
        crm.set_email: { parameters: [ plain, contact.email ] }
        crm.get_email: { parameters: [ plain, { out: contact.email }, { out: plain } ] }
        crm.swap_email: { parameters: [ plain, { inout: contact.email } ] }
        crm.email_of: { parameters: [ plain ], returns: contact.email }
        crm.emails: { parameters: [], returns: contact.email }
        crm.ids: { parameters: [ contact.email ] }
        crm.people: { parameters: [ plain ], results: [ { id: plain, mail: contact.email } ] }
        crm.browse: { parameters: [ plain ], returns: { cursor: { id: plain, email: contact.email } } }
        crm.browse_two:
          parameters:
            - { cursor: { id: plain, email: contact.email } }
            - { cursor: [ contact.born ] }
        crm.tell: { parameters: [ { out: contact.email }, { out: contact.born } ] }
        crm.wrong_way: { parameters: [ contact.email ] }
        crm.wrong_type: { parameters: [ contact.email ] }
        crm.wrong_value: { parameters: [], returns: contact.email }
        crm.overloaded: { parameters: [ contact.email ] }
        crm.optional: { parameters: [ contact.email, plain ] }
        crm.upper: { parameters: [ contact.email ] }
        crm.wrong_rows: { parameters: [], results: [ { mail: contact.email, id: plain } ] }
        crm.fewer_rows: { parameters: [], results: [ [ contact.email ] ] }
        crm.listed: { parameters: [ plain ] }
      access:
        all: {}
        web: { contact.email: { write-only: true }, contact.born: { write-only: true } }
        orm: { contact.born: { write-only: true, on-read: "null" } }
      """;
  private static final String MARK = "m4rked@example.org";

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Connection ours;

  @BeforeEach
  void routines() throws Exception {
    scene = Scene.of(server, directory, SECTIONS);
    ours = profile("all", "");
    scene.run(
        ours,
        "create schema crm",
        "create table crm.contact (id int primary key, email varchar(40), born date)",
        "insert into crm.contact values (1, '" + MARK + "', '1815-12-10'), (2, null, null)");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create procedure crm.set_email(which int, address bytea) language sql as"
              + " 'update crm.contact set email = address where id = which'",
          "create function crm.get_email(which int, out address bytea, out found int)"
              + " language sql as 'select email, id from crm.contact where id = which'",
          "create procedure crm.swap_email(which int, inout address bytea) language plpgsql as"
              + " $$ declare old bytea; begin select email into old from crm.contact where id ="
              + " which; update crm.contact set email = address where id = which; address := old;"
              + " end $$",
          "create function crm.email_of(which int) returns bytea language sql as"
              + " 'select email from crm.contact where id = which'",
          "create function crm.emails() returns setof bytea language sql as"
              + " 'select email from crm.contact order by id'",
          "create function crm.ids(address bytea) returns setof int language sql as"
              + " 'select id from crm.contact where email = address'",
          "create function crm.people(since int) returns table (id int, mail bytea) language sql as"
              + " 'select id, email from crm.contact where id >= since order by id'",
          "create function crm.browse(since int) returns refcursor language plpgsql as"
              + " $$ declare c refcursor; begin open c for select id, email from crm.contact where"
              + " id >= since order by id; return c; end $$",
          "create function crm.browse_two(out a refcursor, out b refcursor) language plpgsql as"
              + " $$ begin open a for select id, email from crm.contact order by id;"
              + " open b for select born from crm.contact order by id; end $$",
          "create function crm.tell(out address bytea, out day bytea) language sql as"
              + " 'select email, born from crm.contact where id = 1'");
    }
  }

  @AfterEach
  void nothingLeaked() throws Exception {
    if (ours == null) {
      return; // there is no such server
    }
    ours.close();
    server.flush();
    assertThat(scene.traces().of("m4rked")).isEmpty();
    assertThat(server.told()).noneMatch(text -> text.contains("m4rked"));
  }

  @Test
  void procedureTakesACell() throws SQLException {
    try (CallableStatement call = ours.prepareCall("call crm.set_email(?, ?)")) {
      call.setInt(1, 2);
      call.setString(2, MARK + "2");
      call.execute();
    }
    assertThat(Found.rows(ours, "select id from crm.contact where email = '" + MARK + "2'"))
        .containsExactly("2");
  }

  @Test
  void functionGivesCellsByItsParameters() throws SQLException {
    try (CallableStatement call = ours.prepareCall("{call crm.get_email(?, ?, ?)}")) {
      call.setInt(1, 1);
      call.registerOutParameter(2, Types.VARCHAR);
      call.registerOutParameter(3, Types.INTEGER);
      call.execute();
      assertThat(call.getString(2)).isEqualTo(MARK);
      assertThat(call.getObject(2)).isEqualTo(MARK);
      assertThat(call.getString("address")).isEqualTo(MARK);
      assertThat(call.wasNull()).isFalse();
      assertThat(call.getInt(3)).isEqualTo(1);
      assertThat(call.getInt("found")).isEqualTo(1);
      call.setInt("which", 2);
      call.execute();
      assertThat(call.getString(2)).isNull();
      assertThat(call.wasNull()).isTrue();
    }
  }

  @Test
  void procedureExchangesACell() throws SQLException {
    try (CallableStatement call = ours.prepareCall("call crm.swap_email(?, ?)")) {
      call.setInt(1, 1);
      call.setString(2, MARK + "3");
      call.registerOutParameter(2, Types.VARCHAR);
      call.execute();
      assertThat(call.getString(2)).isEqualTo(MARK);
    }
    assertThat(Found.rows(ours, "select email from crm.contact where id = 1"))
        .containsExactly(MARK + "3");
  }

  @Test
  void functionReturnsACell() throws SQLException {
    try (CallableStatement call = ours.prepareCall("{? = call crm.email_of(?)}")) {
      call.registerOutParameter(1, Types.VARCHAR);
      call.setInt(2, 1);
      call.execute();
      assertThat(call.getString(1)).isEqualTo(MARK);
    }
    assertThat(Found.rows(ours, "select crm.email_of(id), id from crm.contact order by id"))
        .containsExactly(MARK + "|1", "null|2");
    assertThat(
            Found.rows(ours, "select id from crm.contact where crm.email_of(id) = '" + MARK + "'"))
        .containsExactly("1");
    assertThat(Found.rows(ours, "select * from crm.email_of(1)")).containsExactly(MARK);
    assertThat(Found.rows(ours, "select e from crm.emails() e where e is not null"))
        .containsExactly(MARK);
  }

  @Test
  void functionReturnsRows() throws SQLException {
    String row = "1|" + MARK;
    assertThat(Found.rows(ours, "select * from crm.people(0)")).containsExactly(row, "2|null");
    assertThat(Found.rows(ours, "select p.mail from crm.people(0) p where p.mail = '" + MARK + "'"))
        .containsExactly(MARK);
    assertThat(Found.rows(ours, "select * from crm.people(0) with ordinality"))
        .containsExactly(row + "|1", "2|null|2");
    assertThat(
            Found.rows(
                ours, "select * from crm.people(0) as p(mail, id) where id = '" + MARK + "'"))
        .containsExactly(row);
    try (CallableStatement call = ours.prepareCall("{call crm.people(?)}")) {
      call.setInt(1, 1);
      try (ResultSet rows = call.executeQuery()) {
        assertThat(rows.getMetaData().getColumnTypeName(2)).isEqualTo("varchar");
        assertThat(Found.rows(rows)).containsExactly(row, "2|null");
      }
    }
    assertThat(Found.rows(ours, "select * from crm.ids('" + MARK + "')")).containsExactly("1");
  }

  @Test
  void cursorsGiveCells() throws SQLException {
    ours.setAutoCommit(false);
    try (CallableStatement call = ours.prepareCall("{? = call crm.browse(?)}")) {
      call.registerOutParameter(1, Types.OTHER);
      call.setInt(2, 1);
      call.execute();
      try (ResultSet rows = (ResultSet) call.getObject(1)) {
        assertThat(Found.rows(rows)).containsExactly("1|" + MARK, "2|null");
      }
    }
    try (CallableStatement call = ours.prepareCall("{call crm.browse_two(?, ?)}")) {
      call.registerOutParameter(1, Types.REF_CURSOR);
      call.registerOutParameter(2, Types.REF_CURSOR);
      call.execute();
      assertThat(Found.rows((ResultSet) call.getObject(1))).containsExactly("1|" + MARK, "2|null");
      assertThat(Found.rows((ResultSet) call.getObject(2))).containsExactly("1815-12-10", "null");
    }
    ours.rollback();
  }

  @Test
  void callThatIsNotAsDeclaredIsRefused() throws SQLException {
    plainly(
        "create function crm.wrong_way(out address bytea) language sql as 'select null::bytea'",
        "create function crm.wrong_type(address text) returns int language sql as 'select 1'",
        "create function crm.wrong_value() returns text language sql as $$select ''$$",
        "create function crm.overloaded(address bytea) returns int language sql as 'select 1'",
        "create function crm.overloaded(address text, n int default 1) returns int language sql as"
            + " 'select 1'",
        "create function crm.optional(address bytea, n int default 1) returns int language sql as"
            + " 'select n'",
        "create function crm.upper(address bytea) returns int language sql as 'select 1'",
        "create function crm.wrong_rows() returns table (id int, mail bytea) language sql as"
            + " 'select id, email from crm.contact'",
        "create function crm.fewer_rows() returns setof crm.contact language sql as"
            + " 'select * from crm.contact'");
    refused("HC-2136", "gives values, which is declared otherwise", "{call crm.wrong_way(?)}");
    refused("HC-2136", "has text as parameter 1", "{call crm.wrong_type(?)}");
    refused("HC-2136", "has text as its value", "{? = call crm.wrong_value()}");
    refused("HC-2136", "declared with 1 parameters", "{call crm.overloaded(?)}");
    refused("HC-2136", "declared with 2 parameters", "{call crm.optional(?)}");
    refused("HC-2136", "declared with 1 parameters", "{call crm.ids(?, ?)}");
    refused("HC-2136", "gives the columns id, mail", "{call crm.wrong_rows()}");
    refused("HC-2", "", "{call crm.ids(address => ?)}");
    refused("HC-2", "", "select crm.ids(address := ?)");
    refused("HC-2", "", "select crm.ids(variadic ?)");
    refused("HC-2136", "is not a value that can be sealed", "{call crm.ids(lower(?))}");
    refused("HC-2100", "", "select count(*) from rows from (crm.ids(?), crm.ids(?)) x");
    ours.setSchema("crm");
    refused("HC-2135", "it is not certain that this one is called", "{call upper(?)}");
    refused("HC-2136", "declared with 1 parameters", "{call ids(?, ?)}");
    try (CallableStatement call = ours.prepareCall("{call crm.fewer_rows()}")) {
      assertThatThrownBy(call::executeQuery)
          .hasMessageContaining("[HC-4007]")
          .hasMessageNotContaining("m4rked");
    }
  }

  /** A row is not taken apart, whatever its parts are. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select crm.people(0)",
        "select id from crm.contact where (crm.people(id)).mail = 'm4rked'",
        "select (crm.get_email(1)).address = 'm4rked'",
        "select (crm.get_email(1)).*",
        "select p from crm.people(0) p",
        "select (p).mail from crm.people(0) p where (p).mail = 'm4rked'",
        "select row_to_json(p) from crm.people(0) p",
        "select * from crm.get_email(1) g where g.address = 'm4rked'",
        "select * from crm.get_email(1) where address = 'm4rked'",
        "select id from crm.contact c, crm.email_of(c.id) e where upper(e) = 'm4rked'",
        "select max(crm.email_of(id)) from crm.contact",
        "insert into crm.contact (id, born) select 9, crm.email_of(1)",
        "create table copy as select crm.email_of(1) as e",
        "create view v as select crm.email_of(1) as e where crm.email_of(1) = 'm4rked'",
        "explain select crm.ids(lower('m4rked'))",
        "do $$ begin perform crm.ids('m4rked'); end $$",
        "prepare s as select crm.ids('m4rked')",
        "declare c cursor for select crm.ids('m4rked')",
      })
  void rowWithCellsIsNoValue(String sql) {
    assertThatThrownBy(() -> scene.run(ours, sql))
        .hasMessageContaining("[HC-")
        .hasMessageNotContaining("m4rked");
  }

  private void refused(String code, String what, String sql) {
    assertThatThrownBy(() -> ours.prepareCall(sql))
        .as(sql)
        .hasMessageContaining("[" + code)
        .hasMessageContaining(what);
  }

  private void plainly(String... statements) throws SQLException {
    try (Connection plain = scene.plain()) {
      scene.run(plain, statements);
    }
  }

  /** What is not declared and might reach a protected table is not given any value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "create function f(v text) returns int language sql as 'update crm.contact set email = null"
            + " where id = length(v) returning id' | select f(?)",
        "create procedure f(v text) language plpgsql as $$ begin execute concat('update crm.con',"
            + " 'tact set email = null where id = length($1)') using v; end $$ | call f(?)",
        "create function f(v text) returns setof text language plpgsql as $$ begin return query"
            + " execute concat('select ', quote_literal(v)); end $$ | select * from f(?)",
        "create function f(v text) returns xml language sql as $$ select query_to_xml(v, true, true,"
            + " '') $$ | {call f(?)}",
        "create function f(v text) returns xml language sql begin atomic select query_to_xml(v, true,"
            + " true, ''); end | select f(?)",
        "create function f(v text) returns int language sql begin atomic select count(*)::int from"
            + " crm.contact where id = length(v); end | select f(?)",
        "create function g(v text) returns int language sql as 'update crm.contact set email = null"
            + " where id = length(v) returning id'; create function f(v text) returns int language sql"
            + " as 'select g(v)' | {call f(?)}",
        "create function f(v text) returns text language internal as 'textin' | select f(?)",
        "create function s(n int, v text) returns int language plpgsql as $$ begin execute v; return"
            + " n; end $$; create aggregate f(text) (sfunc = s, stype = int, initcond = 0)"
            + " | select f(?)",
      })
  void undeclaredRoutineThatMayReachIsRefused(String code, String use) throws SQLException {
    plainly(code.split(";(?= create )"));
    assertThatThrownBy(
            () -> {
              try (CallableStatement call = ours.prepareCall(use)) {
                call.setString(call.getParameterMetaData().getParameterCount(), MARK);
                call.execute();
              }
            })
        .hasMessageContaining("[HC-2")
        .hasMessageNotContaining("m4rked");
  }

  @Test
  void undeclaredRoutineThatReachesNothingIsNotDisturbed() throws SQLException {
    plainly(
        "create function twice(v text, out w text) language sql as 'select v || v'",
        "create function crm.listed(v text) returns text language plpgsql as"
            + " $$ begin execute 'select 1'; return v; end $$");
    for (String text : new String[] {"{call twice(?, ?)}", "{? = call crm.listed(?)}"}) {
      boolean returns = text.startsWith("{?");
      try (CallableStatement call = ours.prepareCall(text)) {
        call.registerOutParameter(returns ? 1 : 2, Types.VARCHAR);
        call.setString(returns ? 2 : 1, "x");
        call.execute();
        assertThat(call.getString(returns ? 1 : 2)).isEqualTo(returns ? "x" : "xx");
      }
    }
  }

  @Test
  void whatIsNoParameterOfTheCallIsRefused() throws SQLException {
    try (CallableStatement call = ours.prepareCall("{call crm.get_email(?, ?, ?)}")) {
      call.setInt(1, 1);
      call.registerOutParameter(2, Types.VARCHAR);
      call.registerOutParameter(3, Types.INTEGER);
      call.execute();
      assertThat(call.getString(2)).isEqualTo(MARK);
      assertThatThrownBy(() -> call.getInt(2)).hasMessageNotContaining("m4rked");
      assertThatThrownBy(() -> call.getString("nobody")).hasMessageContaining("[HC-4003]");
      assertThatThrownBy(() -> call.setString("nobody", MARK)).hasMessageContaining("[HC-4003]");
      assertThatThrownBy(() -> call.registerOutParameter("nobody", Types.VARCHAR))
          .hasMessageContaining("[HC-4003]");
      assertThatThrownBy(() -> call.setString(4, MARK)).hasMessageContaining("[HC-4");
      call.setString(2, MARK); // the routine takes none, and the server has no such function
      assertThatThrownBy(call::execute).hasMessageContaining("does not exist");
    }
  }

  @Test
  void everyGetterOpensACell() throws SQLException {
    try (CallableStatement call = ours.prepareCall("{call crm.tell(?, ?)}")) {
      call.registerOutParameter("address", JDBCType.VARCHAR);
      call.registerOutParameter(2, JDBCType.DATE);
      call.execute();
      assertThat(call.getNString("address")).isEqualTo(MARK);
      assertThat(call.getObject(1, String.class)).isEqualTo(MARK);
      assertThat(call.getDate(2)).isEqualTo(Date.valueOf("1815-12-10"));
      assertThat(call.getObject("day", LocalDate.class)).isEqualTo("1815-12-10");
      assertThat(call.getObject("day")).isEqualTo(Date.valueOf("1815-12-10"));
    }
  }

  @Test
  void profileReadsNothingThatItMayOnlyWrite() throws Exception {
    try (Connection web = profile("web", "")) {
      assertThatThrownBy(() -> web.prepareCall("{? = call crm.email_of(?)}"))
          .hasMessageContaining("[HC-2150]");
      assertThatThrownBy(() -> web.prepareCall("call crm.set_email(?, ?)"))
          .hasMessageContaining("[HC-2150]");
      try (CallableStatement call = web.prepareCall("{call crm.tell(?, ?)}")) {
        call.registerOutParameter(1, Types.VARCHAR);
        call.registerOutParameter(2, Types.DATE);
        call.execute();
        assertThatThrownBy(() -> call.getString(1))
            .hasMessageContaining("[HC-4")
            .hasMessageContaining("write-only");
      }
      try (CallableStatement call = web.prepareCall("{call crm.people(?)}")) {
        call.setInt(1, 1);
        try (ResultSet rows = call.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThatThrownBy(() -> rows.getString(2)).hasMessageContaining("write-only");
        }
      }
    }
    try (Connection orm = profile("orm", "");
        CallableStatement call = orm.prepareCall("{call crm.tell(?, ?)}")) {
      call.registerOutParameter(1, Types.VARCHAR);
      call.registerOutParameter(2, Types.DATE);
      call.execute();
      assertThat(call.getString(1)).isEqualTo(MARK);
      assertThat(call.getDate(2)).isNull();
      assertThat(call.wasNull()).isTrue();
    }
  }

  private Connection profile(String name, String options) throws SQLException {
    return DriverManager.getConnection(
        scene.base().oursUrl(scene.configuration()) + "&hushcell.profile=" + name + options,
        scene.base().user(),
        scene.base().password());
  }

  /** The options of pgjdbc say what an escape becomes. */
  @Test
  void escapeBecomesACallWhereTheDriverIsTold() throws Exception {
    ours.close();
    ours = profile("all", "&escapeSyntaxCallMode=callIfNoReturn");
    try (CallableStatement call = ours.prepareCall("{call crm.swap_email(?, ?)}")) {
      call.setInt(1, 1);
      call.setString(2, MARK + "4");
      call.registerOutParameter(2, Types.VARCHAR);
      call.execute();
      assertThat(call.getString(2)).isEqualTo(MARK);
    }
    try (CallableStatement call = ours.prepareCall("{? = call crm.email_of(?)}")) {
      call.registerOutParameter(1, Types.VARCHAR);
      call.setInt(2, 1);
      call.execute();
      assertThat(call.getString(1)).isEqualTo(MARK + "4");
    }
  }

  /** A batch has values of its own for each call. */
  @Test
  void batchOfCallsSealsEach() throws SQLException {
    try (CallableStatement call = ours.prepareCall("call crm.set_email(?, ?)")) {
      for (int id = 1; id <= 2; id++) {
        call.setInt(1, id);
        call.setString(2, MARK + id);
        call.addBatch();
      }
      call.executeBatch();
    }
    assertThat(Found.rows(ours, "select email from crm.contact order by id"))
        .containsExactly(MARK + "1", MARK + "2");
  }
}
