package dev.hushcell;

import static dev.hushcell.Sandbox.plain;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.explain.DryRunReport;
import dev.hushcell.explain.Explanation;
import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.dryrun.DryRunFault;
import dev.hushcell.policy.MappedColumn;
import dev.hushcell.testing.RecordedSource;
import dev.hushcell.testing.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * {@code dry-run: true}: statements are sent as they are, and it is told what would become of them.
 */
class DryRunTests {
  private static final String COLUMNS =
      "columns: { contact.email: { search: equality }, contact.note: {} }\n";
  private static final String DRY = COLUMNS + "dry-run: true\n";
  private static final String CREATE =
      "create table contact(id int primary key, email varchar(60), note varchar(60), name varchar(9))";
  private static final String MARK = "m4rked@example.org";

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = Sandbox.withBcfks(directory, DRY);
    database = sandbox.file("crm") + ";AUTO_SERVER=TRUE";
    log.start();
    logger().setLevel(Level.INFO);
    logger().addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger().detachAppender(log);
    logger().setLevel(null);
    System.clearProperty("hushcell.dry-run");
    assertThat(heard()).noneMatch(text -> text.contains("m4rked"));
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("dev.hushcell");
  }

  private List<String> heard() {
    return log.list.stream()
        .map(each -> each.getLevel() + " " + each.getFormattedMessage())
        .toList();
  }

  private void plainTable() throws SQLException {
    try (Connection raw = plain(database)) {
      run(raw, CREATE, "insert into contact values(1, '" + MARK + "', 'n', 'Ada')");
    }
  }

  private static DryRunReport report(Connection ours) throws SQLException {
    return Hushcell.status(ours).dryRun().orElseThrow();
  }

  @Test
  void everythingWorksAsWithoutTheDriverAndNothingIsProtected() throws Exception {
    Files.delete(sandbox.keys);
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, CREATE, "insert into contact values(1, '" + MARK + "', 'n', 'Ada')");
      assertThat(rows(ours, "select email from contact where email like 'm4%' order by email"))
          .containsExactly(MARK);
      try (PreparedStatement update =
          ours.prepareStatement("update contact set email = upper(?) where note = ?")) {
        update.setString(1, "x");
        update.setString(2, "n");
        assertThat(update.executeUpdate()).isEqualTo(1);
      }
    }
    try (Connection raw = plain(database)) {
      assertThat(rows(raw, "select * from contact")).containsExactly("1|X|n|Ada");
      assertThat(rows(raw, "show tables")).containsExactly("CONTACT|PUBLIC");
    }
    assertThat(Files.exists(sandbox.keys)).isFalse();
  }

  @Test
  void textsAreSentByteForByte() throws Exception {
    plainTable();
    Traffic traffic = new Traffic();
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:" + database);
    h2.setUser("sa");
    String select = "select /* kept */ * from contact where email='" + MARK + "' -- kept";
    try (HushcellDataSource ours = new HushcellDataSource(new RecordedSource(h2, traffic))) {
      ours.setConfig(sandbox.configuration.toString());
      try (Connection connection = ours.getConnection()) {
        traffic.clear();
        assertThat(rows(connection, select)).hasSize(1);
      }
    }
    assertThat(traffic.texts()).contains(select);
  }

  @Test
  void reportTellsEachStatementOnceWhateverItsLiteralsAre() throws Exception {
    plainTable();
    try (Connection ours = sandbox.connectAnew(database)) {
      for (int id = 1; id <= 3; id++) {
        rows(ours, "select email from contact where id = " + id + " and email = '" + MARK + "'");
        rows(ours, "select id from contact where note = '" + MARK + id + "'");
      }
      rows(ours, "select name from contact order by email");
      rows(ours, "select 1");
      DryRunReport report = report(ours);
      assertThat(report.findings()).hasSize(3);
      assertThat(report.refused()).isEqualTo(2);
      assertThat(report.refusedByCode()).isEqualTo(Map.of("HC-2104", 1, "HC-2107", 1));
      assertThat(report.texts()).isEqualTo(8);
      assertThat(report.passing()).isEqualTo(1);
      assertThat(report.untold()).isZero();
      assertThat(report.text())
          .isEqualTo(
              "dry run: 8 texts, 1 passing; 3 distinct statements on declared tables, 2 would be"
                  + " refused (HC-2104: 1, HC-2107: 1)");
      assertThat(report.findings().get(0).text())
          .startsWith("touches PUBLIC.CONTACT (EMAIL), 1 compared, 1 opened, activates ")
          .endsWith(": select email from contact where id = <number> and email = <text>");
      assertThat(report.findings().get(1).text())
          .startsWith("refused [HC-2104] ")
          .endsWith(" (at 1:30): select id from contact where note = <text>");
      assertThat(report.findings().toString()).doesNotContain("m4rked");
      assertThat(report.listing().lines())
          .satisfiesExactly(
              counts -> assertThat(counts).isEqualTo(report.text()),
              heading -> assertThat(heading).isEqualTo("would be refused:"),
              line -> assertThat(line).startsWith("  refused [HC-2104] "),
              line -> assertThat(line).startsWith("  refused [HC-2107] "),
              heading -> assertThat(heading).isEqualTo("would work:"),
              line -> assertThat(line).startsWith("  touches PUBLIC.CONTACT (EMAIL)"));
    }
  }

  @Test
  void noLiteralOfAnyKindIsShown() throws Exception {
    try (Connection raw = plain(database)) {
      run(
          raw,
          "create table contact(id int, email varchar(99), note varchar(99), ok boolean,"
              + " raw varbinary(9), born date)");
    }
    try (Connection ours = sandbox.connectAnew(database)) {
      rows(
          ours,
          "select id /* m4rked */ from contact where note in ('m4rked', $$m4rked$$, U&'m4rked')"
              + " and raw = X'b4b5' and id <> 4711 and id < 47.11e2 and born = date '2001-02-03'"
              + " and ok = true or ok <> FALSE -- m4rked");
      String told = report(ours).listing();
      assertThat(told).contains("ok = <boolean> or ok <> <boolean>");
      assertThat(told)
          .doesNotContainIgnoringCase("m4rked")
          .doesNotContain("4711", "47.11", "b4b5", "2001");
    }
  }

  @Test
  void logIsLoudAtTheStartAndTellsWhatIsFound() throws Exception {
    plainTable();
    try (Connection ours = sandbox.connectAnew(database)) {
      assertThat(heard())
          .anyMatch(
              text ->
                  text.startsWith("WARN DRY RUN: NOTHING IS ENCRYPTED.")
                      && text.contains(sandbox.configuration.toString()));
      rows(ours, "select id from contact where email = '" + MARK + "'");
      rows(ours, "select id from contact where note = '" + MARK + "'");
    }
    assertThat(heard())
        .anyMatch(text -> text.startsWith("INFO dry run: touches PUBLIC.CONTACT (EMAIL)"))
        .anyMatch(text -> text.startsWith("WARN dry run: refused [HC-2104]"))
        .anyMatch(
            text -> text.startsWith("INFO dry run: 2 texts") && text.contains("(HC-2104: 1)"));
  }

  @Test
  void withoutItNothingIsToldOfADryRun() throws Exception {
    sandbox.declare(COLUMNS + "dry-run: false\n");
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, CREATE);
      assertThat(Hushcell.status(ours).dryRun()).isEmpty();
      assertThat(rows(ours, "show tables")).hasSizeGreaterThan(1);
    }
    assertThat(heard()).noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("dry run"));
  }

  @Test
  void databaseWithACatalogueIsRefused() throws Exception {
    sandbox.declare(COLUMNS);
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, CREATE);
    }
    sandbox.declare(DRY);
    SQLException refusal = Refusal.of(DryRunFault.ACTIVATED, () -> sandbox.connectAnew(database));
    assertThat(refusal.getMessage()).contains("a catalogue of keys in schema PUBLIC");
  }

  @Test
  void databaseThatLostItsCatalogueButKeepsCellsIsRefused() throws Exception {
    sandbox.declare(COLUMNS);
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, CREATE);
    }
    try (Connection raw = plain(database)) {
      for (String table : List.of("key", "column", "event", "manifest")) {
        run(
            raw,
            "drop table if exists \"hushcell_" + table + "\"",
            "drop table if exists hushcell_" + table);
      }
    }
    sandbox.declare(DRY);
    SQLException refusal = Refusal.of(DryRunFault.ACTIVATED, () -> sandbox.connectAnew(database));
    assertThat(refusal.getMessage()).contains("a column that keeps cells");
  }

  @Test
  void copyOfCellsIsRefusedAlthoughItHasNeitherCatalogueNorCheck() throws Exception {
    sandbox.declare(COLUMNS.replace("note: {}", "note: { storage: text }"));
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, CREATE, "insert into contact values(1, '" + MARK + "', '" + MARK + "', 'Ada')");
    }
    for (String kept : List.of("email", "note")) {
      String copy = sandbox.file("copy-of-" + kept) + ";AUTO_SERVER=TRUE";
      try (Connection from = plain(database);
          Connection to = plain(copy)) {
        String type = kept.equals("email") ? "varbinary" : "varchar";
        run(to, "create schema b", "create table b.\"Contact\"(id int, " + kept + " " + type + ")");
        copyCell(from, kept, to);
      }
      sandbox.declare(DRY);
      SQLException refusal = Refusal.of(DryRunFault.ACTIVATED, () -> sandbox.connectAnew(copy));
      assertThat(refusal.getMessage())
          .contains("what looks like cells in B.Contact." + kept.toUpperCase(Locale.ROOT));
    }
  }

  private static void copyCell(Connection from, String column, Connection to) throws SQLException {
    try (ResultSet cells =
            from.createStatement().executeQuery("select " + column + " from contact");
        PreparedStatement insert = to.prepareStatement("insert into b.\"Contact\" values(1, ?)")) {
      assertThat(cells.next()).isTrue();
      insert.setObject(1, cells.getObject(1));
      insert.executeUpdate();
    }
  }

  @Test
  void bytesAndTextsThatAreNoCellsAreNoObstacle() throws Exception {
    String picture = "ffd8ffe0" + "00".repeat(49);
    try (Connection raw = plain(database)) {
      run(
          raw,
          "create table contact(id int, email varbinary, note varchar, name varchar(9))",
          "insert into contact values(1, X'" + picture + "', '" + "-".repeat(71) + "', 'Ada')",
          "insert into contact values(2, X'ffd8ffe000', 'n', 'Ada')");
    }
    try (Connection ours = sandbox.connectAnew(database)) {
      assertThat(rows(ours, "select note from contact where id = 2")).containsExactly("n");
    }
  }

  @Test
  void itIsOverWithinASecondOfAnActivationByOthers() throws Exception {
    ClockedDriver driver = new ClockedDriver();
    String url = sandbox.url(database) + ";user=sa";
    try (Connection dry = driver.connect(url)) {
      run(dry, CREATE.replace("contact", "other"));
      PreparedStatement find = dry.prepareStatement("select id from other where email = ?");
      find.setString(1, MARK);
      find.executeQuery();
      sandbox.declare(COLUMNS);
      try (Connection ours = sandbox.connectAnew(database)) {
        run(ours, CREATE);
      }
      driver.passSecond();
      Refusal.of(DryRunFault.ACTIVATED, find::executeQuery);
      Refusal.of(DryRunFault.ACTIVATED, () -> rows(dry, "select 1"));
      try (Connection raw = plain(database)) {
        run(raw, "drop all objects");
      }
      driver.passLease();
      Refusal.of(DryRunFault.ACTIVATED, () -> rows(dry, "select 1"));
    }
  }

  @Test
  void failureThatAnActivationExplainsIsLookedInto() throws Exception {
    ClockedDriver driver = new ClockedDriver();
    try (Connection dry = driver.connect(sandbox.url(database) + ";user=sa")) {
      rows(dry, "select 1");
      sandbox.declare(COLUMNS);
      try (Connection ours = sandbox.connectAnew(database)) {
        run(ours, CREATE);
      }
      Refusal.of(
          DryRunFault.ACTIVATED, () -> run(dry, "insert into contact values(1, 'x', 'y', 'z')"));
      Refusal.of(DryRunFault.ACTIVATED, () -> rows(dry, "select 1"));
    }
  }

  @Test
  void rowsThatAreThereAreNoMatterAndObstaclesAre() throws Exception {
    plainTable();
    try (Connection raw = plain(database)) {
      run(raw, "create table lead(id int, tax varchar(9) default 'x')");
    }
    sandbox.declare(
        "columns: { contact.email: { search: equality }, lead.tax: {} }\ndry-run: true\n");
    try (Connection ours = sandbox.connectAnew(database)) {
      Explanation explanation = Hushcell.explain(ours, "select email from contact");
      assertThat(explanation.text()).contains("activates", "opened as PUBLIC.CONTACT.EMAIL");
      assertThat(Hushcell.explain(ours, "select tax from lead").text())
          .contains("HC-1335", "it has a DEFAULT");
      assertThat(Hushcell.lint(ours, "select id from lead; select 1").refused()).isEqualTo(1);
      assertThat(report(ours).findings()).isEmpty();
    }
  }

  @Test
  void limitsOfTheProfileAreAssessedAndNotHeld() throws Exception {
    plainTable();
    sandbox.declare(DRY + "access: { web: { contact.note: { write-only: true } } }\n");
    try (Connection web = sandbox.connectAnew(database + ";hushcell.profile=web")) {
      assertThat(rows(web, "select note from contact")).containsExactly("n");
      assertThat(report(web).refusedByCode()).containsOnlyKeys("HC-2150");
    }
  }

  @Test
  void poolOfOneConnectionIsEnough() throws Exception {
    plainTable();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:" + database);
    config.setUsername("sa");
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config);
        HushcellDataSource ours = new HushcellDataSource(pool)) {
      ours.setConfig(sandbox.configuration.toString());
      try (Connection connection = ours.getConnection()) {
        connection.setAutoCommit(false);
        run(connection, "insert into contact values(2, 'b', 'c', 'd')");
        assertThat(rows(connection, "select email from contact where id = 2")).containsExactly("b");
        assertThat(report(connection).findings()).hasSize(2);
        connection.rollback();
      }
    }
  }

  @Test
  void unnamedDatabaseInMemory() throws Exception {
    try (Connection ours = sandbox.connectAnew("h2:mem:")) {
      run(ours, CREATE, "insert into contact values(1, '" + MARK + "', 'n', 'Ada')");
      try (ResultSet found =
          ours.createStatement().executeQuery("select email from contact where note = 'n'")) {
        assertThat(found.next()).isTrue();
        assertThat(found.getString(1)).isEqualTo(MARK);
      }
      assertThat(report(ours).refusedByCode()).containsOnlyKeys("HC-2104");
    }
  }

  @Test
  void whoNeedsProtectionIsRefused() throws Exception {
    MappedColumn email = new MappedColumn("Contact.email", Optional.empty(), "contact", "email");
    MappedColumn name = new MappedColumn("Contact.name", Optional.empty(), "contact", "name");
    try (Connection ours = sandbox.connectAnew(database)) {
      Refusal.of(
          DryRunFault.NOTHING_PROTECTED, () -> Hushcell.requireProtected(ours, List.of(email)));
      Hushcell.requireDeclared(ours, List.of(email));
      Refusal.of(ConfigFault.NOT_PROTECTED, () -> Hushcell.requireDeclared(ours, List.of(name)));
      Refusal.of(DryRunFault.NOTHING_PROTECTED, () -> Hushcell.keys(ours));
      assertThat(Hushcell.catalogueDefinition(ours, "PUBLIC")).isNotEmpty();
    }
  }

  @Test
  void onlyTheFileCanAskForIt() throws Exception {
    sandbox.declare(COLUMNS);
    Refusal.of(
        ConfigFault.FILE_ONLY, () -> sandbox.connectAnew(database + ";hushcell.dry-run=true"));
    System.setProperty("hushcell.dry-run", "true");
    Refusal.of(ConfigFault.FILE_ONLY, () -> sandbox.connectAnew(database));
    System.clearProperty("hushcell.dry-run");
    sandbox.declare(COLUMNS + "dry-run: ${sys:java.version}\n");
    Refusal.of(ConfigFault.BAD_VALUE, () -> sandbox.connectAnew(database));
    assertThat(sandbox.files()).noneMatch(file -> file.startsWith("crm"));
  }
}
