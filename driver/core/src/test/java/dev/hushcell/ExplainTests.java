package dev.hushcell;

import static dev.hushcell.Sandbox.plain;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.explain.Explanation;
import dev.hushcell.explain.Place;
import dev.hushcell.explain.ResultColumn;
import dev.hushcell.explain.TouchedTable;
import dev.hushcell.explain.Treatment;
import dev.hushcell.explain.Value;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.value.ValueFault;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.RecordedSource;
import dev.hushcell.testing.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link Hushcell#explain} says of statements, on a real H2. */
class ExplainTests {
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality }
        contact.password: {}
      """;
  private static final String CREATE =
      "create table contact(id int primary key, name varchar(40),"
          + " email varchar(100) unique, password varchar(60))";
  private static final TableName CONTACT = new TableName("PUBLIC", "CONTACT");
  private static final ColumnName EMAIL = new ColumnName(CONTACT, "EMAIL");
  private static final ColumnName PASSWORD = new ColumnName(CONTACT, "PASSWORD");

  /** Stands for whatever an application would write; must never be seen in an answer. */
  private static final String MARK = "m4rk3d";

  private static final int MARKED_NUMBER = 770077;

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = new Sandbox(directory, COLUMNS);
    database = sandbox.file("crm");
  }

  private Explanation explain(String sql) throws SQLException {
    try (Connection ours = sandbox.connect(database)) {
      Explanation explanation = Hushcell.explain(ours, sql);
      assertThat(explanation.text() + explanation)
          .doesNotContain(MARK, String.valueOf(MARKED_NUMBER));
      return explanation;
    }
  }

  private Explanation.Touching touching(String sql) throws SQLException {
    Explanation explanation = explain(sql);
    assertThat(explanation).isInstanceOf(Explanation.Touching.class);
    return (Explanation.Touching) explanation;
  }

  private Explanation.Refused refused(FaultCode code, String sql) throws SQLException {
    Explanation explanation = explain(sql);
    assertThat(explanation).as(explanation.text()).isInstanceOf(Explanation.Refused.class);
    Explanation.Refused refused = (Explanation.Refused) explanation;
    assertThat(refused.code()).isEqualTo(code.id());
    assertThat(refused.message()).startsWith("[" + code.id() + "] ");
    return refused;
  }

  private void createContact() throws SQLException {
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE, "create table note(id int primary key, body varchar(100))");
    }
  }

  private static List<String> treatments(Explanation.Touching touching) {
    return touching.values().stream()
        .map(
            value ->
                (value.isLiteral() ? "literal " : "parameter " + value.parameter() + " ")
                    + value.treatment())
        .toList();
  }

  @Test
  void textThatTouchesNothingPasses() throws SQLException {
    createContact();
    assertThat(explain("select '" + MARK + "', body from note where id = ?"))
        .isEqualTo(new Explanation.Passed());
    assertThat(explain("call current_timestamp")).isInstanceOf(Explanation.Passed.class);
    assertThat(explain("")).isInstanceOf(Explanation.Passed.class);
  }

  @Test
  void eachParameterLiteralAndResultColumnIsTold() throws SQLException {
    createContact();
    Explanation.Touching touching =
        touching(
            "select id, email, password from contact\n"
                + " where email = ? and (cast(? as varchar(100)) is null or name = '"
                + MARK
                + "')\n  and email <> '"
                + MARK
                + "' and id < "
                + MARKED_NUMBER);
    assertThat(treatments(touching))
        .containsExactly(
            "parameter 1 compared as PUBLIC.CONTACT.EMAIL (search: equality)",
            "parameter 2 sent as NULL or a constant: only its nullness is asked for",
            "literal plain",
            "literal compared as PUBLIC.CONTACT.EMAIL (search: equality)",
            "literal plain");
    assertThat(touching.values().get(3).place()).hasToString("3:16");
    assertThat(touching.results())
        .containsExactly(
            new ResultColumn(Optional.empty(), false),
            new ResultColumn(Optional.of(EMAIL), false),
            new ResultColumn(Optional.of(PASSWORD), false));
    assertThat(touching.tables())
        .containsExactly(new TouchedTable(CONTACT, List.of("EMAIL", "PASSWORD")));
    assertThat(touching.activations()).isEmpty();
    assertThat(touching.changes()).isEmpty();
  }

  @Test
  void sentTextHasPlaceholdersForLiteralsAndNoComment() throws SQLException {
    createContact();
    assertThat(
            touching(
                    "insert /* "
                        + MARK
                        + " */ into contact values ("
                        + MARKED_NUMBER
                        + ",'"
                        + MARK
                        + "', '"
                        + MARK
                        + "', cast(? as varchar(60))) -- "
                        + MARK)
                .sent())
        .isEqualTo(
            "insert into contact (\"ID\", \"NAME\", \"EMAIL\", \"PASSWORD\") values (<number>,<text>,"
                + " <sealed>, cast(? as VARBINARY(229)))");
  }

  @Test
  void columnThatIsOnlyNamedIsTouched() throws SQLException {
    createContact();
    Explanation.Touching touching =
        touching("select count(*) from contact where password is not null");
    assertThat(touching.tables()).containsExactly(new TouchedTable(CONTACT, List.of("PASSWORD")));
    assertThat(touching.values()).isEmpty();
    assertThat(touching("select id from contact").tables())
        .containsExactly(new TouchedTable(CONTACT, List.of()));
  }

  @Test
  void firstTouchIsToldAsActivationAndActivatesNothing() throws SQLException {
    try (Connection raw = plain(database)) {
      run(raw, CREATE);
    }
    Explanation.Touching touching = touching("select email from contact where email = ?");
    assertThat(touching.activations())
        .extracting(column -> column.name() + " " + column.search() + " " + column.key())
        .containsExactlyInAnyOrder(
            "PUBLIC.CONTACT.EMAIL EQUALITY contact.email",
            "PUBLIC.CONTACT.PASSWORD NONE contact.password");
    assertThat(touching.results()).containsExactly(new ResultColumn(Optional.of(EMAIL), false));
    assertUntouchedDatabase();
  }

  @Test
  void tableToBeMadeIsToldAsActivationAndIsNotMade() throws SQLException {
    Explanation.Touching touching = touching(CREATE);
    assertThat(touching.changes()).hasOnlyElementsOfType(SchemaChange.CreateTable.class);
    assertThat(touching.activations())
        .extracting(column -> column.name().column() + " " + column.search())
        .containsExactlyInAnyOrder("EMAIL " + Search.EQUALITY, "PASSWORD " + Search.NONE);
    assertThat(touching.sent()).contains("name varchar(40)", "VARBINARY(").contains(" CHECK ");
    try (Connection raw = plain(database)) {
      assertThat(tables(raw)).isEmpty();
    }
  }

  @Test
  void refusalHasCodePlacePageAndWhatWouldHaveBeenActivated() throws SQLException {
    try (Connection raw = plain(database)) {
      run(raw, CREATE);
    }
    Explanation.Refused refused =
        refused(PlanFault.ORDERED, "select id from contact\n order by email");
    assertThat(refused.place()).contains(new Place(33, 2, 11));
    assertThat(refused.page()).isEqualTo("driver/docs/errors/plan.md");
    assertThat(refused.activations()).hasSize(2);
    assertThat(refused.text()).contains("refused", "HC-2107", "2:11", "errors/plan.md");
    assertUntouchedDatabase();
  }

  @Test
  void rowsInTheWayOfAnActivationAreFound() throws SQLException {
    try (Connection raw = plain(database)) {
      run(raw, CREATE, "insert into contact values(1, 'a', '" + MARK + "', '" + MARK + "')");
    }
    refused(KeyringFault.EXISTING_ROWS, "select email from contact");
  }

  @Test
  void definitionIsHeldAgainstTheCatalogue() throws SQLException {
    createContact();
    refused(DdlFault.TYPE_CHANGE, "alter table contact alter column email varchar(10)");
    Explanation.Touching drop = touching("drop table contact");
    assertThat(drop.changes()).containsExactly(new SchemaChange.DropTable(CONTACT));
    assertThat(drop.activations()).isEmpty();
    try (Connection raw = plain(database)) {
      assertThat(tables(raw)).contains("CONTACT");
    }
  }

  @Test
  void literalThatDoesNotFitIsFoundWithoutAKey() throws SQLException {
    createContact();
    Explanation.Refused refused =
        refused(
            ValueFault.TOO_LONG,
            "update contact set email = '" + MARK.repeat(40) + "' where id = 1");
    assertThat(refused.place()).contains(new Place(27, 1, 28));
  }

  @Test
  void severalStatementsAreExplainedTogether() throws SQLException {
    createContact();
    Explanation.Touching both =
        touching("insert into note values(?, ?); update contact set password = ? where id = ?");
    assertThat(both.values())
        .extracting(Value::parameter, value -> value.treatment().getClass().getSimpleName())
        .containsExactly(
            tuple(1, "Plain"), tuple(2, "Plain"), tuple(3, "Sealed"), tuple(4, "Plain"));
    refused(PlanFault.SEVERAL_STATEMENTS, "select id from contact; select email from contact");
  }

  @Test
  void callOverAProtectedTableIsRefused() throws SQLException {
    createContact();
    refused(PlanFault.DYNAMIC_SQL, "call next_of_contact(contact)");
    try (Connection ours = sandbox.connect(database)) {
      assertThat(Hushcell.explain(ours, "select id from contact").isRefused()).isFalse();
      Refusal.of(JdbcFault.CALLABLE, () -> ours.prepareCall("select email from contact"));
    }
  }

  @Test
  void connectionOfAPoolExplains() throws SQLException {
    createContact();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(sandbox.url(database));
    config.setUsername("sa");
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config);
        Connection connection = pool.getConnection()) {
      assertThat(Hushcell.explain(connection, "delete from contact").isRefused()).isFalse();
    }
  }

  @Test
  void databaseIsOnlyLookedAt() throws SQLException {
    try (Connection raw = plain(database)) {
      run(raw, CREATE);
    }
    Traffic traffic = new Traffic();
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:" + database);
    h2.setUser("sa");
    try (HushcellDataSource ours = new HushcellDataSource(new RecordedSource(h2, traffic))) {
      ours.setConfig(sandbox.configuration.toString());
      try (Connection connection = ours.getConnection()) {
        traffic.clear();
        Hushcell.explain(connection, "insert into contact values(1, 'a', '" + MARK + "', ?)");
        Hushcell.explain(connection, "create table lead(id int)");
        Hushcell.explain(connection, "drop table contact");
        Hushcell.explain(connection, "select email from contact order by email");
      }
    }
    assertThat(traffic.texts())
        .isNotEmpty()
        .allMatch(
            sql ->
                sql.toUpperCase(Locale.ROOT).contains("INFORMATION_SCHEMA")
                    || sql.equals(
                        "SELECT 1 FROM \"PUBLIC\".\"CONTACT\""
                            + " WHERE \"EMAIL\" IS NOT NULL OR \"PASSWORD\" IS NOT NULL"));
    assertThat(traffic.argumentsOf("PreparedStatement.setBytes")).isEmpty();
    assertUntouchedDatabase();
  }

  @Test
  void columnThatTheProfileMayNotReadIsToldAsWithheld() throws SQLException, IOException {
    createContact();
    sandbox.declare(
        COLUMNS
            + "access: { web: { contact.password: { write-only: true, on-read: \"null\" } } }\n");
    String url = sandbox.url(database) + ";hushcell.profile=web";
    try (Connection ours = DriverManager.getConnection(url, "sa", "")) {
      Explanation explanation = Hushcell.explain(ours, "select password from contact");
      assertThat(explanation.text()).contains("withheld: NULL for PUBLIC.CONTACT.PASSWORD");
    }
  }

  @Test
  void keysThatOnlyAnAdministratorMakesAreARefusal() throws SQLException, IOException {
    sandbox.declare(COLUMNS + "keys: { create: admin }\n");
    refused(ConfigFault.KEYS_BY_ADMIN, CREATE);
  }

  @Test
  void plainConnectionIsRefused() throws SQLException {
    try (Connection raw = plain(database)) {
      Refusal.of(ConfigFault.NOT_OURS, () -> Hushcell.explain(raw, "select 1"));
    }
  }

  @Test
  void tableForPeople() throws SQLException {
    createContact();
    assertThat(explain("update contact set password = 'x' where email = ?").text())
        .isEqualTo(
            """
            touches              PUBLIC.CONTACT: EMAIL, PASSWORD
            literal at 1:31      sealed as PUBLIC.CONTACT.PASSWORD (search: none)
            parameter 1 at 1:49  compared as PUBLIC.CONTACT.EMAIL (search: equality)
            sends                update contact set password = <sealed> where email = ?""");
    assertThat(new Treatment.Plain()).hasToString("plain");
  }

  private void assertUntouchedDatabase() throws SQLException {
    try (Connection raw = plain(database)) {
      assertThat(tables(raw)).containsExactly("CONTACT");
      assertThat(
              rows(
                  raw,
                  "select column_name, data_type from information_schema.columns"
                      + " where table_name = 'CONTACT' and column_name = 'EMAIL'"))
          .containsExactly("EMAIL|CHARACTER VARYING");
    }
  }

  private static List<String> tables(Connection raw) throws SQLException {
    return rows(
        raw,
        "select table_name from information_schema.tables where table_schema = 'PUBLIC'"
            + " order by table_name");
  }

  @Test
  void tellsWhatIsEvaluatedInTheDriver() throws Exception {
    sandbox.declare(
        "columns:\n  contact.email: { search: equality }\n  contact.password: { evaluate: [pattern, order],"
            + " text-order: utf-16, rows: 50, bytes: 5000 }\n");
    database = sandbox.file("evaluated");
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE);
    }
    Explanation explained =
        explain(
            "select id from contact where password like '"
                + MARK
                + "%' and id > ? order by id desc, password limit ?");
    assertThat(explained.text())
        .contains("compared in the driver with PUBLIC.CONTACT.PASSWORD")
        .contains("over at most 50 rows", "counted in the driver")
        .contains("filters by PUBLIC.CONTACT.PASSWORD, sorts by PUBLIC.CONTACT.PASSWORD")
        .contains("DENSE_RANK() OVER (ORDER BY id desc")
        .contains("hushcell_evaluated_1")
        .doesNotContain(MARK);
    assertThat(((Explanation.Touching) explained).results()).hasSize(1);
    assertThat(explain("select id from contact where lower(password) like ?").text())
        .contains(
            "over at most 50 rows; fails at a text with U+03A3 beside a sign or a letter newer");
  }

  @Test
  void saysWhatIsDeclaredAndWhatOnlyResultsAreMadeOf() throws Exception {
    sandbox.declare("columns:\n  contact.email: { search: full }\n  contact.password: {}\n");
    database = sandbox.file("full");
    assertThat(explain(CREATE).text()).contains("(search: full, key: contact.email)");
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE);
      assertThat(Hushcell.status(ours).columns())
          .extracting(column -> column.search())
          .containsExactly(Search.FULL, Search.NONE);
    }
    assertThat(explain("select id from contact where email = ?").text())
        .contains("compared as PUBLIC.CONTACT.EMAIL (search: full)");
    assertThat(explain("select upper(email) from contact where email like ?").text())
        .contains("filters by PUBLIC.CONTACT.EMAIL, computes with PUBLIC.CONTACT.EMAIL, over")
        .contains("compared in the driver with PUBLIC.CONTACT.EMAIL (search: full)");
    assertThat(explain("select upper(email) from contact where id > 3").text())
        .contains("computes with PUBLIC.CONTACT.EMAIL, over");
    assertThat(explain("select left(email, 1) as l, count(*) as n from contact group by l").text())
        .contains("computes with PUBLIC.CONTACT.EMAIL, over");
  }

  @Test
  void refusalsNameTheRightThatWouldHelp() throws Exception {
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE);
    }
    assertThat(explain("select upper(email) from contact").text())
        .contains("HC-2109", "evaluate: [range]");
    assertThat(explain("select password, count(*) from contact group by password").text())
        .contains("HC-2110", "evaluate: [range]");
    assertThat(explain("select distinct password from contact").text())
        .contains("HC-2110", "evaluate: [range]");
    assertThat(explain("select max(email) from contact").text())
        .contains("HC-2125", "evaluate: [order]");
  }
}
