package dev.hushcell;

import static dev.hushcell.Sandbox.plain;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.discovery.Confidence;
import dev.hushcell.discovery.Discovery;
import dev.hushcell.discovery.DiscoveryOptions;
import dev.hushcell.discovery.Kind;
import dev.hushcell.discovery.Proposal;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.policy.GroupLeak;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.Search;
import dev.hushcell.testing.RecordingDriver;
import dev.hushcell.testing.Traffic;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link Hushcell#discover} finds, in a schema of which it is known what it should find. */
class DiscoverTests {
  /** In each value; must never be seen in what is told. */
  private static final String MARK = "m4rk3d";

  private static final DiscoveryOptions USUAL = DiscoveryOptions.usual();

  @TempDir Path directory;
  private Connection database;

  @BeforeEach
  void connect() throws SQLException {
    database = plain("h2:mem:");
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  private Discovery discover(DiscoveryOptions options) throws SQLException {
    Discovery found = Hushcell.discover(database, options);
    assertThat(found.yaml() + found + found.proposals()).doesNotContain(MARK);
    return found;
  }

  private static Map<String, Proposal> byColumn(Discovery found) {
    return found.proposals().stream()
        .collect(
            Collectors.toMap(
                each -> each.column().shortForm().toLowerCase(Locale.ROOT), each -> each));
  }

  private static Map<String, Kind> kinds(Discovery found) {
    Map<String, Kind> kinds = new TreeMap<>();
    byColumn(found).forEach((column, proposal) -> kinds.put(column, proposal.kind()));
    return kinds;
  }

  @Test
  void everySensitiveColumnOfALargeSchemaIsFoundAndNothingElse() throws SQLException {
    SyntheticSchema schema = new SyntheticSchema(MARK);
    schema.create(database);
    Discovery found = discover(USUAL);
    assertThat(found.columns()).isGreaterThan(60);
    assertThat(kinds(found)).containsExactlyInAnyOrderEntriesOf(schema.expected());
  }

  @Test
  void searchModeFollowsFromTheUseOfTheColumn() throws SQLException {
    new SyntheticSchema(MARK).create(database);
    Map<String, Proposal> found = byColumn(discover(USUAL));
    assertThat(found.get("customer.email").search()).isEqualTo(Search.EQUALITY);
    assertThat(found.get("customer.email").reason()).contains("unique");
    assertThat(found.get("customer.telefon").search()).isEqualTo(Search.EQUALITY);
    assertThat(found.get("customer.telefon").reason()).contains("index");
    assertThat(found.get("account.password_hash").search()).isEqualTo(Search.NONE);
    assertThat(found.get("employee.religion").reason()).contains("no index");
  }

  @Test
  void tellsIntoHowManyGroupsCellsCanFall() throws SQLException {
    run(
        database,
        "create table person(id int, email varchar(60), street varchar(60), password varchar(60))",
        "insert into person select x, x || '-"
            + MARK
            + "@example.com', x || ' "
            + MARK
            + "', x"
            + " from system_range(1, 20000)",
        "update person set street = '" + MARK + "' where mod(id, 50) = 0");
    Discovery found = discover(USUAL.withRowsPerTable(20_000));
    List<GroupLeak.Column> email = byColumn(found).get("person.email").groups();
    assertThat(email).extracting(GroupLeak.Column::narrow).contains(Narrow.whole(16));
    assertThat(email.get(0).values()).isEqualTo(20_000);
    assertThat(byColumn(found).get("person.street").groups().get(0).narrow())
        .isEqualTo(Narrow.whole(4));
    assertThat(byColumn(found).get("person.password").groups()).isEmpty();
    assertThat(found.yaml())
        .contains(
            "# narrow: { whole: true, groups: 16 } would tell little: about 1250 of 20000 values to a"
                + " group, of which the commonest value is 0.1 %",
            "all 2 columns together: about 312.5 rows share all groups");
    assertThat(byColumn(discover(USUAL)).get("person.email").groups().get(0).narrow().groups())
        .isLessThanOrEqualTo(16);
  }

  @Test
  void countsAreTold() throws SQLException {
    new SyntheticSchema(MARK).create(database);
    Proposal email = byColumn(discover(USUAL)).get("customer.email");
    assertThat(email)
        .extracting(
            Proposal::named,
            Proposal::sampled,
            Proposal::matching,
            Proposal::distinct,
            Proposal::confidence)
        .containsExactly(true, 30, 30, 30, Confidence.HIGH);
  }

  @Test
  void contentThatContradictsTheNameIsCommentedOut() throws SQLException {
    run(database, "create table t(id int, mail varchar(20))");
    for (int i = 0; i < 10; i++) {
      run(database, "insert into t values(" + i + ", 'daily')");
    }
    Discovery found = discover(USUAL);
    assertThat(found.proposals())
        .singleElement()
        .extracting(Proposal::confidence)
        .isEqualTo(Confidence.LOW);
    assertThat(found.yaml()).contains("columns: {}", "  # PUBLIC.T.MAIL: {}");
  }

  @Test
  void yamlIsAConfigurationThatProtects() throws SQLException, IOException {
    String file = "h2:file:" + directory.resolve("crm");
    try (Connection raw = plain(file)) {
      new SyntheticSchema(MARK).create(raw);
      run(
          raw,
          "create schema \"odd.one\"",
          "create table \"odd.one\".\"it's \"\"x\"\"\"(\"E-Mail %_\" varchar_ignorecase(90) unique)");
      String yaml = Hushcell.discover(raw, USUAL).yaml();
      assertThat(yaml).contains("compare: lower");
      Sandbox sandbox = new Sandbox(directory, yaml);
      run(raw, "delete from customer", "delete from \"odd.one\".\"it's \"\"x\"\"\"");
      try (Connection ours = sandbox.connect(file)) {
        run(
            ours,
            "insert into customer(id, email) values(1, 'ada@example.com')",
            "insert into \"odd.one\".\"it's \"\"x\"\"\" values('Ada@Example.com')");
        assertThat(Hushcell.status(ours).columns())
            .extracting(column -> column.name().column())
            .contains("EMAIL", "E-Mail %_");
      }
      assertThat(Sandbox.bytes(raw, "select email from customer"))
          .noneMatch(cell -> cell.contains("ada"));
      Discovery again = Hushcell.discover(raw, USUAL);
      assertThat(again.alreadyProtected())
          .extracting(column -> column.column())
          .contains("EMAIL", "E-Mail %_");
      assertThat(kinds(again)).doesNotContainKey("customer.email").containsKey("account.api_token");
      assertThat(again.yaml())
          .contains("# already protected: PUBLIC.CUSTOMER.EMAIL")
          .doesNotContainIgnoringCase("hushcell_");
      run(raw, "update hushcell_column set column_state = 'PLAIN' where column_name = 'EMAIL'");
      assertThat(Hushcell.discover(raw, USUAL).alreadyProtected())
          .as("decrypted meanwhile")
          .extracting(column -> column.column())
          .doesNotContain("EMAIL")
          .contains("E-Mail %_");
    }
  }

  @Test
  void equalityThatCellsDoNotKeepSaysWhatChanges() throws SQLException {
    run(
        database,
        "create table person(email varchar_ignorecase(90) unique, phone varchar_ignorecase(40) unique,"
            + " passport varchar(40) unique, salary double precision unique)");
    Discovery found = discover(USUAL);
    assertThat(found.yaml())
        .contains(
            "# compare: lower, since its collation ignores case: texts come back in lower case",
            "PUBLIC.PERSON.EMAIL: { search: equality, compare: lower }",
            "# compare: exact, which keeps capitals, but its collation ignores case",
            "PUBLIC.PERSON.PHONE: { search: equality, compare: exact }",
            "PUBLIC.PERSON.PASSPORT: { search: equality }");
    assertThat(byColumn(found).get("person.salary").search()).isEqualTo(Search.NONE);
    run(database, "drop table person", "set collation german");
    run(database, "create table person(email varchar(90) unique)");
    assertThat(discover(USUAL).yaml())
        .contains(
            "each character counts", "PUBLIC.PERSON.EMAIL: { search: equality, compare: exact }");
  }

  @Test
  void databaseIsOnlyReadInATransactionThatIsReadOnly() throws SQLException {
    new SyntheticSchema(MARK).create(database);
    Traffic traffic = new Traffic();
    Hushcell.discover(RecordingDriver.record(database, traffic), USUAL.withRowsPerTable(7));
    assertThat(traffic.texts()).isNotEmpty().allMatch(sql -> sql.startsWith("SELECT "));
    assertThat(traffic.argumentsOf("Connection.setReadOnly"))
        .containsExactly(List.of(true), List.of(false));
    assertThat(traffic.argumentsOf("Connection.rollback")).isNotEmpty();
    assertThat(traffic.argumentsOf("Connection.commit")).isEmpty();
    assertThat(traffic.argumentsOf("Statement.setMaxRows"))
        .isNotEmpty()
        .allMatch(List.of(7)::equals);
    assertThat(database.getAutoCommit()).isTrue();
  }

  @Test
  void transactionOfTheCallerIsLeftAlone() throws SQLException {
    new SyntheticSchema(MARK).create(database);
    database.setAutoCommit(false);
    run(database, "delete from customer");
    discover(USUAL);
    assertThat(database.getAutoCommit()).isFalse();
    assertThat(rows(database, "select count(*) from customer")).containsExactly("0");
    database.rollback();
    assertThat(rows(database, "select count(*) from customer")).containsExactly("30");
  }

  @Test
  void sampleIsBoundedByRowsAndTime() throws SQLException {
    new SyntheticSchema(MARK).create(database);
    assertThat(byColumn(discover(USUAL.withRowsPerTable(3))).get("customer.email").sampled())
        .isEqualTo(3);
    Discovery names = discover(USUAL.withRowsPerTable(0));
    assertThat(names.proposals())
        .isNotEmpty()
        .allMatch(each -> each.sampled() == 0 && each.confidence() == Confidence.MEDIUM);
    Discovery late = discover(USUAL.within(Duration.ZERO));
    assertThat(late.proposals()).isEmpty();
    assertThat(late.skipped()).contains("PUBLIC.CUSTOMER, the time was over");
  }

  @Test
  void onlyWantedSchemasAreLookedAtAndViewsNever() throws SQLException {
    run(
        database,
        "create table person(email varchar(90))",
        "create schema other",
        "create table other.person(email varchar(90))",
        "create view watched as select email from person");
    assertThat(discover(USUAL).proposals()).hasSize(2);
    assertThat(discover(USUAL.inSchemas(Set.of("OTHER"))).proposals())
        .extracting(each -> each.column().toString())
        .containsExactly("OTHER.PERSON.EMAIL");
  }

  @Test
  void largeObjectsLongTextsAndUnwritableNamesAreSkipped() throws SQLException {
    run(
        database,
        "create table t(address clob, notes varchar, \"pass\nword\" varchar(10), api_token blob)");
    try (PreparedStatement insert =
        database.prepareStatement("insert into t(notes, address) values(?, ?)")) {
      for (int i = 0; i < 10; i++) {
        insert.setString(1, (MARK + i + "@example.com").repeat(100_000));
        insert.setString(2, MARK);
        insert.executeUpdate();
      }
    }
    Discovery found = discover(USUAL);
    assertThat(found.proposals()).isEmpty();
    assertThat(found.skipped())
        .containsExactlyInAnyOrder(
            "PUBLIC.T.ADDRESS, a large object",
            "PUBLIC.T.API_TOKEN, a large object",
            "a column of PUBLIC.T whose name has control characters");
  }

  @Test
  void tableThatCannotBeReadIsSkippedWithoutTheWordsOfTheDatabase() throws SQLException {
    run(
        database,
        "create table broken(email varchar(90))",
        "create table person(email varchar(90))");
    Discovery found = Hushcell.discover(refusing(database, Connection.class), USUAL);
    assertThat(found.toString()).doesNotContain(MARK);
    assertThat(found.skipped())
        .containsExactly("PUBLIC.BROKEN, the database refused it with SQLSTATE 42501");
    assertThat(found.proposals()).hasSize(1);
  }

  /** Returns what behaves as the real thing, but takes no statement that names BROKEN. */
  private static <T> T refusing(T real, Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            DiscoverTests.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (arguments != null
                  && String.valueOf(arguments[0]).contains("FROM \"PUBLIC\".\"BROKEN")) {
                throw new SQLException(MARK, "42501");
              }
              Object result = method.invoke(real, arguments);
              return result instanceof Statement statement
                  ? refusing(statement, Statement.class)
                  : result;
            }));
  }

  @Test
  void connectionOfHushcellIsRefused() throws SQLException, IOException {
    Sandbox sandbox = new Sandbox(directory, "columns: { contact.email: {} }\n");
    try (Connection ours = sandbox.connect("h2:mem:discover")) {
      Refusal.of(ConfigFault.NOT_PLAIN, () -> Hushcell.discover(ours, USUAL));
    }
  }
}
