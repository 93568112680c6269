package dev.hushcell.internal.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.Unnamed;
import dev.hushcell.internal.schema.Reach;
import dev.hushcell.internal.schema.SchemaCache;
import dev.hushcell.internal.schema.SchemaFault;
import dev.hushcell.internal.schema.SessionSchema;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.StillLedger;
import dev.hushcell.testing.TestFacts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.api.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class H2SchemaViewTests {
  private static final Set<String> CONTACT = Set.of("contact");

  private final AtomicLong nanos = new AtomicLong();
  private SchemaCache cache;
  private Connection connection;
  private Connection facts;
  private SessionSchema view;
  private String database;

  @BeforeEach
  void connect(TestInfo test) throws SQLException {
    database = "jdbc:h2:mem:" + test.getTestMethod().orElseThrow().getName();
    connection = DriverManager.getConnection(database, "sa", "");
    run(connection, "create table contact(id int, email varchar(100))");
    facts = DriverManager.getConnection(database, "sa", "");
    cache = cache(facts);
    view = SessionSchema.of(new H2InformationSchema(connection), cache);
  }

  @AfterEach
  void disconnect() throws SQLException {
    facts.close();
    connection.close();
  }

  @Test
  void findsATableWithItsVisibleColumnsInOrder() throws SQLException {
    run(connection, "create table t(b int, hidden int invisible, \"a\" int)");
    Relation found = find("T").orElseThrow();
    assertThat(found.name()).isEqualTo(new TableName("PUBLIC", "T"));
    assertThat(found.columns()).containsExactly("B", "a");
    assertThat(found.isTable()).isTrue();
  }

  @Test
  void tellsViewsAndLinkedTablesFromTables() throws SQLException {
    run(
        connection,
        "create view v as select email as x from contact",
        "create linked table l('org.h2.Driver','jdbc:h2:mem:','sa','','(select 1 as y)')");
    assertThat(find("v").orElseThrow().isTable()).isFalse();
    assertThat(find("v").orElseThrow().columns()).containsExactly("X");
    assertThat(find("l").orElseThrow().isTable()).isFalse();
  }

  @Test
  void synonymMeansItsTarget() throws SQLException {
    run(connection, "create synonym person for contact");
    assertThat(find("person").orElseThrow().name().table()).isEqualTo("CONTACT");
  }

  @ParameterizedTest
  @CsvSource({
    "'', contact, false, CONTACT",
    "'', CONTACT, true, CONTACT",
    "'', contact, true, ",
    "DATABASE_TO_LOWER=TRUE, CONTACT, false, contact",
    "DATABASE_TO_LOWER=TRUE, CONTACT, true, ",
    "DATABASE_TO_UPPER=FALSE, CONTACT, false, ",
    "DATABASE_TO_UPPER=FALSE, contact, false, contact",
    "MODE=STRICT, Contact, false, CONTACT",
    "CASE_INSENSITIVE_IDENTIFIERS=TRUE, Contact, true, CONTACT",
    "MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE, Contact, true, contact",
    "DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE, CONTACT, false, contact",
  })
  void resolvesNamesAsTheDatabaseDoes(String settings, String name, boolean quoted, String expected)
      throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:h2:mem:;" + settings, "sa", "")) {
      run(other, "create table contact(id int)");
      SessionSchema otherView = SessionSchema.alone(catalog(other), cache(other));
      assertThat(otherView.find(null, false, name, quoted).map(r -> r.name().table()))
          .isEqualTo(Optional.ofNullable(expected));
      String schema = otherView.currentSchema();
      assertThat(otherView.find(schema, true, name, quoted).isPresent())
          .isEqualTo(expected != null);
      // What the view says is what H2 itself does.
      String sql = "select * from " + (quoted ? '"' + name + '"' : name);
      assertThat(runs(other, sql)).isEqualTo(expected != null);
    }
  }

  @Test
  void unqualifiedNameIsSearchedInTheCurrentSchemaAndThenAlongThePath() throws SQLException {
    run(
        connection,
        "create schema a",
        "create schema b",
        "create table b.only_b(x int)",
        "create table a.both(x int)",
        "create table b.both(y int)");
    assertThat(find("only_b")).isEmpty();
    run(connection, "set schema a", "set schema_search_path public, b");
    view.sessionMayHaveChanged();
    assertThat(view.currentSchema()).isEqualTo("A");
    assertThat(find("only_b").orElseThrow().name().schema()).isEqualTo("B");
    assertThat(find("both").orElseThrow().name().schema()).isEqualTo("A");
    assertThat(find("contact").orElseThrow().name().schema()).isEqualTo("PUBLIC");
    assertThat(view.find("b", false, "both", false).orElseThrow().columns()).containsExactly("Y");
  }

  @Test
  void answersAreKeptUntilTheSessionMayHaveChanged() throws SQLException {
    assertThat(find("contact").orElseThrow().columns()).hasSize(2);
    long version = view.version();
    run(connection, "alter table contact add phone varchar");
    assertThat(find("contact").orElseThrow().columns()).hasSize(2);
    assertThat(view.version()).isEqualTo(version);
    view.sessionMayHaveChanged();
    assertThat(find("contact").orElseThrow().columns()).hasSize(3);
    assertThat(view.version()).isNotEqualTo(version);
  }

  @Test
  void changeBySomeSessionIsSeenByAllOfTheGraph() throws SQLException {
    try (Connection second = DriverManager.getConnection(database, "sa", "")) {
      SessionSchema other = SessionSchema.of(new H2InformationSchema(second), cache);
      assertThat(other.reaching(CONTACT)).isEmpty();
      long version = other.version();
      run(connection, "create view v as select * from contact");
      view.sessionMayHaveChanged();
      assertThat(other.reaching(CONTACT)).containsExactly("v");
      assertThat(other.version()).isNotEqualTo(version).isEqualTo(view.version());
    }
  }

  @Test
  void changeFromOutsideIsSeenWhenTheLeaseIsOver() throws SQLException {
    assertThat(view.reaching(CONTACT)).isEmpty();
    assertThat(find("contact")).isPresent();
    long version = view.version();
    pass(Duration.ofSeconds(11));
    assertThat(view.version()).as("nothing changed").isEqualTo(version);
    run(connection, "create view v as select * from contact");
    pass(Duration.ofSeconds(9));
    assertThat(view.reaching(CONTACT)).isEmpty();
    pass(Duration.ofSeconds(2));
    assertThat(view.reaching(CONTACT)).containsExactly("v");
    assertThat(view.version()).isNotEqualTo(version);
  }

  @Test
  void settingTheSchemaForgetsNothingElse() throws SQLException {
    run(connection, "create schema a");
    long version = view.version();
    assertThat(view.currentSchema()).isEqualTo("PUBLIC");
    connection.setSchema("A");
    view.currentSchemaMayHaveChanged();
    assertThat(view.currentSchema()).isEqualTo("A");
    assertThat(view.version()).isEqualTo(version);
  }

  @Test
  void localTemporaryTableIsSeenByItsSessionOnly() throws SQLException {
    try (Connection second = DriverManager.getConnection(database, "sa", "")) {
      SessionSchema other = SessionSchema.of(new H2InformationSchema(second), cache);
      assertThat(other.find(null, false, "scratch", false)).isEmpty();
      run(connection, "create local temporary table scratch(a int)");
      view.sessionMayHaveChanged();
      assertThat(find("scratch").orElseThrow().columns()).containsExactly("A");
      assertThat(other.find(null, false, "scratch", false)).isEmpty();
      assertThat(view.version()).as("plans of the two").isNotEqualTo(other.version());
      run(second, "create local temporary table scratch(b int)");
      other.sessionMayHaveChanged();
      assertThat(other.find(null, false, "scratch", false).orElseThrow().columns())
          .containsExactly("B");
      assertThat(find("scratch").orElseThrow().columns()).containsExactly("A");
      assertThat(view.version()).isNotEqualTo(other.version());
    }
  }

  @Test
  void whatReachesATableIsFoundThroughEverything() throws SQLException {
    run(
        connection,
        "create table other(id int)",
        "create view v as select c.email from contact c",
        "create view w as select * from v",
        "create view unrelated as select * from other",
        "create synonym syn for contact",
        "create view over_synonym as select * from syn",
        "create materialized view mv as select * from other",
        "create linked table linked('org.h2.Driver','jdbc:h2:mem:','sa','','(select 1 as y)')",
        "create alias wipe as 'int f(java.sql.Connection c) throws Exception {"
            + " c.createStatement().execute(\"delete from Contact\"); return 1; }'",
        "create view calls as select wipe() as x",
        "create alias java as 'int f() { return 1; }'",
        "create alias halves for 'java.lang.Math.floorDiv(int, int)'",
        "create trigger tr after insert on other for each row call '"
            + contact.class.getName()
            + "'");
    assertThat(view.reaching(CONTACT))
        .contains("v", "w", "syn", "over_synonym", "mv", "linked", "wipe", "calls", "tr")
        .contains("java", "other", Unnamed.changeOf(new TableName("public", "other")))
        .doesNotContain("halves");
    assertThat(view.reaching(Set.of("nothing")))
        .as("what is not shown, or is no SQL, and who runs that")
        .contains("mv", "linked", "wipe", "calls", "java", "tr", "other")
        .doesNotContain("v", "w", "syn", "over_synonym", "halves");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java.lang.Math.toDegrees|false",
        "java.lang.Integer.parseInt(java.lang.String)|false",
        "java.lang.Math.max(int, int)|false",
        "java.util.UUID.randomUUID|false",
        "java.lang.System.getProperty(java.lang.String)|true",
        "java.lang.ThreadLocal.withInitial|true",
        "java.util.concurrent.TimeUnit.valueOf|true",
        "java.sql.DriverManager.getDrivers|true",
        "org.h2.util.MathUtils.randomInt|true"
      })
  void ofTheClassesOnlyThoseThatCalculateReachNoTable(String method, boolean reaches)
      throws SQLException {
    run(connection, "create force alias f for '" + method + "'");
    assertThat(view.reaching(CONTACT).contains("f")).isEqualTo(reaches);
  }

  @Test
  void columnsOfANameAreThoseOfTablesAndNotOfViews() throws SQLException {
    run(
        connection,
        "create view v as select email from contact",
        "create table own(\"eMail\" int)",
        "create table other(mail int)");
    assertThat(view.columnsCalled(Set.of("email")))
        .containsExactly(
            new ColumnName(new TableName("PUBLIC", "CONTACT"), "EMAIL"),
            new ColumnName(new TableName("PUBLIC", "OWN"), "eMail"));
    assertThat(view.columnsCalled(Set.of("nothing"))).isEmpty();
  }

  @Test
  void namesThatAreNotAsciiOrNeedQuotesAreFound() throws SQLException {
    run(
        connection,
        "create table \"Bücher\"(\"a\"\"b\" int)",
        "create view v as select * from \"Bücher\"",
        "create table \"say \"\"x\"\"\"(a int)",
        "create view w as select * from \"say \"\"x\"\"\"",
        "create table \"a\\00fc\"(a int)",
        "create view z as select * from \"a\\00fc\"");
    assertThat(view.reaching(Set.of("bücher"))).containsExactly("v");
    assertThat(view.reaching(Set.of("say \"x\""))).containsExactly("w");
    assertThat(view.reaching(Set.of("a\\00fc"))).containsExactly("z");
  }

  @Test
  void partOfANameIsNoHit() throws SQLException {
    run(connection, "create table contact2(id int)", "create view v as select * from contact2");
    assertThat(view.reaching(CONTACT)).isEmpty();
  }

  @Test
  void oldCatalogTablesAreRefused() throws SQLException {
    try (Connection old =
        DriverManager.getConnection("jdbc:h2:mem:;OLD_INFORMATION_SCHEMA=TRUE", "sa", "")) {
      SessionSchema oldView =
          SessionSchema.alone(
              new H2InformationSchema(old),
              new SchemaCache(
                  new TestFacts(new H2InformationSchema(old)),
                  nanos::get,
                  new StillLedger(),
                  new Reach(H2Rules.RULES, TrustedObjects.nothing())));
      Fault fault = catchThrowableOfType(Fault.class, oldView::currentSchema);
      assertThat(fault.code()).isEqualTo(SchemaFault.OLD_INFORMATION_SCHEMA);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MODE=Oracle",
        "IGNORECASE=TRUE",
        "IGNORECASE=TRUE;DATABASE_TO_LOWER=TRUE",
        "IGNORECASE=TRUE;MODE=MySQL",
        "VARIABLE_BINARY=TRUE",
        "VARIABLE_BINARY=TRUE;MODE=MSSQLServer",
      })
  void settingsThatChangeWhatSqlMeansAreRefused(String setting) throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:h2:mem:;" + setting, "sa", "")) {
      SessionSchema otherView = SessionSchema.alone(catalog(other), cache(other));
      Fault fault = catchThrowableOfType(Fault.class, otherView::currentSchema);
      assertThat(fault.code()).isEqualTo(SchemaFault.SETTING);
      assertThat(fault).hasMessageContaining(setting.substring(0, setting.indexOf('=')));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REGULAR, STRICT, true",
    "REGULAR, PostgreSQL, true",
    "LEGACY, HSQLDB, true",
    "MySQL, MariaDB, true",
    "REGULAR, MySQL, false",
    "MySQL, REGULAR, false",
    "MySQL, MSSQLServer, false",
    "MSSQLServer, DB2, false",
    "REGULAR, Oracle, false",
  })
  void modeThatIsChangedLaterMustHaveTheSameTypes(String from, String to, boolean taken)
      throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:h2:mem:;MODE=" + from, "sa", "")) {
      SessionSchema otherView = SessionSchema.alone(catalog(other), cache(other));
      String before = otherView.mode();
      run(other, "set mode " + to);
      otherView.sessionMayHaveChanged();
      if (taken) {
        assertThat(otherView.mode()).isEqualTo(H2Mode.named(to).orElseThrow().words());
      } else {
        assertThat(catchThrowableOfType(Fault.class, otherView::mode).code())
            .isEqualTo(SchemaFault.SETTING);
      }
      run(other, "set mode " + from);
      otherView.sessionMayHaveChanged();
      assertThat(otherView.mode()).isEqualTo(before);
    }
  }

  @Test
  void modeTellsHowTextsAreRead() throws SQLException {
    String url = "jdbc:h2:mem:;MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE";
    try (Connection other = DriverManager.getConnection(url, "sa", "")) {
      SessionSchema otherView = SessionSchema.alone(catalog(other), cache(other));
      assertThat(SessionFlag.in(otherView.mode()))
          .containsExactlyInAnyOrder(
              SessionFlag.BRACKETED_NAMES,
              SessionFlag.HASHES_IN_NAMES,
              SessionFlag.HEXADECIMAL_IS_BINARY,
              SessionFlag.LIMIT_IS_A_NAME,
              SessionFlag.MINUS_IS_A_NAME,
              SessionFlag.NAMES_KEPT);
    }
    assertThat(view.mode()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"value, user, key", "year, month, day, hour, minute, second", "value"})
  void sessionMayMakeNamesOfKeywordsThatAreValues(String words) throws SQLException {
    run(connection, "set non_keywords " + words);
    view.sessionMayHaveChanged();
    view.requireUnderstood();
  }

  @ParameterizedTest
  @ValueSource(strings = {"value, order", "set", "values", "limit"})
  void sessionMayNotMakeNamesOfOtherKeywords(String words) throws SQLException {
    run(connection, "set non_keywords " + words);
    view.sessionMayHaveChanged();
    Fault fault = catchThrowableOfType(Fault.class, view::requireUnderstood);
    assertThat(fault.code()).isEqualTo(SchemaFault.SESSION_SETTING);
    assertThat(fault).hasMessageContaining("NON_KEYWORDS");
  }

  @Test
  void settingThatIsChangedLaterIsRefusedFromThenOn() throws SQLException {
    assertThat(view.currentSchema()).isEqualTo("PUBLIC");
    run(connection, "set mode mysql");
    view.sessionMayHaveChanged();
    assertThat(catchThrowableOfType(Fault.class, view::version).code())
        .isEqualTo(SchemaFault.SETTING);
    run(connection, "set mode regular");
    view.sessionMayHaveChanged();
    assertThat(view.currentSchema()).isEqualTo("PUBLIC");
    run(connection, "set ignorecase true");
    pass(Duration.ofSeconds(11));
    assertThat(catchThrowableOfType(Fault.class, view::version).code())
        .isEqualTo(SchemaFault.SETTING);
  }

  @Test
  void closedConnectionIsACodedFault() throws SQLException {
    connection.close();
    Fault fault = catchThrowableOfType(Fault.class, view::currentSchema);
    assertThat(fault.code()).isEqualTo(SchemaFault.UNREADABLE);
  }

  private static H2InformationSchema catalog(Connection connection) throws SQLException {
    H2Mode.Family family =
        H2Settings.of(connection).mode().map(H2Mode::family).orElse(H2Mode.Family.STANDARD);
    return new H2InformationSchema(connection, family);
  }

  private SchemaCache cache(Connection facts) throws SQLException {
    return new SchemaCache(
        new TestFacts(catalog(facts)),
        nanos::get,
        new StillLedger(),
        new Reach(H2Rules.RULES, TrustedObjects.nothing()));
  }

  private Optional<Relation> find(String name) {
    return view.find(null, false, name, false);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static boolean runs(Connection connection, String sql) {
    try {
      run(connection, sql);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** A trigger whose class has the table in its name. */
  @SuppressWarnings({"checkstyle:TypeName", "TypeName"})
  public static final class contact implements Trigger {
    @Override
    public void fire(Connection connection, Object[] oldRow, Object[] newRow) {}
  }
}
