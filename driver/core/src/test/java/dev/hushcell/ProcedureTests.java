package dev.hushcell;

import static dev.hushcell.Sandbox.bytes;
import static dev.hushcell.Sandbox.plain;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.explain.Explanation;
import dev.hushcell.internal.config.WarningsHeard;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.testing.CrmRoutines;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routines of the database that {@code procedures:} vouches for, on a real H2. */
class ProcedureTests {
  private static final String COLUMNS =
      "columns: { contact.email: { search: equality }, mailbox.password: {} }\n";
  private static final String TAKING =
      """
      procedures:
        crm.set_password: { parameters: [ plain, mailbox.password ] }
        crm.find: { parameters: [ contact.email ] }
        crm.contacts: { parameters: [ crm.contact.email ] }
      """;
  private static final String MARK = "m4rked@example.org";

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws Exception {
    sandbox = new Sandbox(directory, COLUMNS + TAKING);
    database = sandbox.file("crm") + ";AUTO_SERVER=TRUE;TRACE_LEVEL_FILE=3";
    try (Connection ours = sandbox.connectAnew(database)) {
      run(
          ours,
          "create schema crm",
          "create table crm.contact(id int primary key, email varchar(60), name varchar(20))",
          "create table crm.mailbox(id int primary key, password varchar(60))",
          alias("set_password", "setPassword"),
          alias("find", "find"),
          alias("contacts", "contacts"),
          "insert into crm.contact values(1, '" + MARK + "', 'Ada'), (2, 'bob@x', 'Bob')",
          "insert into crm.mailbox values(1, null), (2, null)");
    }
  }

  private static String alias(String name, String method) {
    return "create alias crm." + name + " for '" + CrmRoutines.class.getName() + "." + method + "'";
  }

