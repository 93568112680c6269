package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.Traces;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routines of MariaDB that take and give cells, as {@code procedures:} declares. */
@EachMaria
@OneCollation
class CallTests {
  private static final String SECTIONS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.born: {}
      procedures:
        '"{base}".set_email': { parameters: [ plain, contact.email ] }
        '"{base}".get_email': { parameters: [ plain, { out: contact.email }, { out: plain } ] }
        '"{base}".swap_email': { parameters: [ plain, { inout: contact.email } ] }
        '"{base}".email_of': { parameters: [ plain ], returns: contact.email }
        '"{base}".id_of': { parameters: [ contact.email ] }
        '"{base}".people':
          parameters: [ plain ]
          results: [ { id: plain, mail: contact.email }, [ plain ], [ contact.born, plain ] ]
        '"{base}".short_email': { parameters: [ contact.email ] }
      """;
  private static final String MARK = "m4rked@example.org";

  private static final List<String> CATALOGUE =
      List.of("hushcell_key", "hushcell_column", "hushcell_manifest", "hushcell_event");

  private static Traces written;

  @Parameter Server server;
  @TempDir Path directory;
  private Scene scene;
  private Connection ours;

  @BeforeParameterizedClassInvocation
  static void begin(Server server) {
    written = new Traces(server);
  }

  @BeforeEach
  void routines() throws Exception {
    scene = Scene.of(server, directory, SECTIONS);
    ours = scene.ours();
    scene.run(
        ours,
        "create table contact (id int primary key, email varchar(40), born date)",
        "insert into contact values (1, '" + MARK + "', '1815-12-10'), (2, null, null)");
    try (Connection plain = scene.plain()) {
      scene.run(
          plain,
          "create procedure set_email(which int, address varbinary(400))"
              + " update contact set email = address where id = which",
          "create procedure get_email(in which int, out address varbinary(400), out found int)"
              + " select email, id into address, found from contact where id = which",
          "create procedure swap_email(in which int, inout address varbinary(400)) begin declare"
              + " old varbinary(400); select email into old from contact where id = which;"
              + " update contact set email = address where id = which; set address = old; end",
          "create function email_of(which int) returns varbinary(400) reads sql data return"
              + " (select email from contact where id = which)",
          "create function id_of(address varbinary(400)) returns int reads sql data return"
              + " (select id from contact where email = address)",
          "create procedure people(since int) begin"
              + " select id, email as mail from contact where id >= since order by id;"
              + " update contact set id = id where id = since; select 7 as n;"
              + " select born, id from contact where id >= since order by id; end",
          "create procedure short_email(address varbinary(20))"
              + " select id from contact where email = address");
    }
  }

  @AfterEach
  void nothingIsTold() throws Exception {
    if (ours == null) {
      return; // there is no such server
    }
    ours.close();
    assertThat(server.told()).noneMatch(text -> text.contains("m4rked"));
  }

  /** Once for all tests: it takes a second until all is written. */
  @AfterParameterizedClassInvocation
  static void nothingLeaked(Server server) throws Exception {
    if (server.absent().isEmpty()) {
      server.flush();
      assertThat(written.of(MARK)).isEmpty();
    }
  }

  @Test
  void procedureTakesACell() throws SQLException {
    for (String text : new String[] {"call set_email(?, ?)", "{call Set_Email(?, ?)}"}) {
      try (CallableStatement call = ours.prepareCall(text)) {
        call.setInt(1, 2);
        call.setString(2, MARK + text.length());
        call.execute();
      }
      assertThat(
              Found.rows(
                  ours, "select id from contact where email = '" + MARK + text.length() + "'"))
          .containsExactly("2");
    }
    scene.run(ours, "call set_email(2, '" + MARK + "x')");
    assertThat(Found.rows(ours, "select email from contact where id = 2"))
        .containsExactly(MARK + "x");
  }

  @Test
  void procedureGivesCellsByItsParameters() throws SQLException {
    try (CallableStatement call = ours.prepareCall("{call get_email(?, ?, ?)}")) {
      call.setInt(1, 1);
      call.registerOutParameter(2, Types.VARCHAR);
      call.registerOutParameter(3, Types.INTEGER);
      call.execute();
      assertThat(call.getString(2)).isEqualTo(MARK);
      assertThat(call.getObject("address")).isEqualTo(MARK);
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
    try (CallableStatement call = ours.prepareCall("{call swap_email(?, ?)}")) {
      call.setInt("which", 1);
      call.setString("address", MARK + "3");
      call.registerOutParameter("address", Types.VARCHAR);
      call.execute();
      assertThat(call.getString("address")).isEqualTo(MARK);
    }
    assertThat(Found.rows(ours, "select email from contact where id = 1"))
        .containsExactly(MARK + "3");
  }

  @Test
  void functionReturnsACell() throws SQLException {
    try (CallableStatement call = ours.prepareCall("{? = call email_of(?)}")) {
      call.registerOutParameter(1, Types.VARCHAR);
      call.setInt(2, 1);
      call.execute();
      assertThat(call.getString(1)).isEqualTo(MARK);
    }
    try (CallableStatement call = ours.prepareCall("{? = call id_of(?)}")) {
      call.registerOutParameter(1, Types.INTEGER);
      call.setString(2, MARK);
      call.execute();
      assertThat(call.getInt(1)).isEqualTo(1);
    }
    assertThat(Found.rows(ours, "select email_of(id), id from contact order by id"))
        .containsExactly(MARK + "|1", "null|2");
    assertThat(Found.rows(ours, "select id from contact where email_of(id) = '" + MARK + "'"))
        .containsExactly("1");
  }

  @Test
  void parameterThatWouldCutCellsIsRefused() {
    assertThatThrownBy(() -> ours.prepareCall("{call short_email(?)}"))
        .hasMessageContaining("[HC-2136]")
        .hasMessageContaining("varbinary(20) as parameter 1");
  }

  @Test
  void resultSetsHaveTheirColumns() throws SQLException {
    try (CallableStatement call = ours.prepareCall("{call people(?)}")) {
      call.setInt(1, 1);
      assertThat(call.execute()).isTrue();
      assertThat(Found.rows(call.getResultSet())).containsExactly("1|" + MARK, "2|null");
      assertThat(call.getMoreResults()).isTrue();
      assertThat(Found.rows(call.getResultSet())).containsExactly("7");
      assertThat(call.getMoreResults()).isTrue();
      assertThat(Found.rows(call.getResultSet())).containsExactly("1815-12-10|1", "null|2");
      assertThat(call.execute()).isTrue();
      assertThat(call.getMoreResults()).isTrue();
      assertThat(call.getMoreResults()).isTrue();
      assertThat(Found.rows(call.getResultSet())).containsExactly("1815-12-10|1", "null|2");
    }
  }

  @Test
  void plainStatementReadsThemToo() throws SQLException {
    try (Statement statement = ours.createStatement()) {
      assertThat(statement.execute("call people(1)")).isTrue();
      assertThat(statement.getMoreResults()).isTrue();
      assertThat(statement.getMoreResults()).isTrue();
      assertThat(Found.rows(statement.getResultSet())).containsExactly("1815-12-10|1", "null|2");
    }
    assertThat(Found.rows(ours, "call people(1)")).containsExactly("1|" + MARK, "2|null");
  }

  @Test
  void resultThatIsNotAsDeclaredIsRefused() throws SQLException {
    plainly(
        "drop procedure people",
        "create procedure people(since int) begin"
            + " select email as mail, id from contact where id >= since; select 7, 8;"
            + " select id, born from contact where id >= since; end");
    try (CallableStatement call = ours.prepareCall("{call people(?)}")) {
      call.setInt(1, 1);
      assertThat(call.execute()).isTrue();
      assertThatThrownBy(call::getResultSet)
          .hasMessageContaining("[HC-4007]")
          .hasMessageNotContaining("m4rked");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "create procedure f(v text) update contact set email = null where id = length(v) | call f(?)",
        "create procedure f(v text) begin execute immediate concat('select ', quote(v)); end"
            + " | {call f(?)}",
        "create procedure f(v text) begin prepare s from concat('select ', quote(v)); execute s; end"
            + " | {call f(?)}",
        "create procedure g(v text) update contact set email = null where id = length(v);"
            + " create procedure f(v text) call g(v) | {call f(?)}",
        "create function f(v text) returns int reads sql data return (select count(*) from contact"
            + " where id = length(v)) | {? = call f(?)}",
        "create function f(v text) returns int reads sql data return (select count(*) from contact"
            + " where id = length(v)) | select f(?)",
        "create procedure f(v text) select 1 | call sys.execute_prepared_stmt(?)",
      })
  void undeclaredRoutineThatMayReachIsRefused(String code, String use) throws SQLException {
    assumeTrue(server.takes(code), "the server has no such form");
    plainly(code.split(";(?= create )"));
    assertThatThrownBy(() -> ours.prepareCall(use)).hasMessageContaining("[HC-2");
  }

  @Test
  void undeclaredRoutineThatReachesNothingIsNotDisturbed() throws SQLException {
    plainly("create procedure twice(v varchar(9), out w varchar(20)) set w = concat(v, v)");
    try (CallableStatement call = ours.prepareCall("{call twice(?, ?)}")) {
      call.setString(1, "x");
      call.registerOutParameter(2, Types.VARCHAR);
      call.execute();
      assertThat(call.getString(2)).isEqualTo("xx");
    }
  }

  /** Who may only run a routine is perhaps not told its parameters. */
  @Test
  void routineWhoseParametersAreNotShownIsRefused() throws SQLException {
    assumeFalse(server.name().equals("mysql-server"), "there the users cannot be made from here");
    String clerk = scene.base().user() + "_other";
    plainly(
        "grant select, insert, update, delete, trigger on contact to " + clerk + "@localhost",
        "grant execute on procedure set_email to " + clerk + "@localhost");
    for (String table : CATALOGUE) {
      plainly("grant select on " + table + " to " + clerk + "@localhost");
    }
    try (Connection theirs = scene.base().as(clerk).ours(scene.configuration())) {
      assertThatThrownBy(() -> theirs.prepareCall("{call get_email(?, ?, ?)}"))
          .hasMessageContaining("[HC-2");
      try (CallableStatement call = theirs.prepareCall("{call set_email(?, ?)}")) {
        call.setInt(1, 2);
        call.setString(2, MARK + "c");
        call.execute();
      }
    }
    assertThat(Found.rows(ours, "select email from contact where id = 2"))
        .containsExactly(MARK + "c");
  }

  private void plainly(String... statements) throws SQLException {
    try (Connection plain = scene.plain()) {
      scene.run(plain, statements);
    }
  }
}