  /** Whatever a test does, what it sends for a protected column is never sent in clear. */
  @AfterEach
  void nothingLeaked() throws IOException {
    for (String name : sandbox.files()) {
      assertThat(read(name).contains("m4rked")).as(name).isFalse();
    }
    assertThat(read("crm.trace.db").contains("create alias crm.set_password")).isTrue();
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name), StandardCharsets.ISO_8859_1);
  }

  private Connection connect() throws SQLException {
    return sandbox.connectAnew(database);
  }

  @Test
  void callSealsWhatIsDeclared() throws SQLException {
    for (String call : List.of("{call crm.set_password(?, ?)}", "CALL CRM.SET_PASSWORD(?, ?)")) {
      try (Connection ours = connect();
          CallableStatement set = ours.prepareCall(call)) {
        set.setInt(1, 1);
        set.setString(2, MARK + call);
        set.execute();
        set.setInt(1, 2);
        set.setCharacterStream("P2", new StringReader(MARK + "s"));
        set.execute();
        assertThat(rows(ours, "select password from crm.mailbox where id = 2"))
            .containsExactly(MARK + "s");
        set.setNull(2, Types.VARCHAR);
        set.execute();
        assertThat(rows(ours, "select password from crm.mailbox order by id"))
            .containsExactly(MARK + call, "null");
      }
    }
    try (Connection raw = plain(database)) {
      assertThat(bytes(raw, "select password from crm.mailbox where id = 1").get(0))
          .hasSizeGreaterThan(52);
    }
  }

  @Test
  void whatACallReturnsIsReadByNumber() throws SQLException {
    try (Connection ours = connect();
        CallableStatement find = ours.prepareCall("{? = call crm.find(?)}")) {
      find.registerOutParameter(1, Types.INTEGER);
      find.setString(2, MARK);
      find.execute();
      assertThat(find.getInt(1)).isEqualTo(1);
      find.setObject(2, "nobody");
      find.execute();
      assertThat(find.getObject(1)).isNull();
    }
  }

  @Test
  void literalsOfAPlainStatementAreSealedToo() throws SQLException {
    try (Connection ours = connect()) {
      run(ours, "call crm.set_password(1, '" + MARK + "')");
      assertThat(rows(ours, "select password from crm.mailbox where id = 1")).containsExactly(MARK);
      assertThat(rows(ours, "{call crm.find('" + MARK + "')}")).containsExactly("1");
      assertThat(rows(ours, "select crm.find(email), name from crm.contact order by 1"))
          .containsExactly("1|Ada", "2|Bob");
    }
  }

  @Test
  void functionsWorkInsideQueriesAndAsTables() throws SQLException {
    try (Connection ours = connect();
        PreparedStatement query =
            ours.prepareStatement(
                "select c.name, crm.find(?) from crm.contacts(?) c where c.id = crm.find(?)")) {
      for (int i = 1; i <= 3; i++) {
        query.setString(i, MARK);
      }
      try (ResultSet found = query.executeQuery()) {
        assertThat(found.next()).isTrue();
        assertThat(found.getString(1)).isEqualTo("Ada");
        assertThat(found.getInt(2)).isEqualTo(1);
      }
      assertThat(rows(ours, "select * from crm.contacts('" + MARK + "')")).containsExactly("1|Ada");
      assertThat(rows(ours, "call crm.contacts('" + MARK + "')")).containsExactly("1|Ada");
    }
  }

  @Test
  void batchOfCallsSealsEachAnew() throws SQLException {
    try (Connection ours = connect();
        CallableStatement set = ours.prepareCall("{call crm.set_password(?, ?)}")) {
      for (int id = 1; id <= 2; id++) {
        set.setInt(1, id);
        set.setString(2, MARK);
        set.addBatch();
      }
      set.executeBatch();
      assertThat(rows(ours, "select password from crm.mailbox")).containsExactly(MARK, MARK);
    }
    try (Connection raw = plain(database)) {
      assertThat(bytes(raw, "select distinct password from crm.mailbox")).hasSize(2);
    }
  }

  @Test
  void whatIsDeclaredIsOpened() throws Exception {
    sandbox.declare(
        COLUMNS
            + """
            procedures:
              crm.email_of: { parameters: [ plain ], returns: contact.email }
              crm.people: { parameters: [ plain ], results: [ { id: plain, email: contact.email } ] }
            """);
    try (Connection ours = connect()) {
      run(ours, alias("email_of", "emailOf"), alias("people", "people"));
      try (CallableStatement call = ours.prepareCall("{? = call crm.email_of(?)}")) {
        call.registerOutParameter(1, Types.VARCHAR);
        call.setInt(2, 1);
        call.execute();
        assertThat(call.getString(1)).isEqualTo(MARK);
        assertThat(call.getObject(1)).isEqualTo(MARK);
      }
      assertThat(rows(ours, "call crm.email_of(1)")).containsExactly(MARK);
      assertThat(rows(ours, "select crm.email_of(2), crm.email_of(3)"))
          .containsExactly("bob@x|null");
      assertThat(rows(ours, "select id from crm.contact where crm.email_of(id) = 'bob@x'"))
          .containsExactly("2");
      assertThat(rows(ours, "call crm.people(1)")).containsExactly("1|" + MARK, "2|bob@x");
      assertThat(rows(ours, "select p.email from crm.people(1) p where p.email = 'bob@x'"))
          .containsExactly("bob@x");
      try (CallableStatement call = ours.prepareCall("{call crm.people(?)}")) {
        call.setInt(1, 2);
        try (ResultSet found = call.executeQuery()) {
          assertThat(found.getMetaData().getColumnTypeName(2)).isEqualTo("CHARACTER VARYING");
          assertThat(found.next()).isTrue();
          assertThat(found.getString("email")).isEqualTo("bob@x");
        }
      }
    }
  }

  @Test
  void callsAreAuditedAndExplained() throws Exception {
    Path audit = directory.resolve("audit");
    sandbox.declare(
        COLUMNS
            + """
            procedures:
              crm.email_of: { parameters: [ plain ], returns: contact.email }
              crm.people: { parameters: [ plain ], results: [ { id: plain, email: contact.email } ] }
              crm.find: { parameters: [ contact.email ] }
            audit: { file: '%s' }
            """
                .formatted(audit));
    try (Connection ours = connect()) {
      run(ours, alias("email_of", "emailOf"), alias("people", "people"));
      try (CallableStatement call = ours.prepareCall("{? = call crm.email_of(?)}")) {
        call.registerOutParameter(1, Types.VARCHAR);
        call.setInt(2, 1);
        call.execute();
        assertThat(call.getString(1)).isEqualTo(MARK);
      }
      assertThat(rows(ours, "call crm.people(1)")).hasSize(2);
      run(ours, "call crm.find('" + MARK + "')");
      assertThat(Hushcell.explain(ours, "call crm.people(1)").text())
          .contains("CRM.CONTACT: EMAIL", "opened as CRM.CONTACT.EMAIL");
    }
    Matcher uses =
        Pattern.compile("\"column\":\"EMAIL\",\"opened\":(\\d+),\"sealed\":(\\d+),")
            .matcher(Files.readString(audit));
    long opened = 0;
    long sealed = 0;
    while (uses.find()) {
      opened += Long.parseLong(uses.group(1));
      sealed += Long.parseLong(uses.group(2));
    }
    assertThat(List.of(opened, sealed)).containsExactly(3L, 1L);
  }

  /** A class is not shown, and its source may connect and run any text. */
  @Test
  void undeclaredJavaCodeThatMayReachIsRefused() throws Exception {
    try (Connection raw = plain(database)) {
      run(
          raw,
          alias("tell", "findText"),
          "create alias crm.assembled as $$int f(java.sql.Connection c, String table, String v)"
              + " throws Exception { return c.createStatement().executeUpdate("
              + "\"update \" + table + \" set email = null\"); }$$",
          "create alias crm.twice as 'String f(String s) { return s + s; }'");
    }
    try (Connection ours = connect()) {
      Refusal.of(PlanFault.DYNAMIC_SQL, () -> ours.prepareCall("{call crm.tell(?)}"));
      Refusal.of(PlanFault.REACHES, () -> ours.prepareStatement("select crm.tell(?)"));
      Refusal.of(PlanFault.DYNAMIC_SQL, () -> ours.prepareCall("{call crm.assembled(?, ?)}"));
      Refusal.of(PlanFault.DYNAMIC_SQL, () -> rows(ours, "call crm.twice('x')"));
    }
    sandbox.declare(COLUMNS + "procedures: [ crm.twice ]\n");
    try (Connection ours = connect()) {
      assertThat(rows(ours, "call crm.twice('x')")).containsExactly("xx");
    }
  }

  @Test
  void callsThatCannotBeFollowedAreRefused() throws SQLException {
    try (Connection ours = connect()) {
      try (CallableStatement set = ours.prepareCall("{call crm.set_password(?, ?)}")) {
        Refusal.of(JdbcFault.CALLABLE, () -> set.setString("password", MARK));
        Refusal.of(JdbcFault.CALLABLE, () -> set.setObject("P3", MARK, Types.VARCHAR));
        Refusal.of(
            JdbcFault.CALLABLE, () -> set.setBytes("", MARK.getBytes(StandardCharsets.UTF_8)));
        Refusal.of(JdbcFault.PARAMETER_NUMBER, () -> set.setString(3, MARK));
      }
      Refusal.of(
          JdbcFault.CALLABLE, () -> ours.prepareCall("{call crm.set_password(?, '" + MARK + "')}"));
      Refusal.of(JdbcFault.CALLABLE, () -> ours.prepareCall("select email from crm.contact"));
      Refusal.of(
          PlanFault.ROUTINE_ARGUMENT, () -> run(ours, "call crm.find(upper('" + MARK + "'))"));
      Refusal.of(PlanFault.DYNAMIC_SQL, () -> run(ours, "call upper(crm.find('" + MARK + "'))"));
      Refusal.of(PlanFault.ROUTINE_UNKNOWN, () -> run(ours, "call find('" + MARK + "')"));
      try (Connection raw = plain(database)) {
        run(raw, "create schema other", alias("x", "find").replace("crm.x", "other.find"));
      }
      Refusal.of(PlanFault.ROUTINE_UNKNOWN, () -> run(ours, "call other.find('" + MARK + "')"));
      run(ours, "set schema other");
      Refusal.of(PlanFault.ROUTINE_UNKNOWN, () -> run(ours, "call find('" + MARK + "')"));
      run(ours, "set schema crm");
      assertThat(rows(ours, "call find('" + MARK + "')")).containsExactly("1");
    }
  }

  @Test
  void routineThatWouldDestroyCellsIsRefused() throws Exception {
    sandbox.declare(COLUMNS + "procedures: { crm.find_text: { parameters: contact.email } }\n");
    try (Connection ours = connect()) {
      run(ours, alias("find_text", "findText"));
      SQLException refusal =
          Refusal.of(
              PlanFault.ROUTINE_ARGUMENT, () -> run(ours, "call crm.find_text('" + MARK + "')"));
      assertThat(refusal.getMessage()).contains("CHARACTER VARYING as parameter 1");
    }
  }

  @Test
  void routineOverAProtectedTableIsRefusedUnlessListed() throws Exception {
    String count = "select crm.how_many(), 1";
    try (Connection raw = plain(database)) {
      run(
          raw,
          "create alias crm.how_many as $$int f(java.sql.Connection c) throws Exception {"
              + " try (java.sql.ResultSet r = c.createStatement().executeQuery("
              + "\"select count(*) from crm.contact\")) { r.next(); return r.getInt(1); } }$$");
    }
    try (Connection ours = connect()) {
      Refusal.of(PlanFault.REACHES, () -> rows(ours, count));
      Refusal.of(PlanFault.DYNAMIC_SQL, () -> run(ours, "call crm.how_many()"));
    }
    sandbox.declare(COLUMNS + "procedures: [ crm.how_many ]\n");
    try (Connection ours = connect()) {
      assertThat(rows(ours, count)).containsExactly("2|1");
      assertThat(rows(ours, "call crm.how_many()")).containsExactly("2");
      try (CallableStatement call = ours.prepareCall("{? = call crm.how_many()}")) {
        call.registerOutParameter(1, Types.INTEGER);
        call.execute();
        assertThat(call.getInt(1)).isEqualTo(2);
      }
      assertThat(rows(ours, "select crm.how_many(), email from crm.contact where id = 1"))
          .containsExactly("2|" + MARK);
    }
    sandbox.declare(COLUMNS + "procedures: [ public.how_many ]\n");
    try (Connection ours = connect()) {
      Refusal.of(PlanFault.REACHES, () -> rows(ours, count));
    }
  }

  /** Who is no administrator is not shown the text of a routine. */
  @Test
  void routineWhoseTextIsHiddenIsTakenForOneThatReaches() throws Exception {
    try (Connection raw = plain(database)) {
      run(
          raw,
          "create alias hidden as 'String f(String s) { return s; }'",
          "create user clerk password 'clerk'",
          "grant all on schema crm to clerk",
          "grant all on schema public to clerk");
    }
    String untraced = sandbox.url(sandbox.file("crm") + ";AUTO_SERVER=TRUE");
    try (Connection clerk = DriverManager.getConnection(untraced, "clerk", "clerk")) {
      assertThat(rows(clerk, "select name from crm.contact where id = 1")).containsExactly("Ada");
      Refusal.of(PlanFault.DYNAMIC_SQL, () -> run(clerk, "call hidden('a')"));
    }
    sandbox.declare(COLUMNS + "procedures: [ public.hidden ]\n");
    try (Connection ours = connect()) {
      assertThat(rows(ours, "call hidden('a')")).containsExactly("a");
    }
  }

  @Test
  void profileThatMayOnlyWriteSetsAndDoesNotFind() throws Exception {
    sandbox.declare(
        COLUMNS
            + TAKING
            + "access: { web: { mailbox.password: { write-only: true },"
            + " contact.email: { write-only: true } },"
            + " orm: { mailbox.password: { write-only: true, on-read: \"null\" } } }\n");
    try (Connection web = sandbox.connectAnew(database + ";hushcell.profile=web")) {
      run(web, "call crm.set_password(1, '" + MARK + "')");
      Refusal.of(PlanFault.WRITE_ONLY, () -> run(web, "call crm.find('" + MARK + "')"));
    }
    try (Connection orm = sandbox.connectAnew(database + ";hushcell.profile=orm")) {
      Refusal.of(PlanFault.WRITE_ONLY_NULL, () -> orm.prepareCall("{call crm.set_password(?, ?)}"));
      run(orm, "call crm.set_password(1, null)");
    }
  }

  @Test
  void misspeltRoutineIsToldAndWhatIsMeantIsRefused() throws Exception {
    sandbox.declare(
        COLUMNS + "procedures: { crm.set_pasword: { parameters: [ plain, mailbox.password ] } }\n");
    WarningsHeard heard = new WarningsHeard();
    heard.during(
        () -> {
          try (Connection ours = connect()) {
            Refusal.of(
                PlanFault.LOOKALIKE, () -> run(ours, "call crm.set_password(1, '" + MARK + "')"));
            Refusal.of(
                PlanFault.LOOKALIKE, () -> ours.prepareCall("{call crm.set_password(?, ?)}"));
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(heard.texts())
        .filteredOn(text -> text.startsWith("procedures:"))
        .singleElement()
        .asString()
        .contains("crm.set_pasword", "no such routine; did you mean 'CRM.SET_PASSWORD'?");
  }

  @Test
  void explainTellsWhatBecomesOfArguments() throws SQLException {
    try (Connection ours = connect()) {
      Explanation explanation = Hushcell.explain(ours, "call crm.set_password(?, '" + MARK + "')");
      assertThat(explanation.text())
          .contains("touches", "CRM.MAILBOX: PASSWORD", "parameter 1", "plain")
          .contains("sealed as CRM.MAILBOX.PASSWORD", "call crm.set_password(?, <sealed>)");
    }
  }

  @Test
  void columnIsActivatedBeforeTheFirstCall() throws Exception {
    sandbox.declare(
        """
        columns: { contact.email: { search: equality }, mailbox.password: {}, lead.tax_id: {} }
        procedures: { late.store: { parameters: [ plain, lead.tax_id ] } }
        """);
    try (Connection raw = plain(database)) {
      run(
          raw,
          "create schema late",
          "create table late.lead(id int, tax_id varchar(20))",
          alias("x", "setPassword").replace("crm.x", "late.store"));
    }
    try (Connection ours = connect()) {
      run(ours, "call late.store(1, '" + MARK + "')");
    }
    try (Connection raw = plain(database)) {
      assertThat(
              rows(
                  raw,
                  "select data_type from information_schema.columns where column_name = 'TAX_ID'"))
          .containsExactly("BINARY VARYING");
    }
  }

  /** Places in which a routine can be called that are no place for a statement of its own. */
  @Test
  void callsInOutOfTheWayPlacesAreSealedOrRefused() throws Exception {
    sandbox.declare(COLUMNS + TAKING + "  crm.how_many: { parameters: [] }\n");
    String find = "crm.find('" + MARK + "')";
    try (Connection raw = plain(database)) {
      run(raw, "create alias crm.how_many as 'int f() { return 3; }'");
      run(raw, "create table crm.other(id int)", "insert into crm.other values(1)");
    }
    String from = "select crm.how_many() from crm.other ";
    try (Connection ours = connect()) {
      assertThat(rows(ours, from + "window w as (order by " + find + ")")).containsExactly("3");
      assertThat(rows(ours, from + "where id = any(array[" + find + "])")).containsExactly("3");
      assertThat(rows(ours, from + "order by " + find + " fetch first " + find + " rows only"))
          .containsExactly("3");
      assertThat(
              rows(
                  ours,
                  "select crm.how_many(), count(*) filter (where " + find + " = 1) from crm.other"))
          .containsExactly("3|1");
      assertThat(rows(ours, "select crm.how_many(), json_array(" + find + ")"))
          .containsExactly("3|[1]");
      Refusal.of(PlanFault.DYNAMIC_SQL, () -> run(ours, "call crm.crm.find('" + MARK + "')"));
      Refusal.of(
          DdlFault.GENERATED, () -> run(ours, "create table crm.x(id int default " + find + ")"));
      Refusal.of(DdlFault.REACHES, () -> run(ours, "create domain crm.d as int default " + find));
    }
  }
}
