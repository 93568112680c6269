package dev.hushcell;

import static dev.hushcell.Sandbox.bytes;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.PlanFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that take data and keys away together, or copy a whole database. */
class EmptyingTests {
  private static final String CREATE =
      "create table contact(id int primary key, email varchar(100))";

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox =
        new Sandbox(
            directory,
            "columns:\n  contact.email: { search: equality }\n  crm.lead.email: { search: equality }\n");
    database = sandbox.file("crm");
  }

  @Test
  void dropsEverythingAndBeginsAnew() throws SQLException {
    try (Connection ours = sandbox.connect(database);
        Connection other = sandbox.connect(database)) {
      run(ours, CREATE, "insert into contact values (1, 'before')");
      assertThat(rows(other, "select email from contact")).containsExactly("before");
      String before = rows(ours, "select catalogue_uuid from hushcell_manifest").get(0);
      run(ours, "drop all objects");
      assertThat(
              rows(
                  ours,
                  "select count(*) from information_schema.tables"
                      + " where table_schema = 'PUBLIC'"))
          .containsExactly("0");
      Refusal.of(PlanFault.TABLE_MISSING, () -> rows(other, "select email from contact"));
      run(other, CREATE, "insert into contact values (1, 'after')");
      run(ours, "insert into contact values (2, 'again')");
      assertThat(rows(ours, "select email from contact order by id"))
          .containsExactly("after", "again");
      assertThat(rows(ours, "select catalogue_uuid from hushcell_manifest")).doesNotContain(before);
    }
    try (Connection anew = sandbox.connectAnew(database)) {
      assertThat(rows(anew, "select email from contact where email = 'after'"))
          .containsExactly("after");
    }
  }

  @Test
  void dropsOneSchemaWithItsCatalogue() throws SQLException {
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE, "insert into contact values (1, 'kept')", "create schema crm");
      for (String round : List.of("one", "two")) {
        run(ours, "create table crm.lead (id int, email varchar(50))");
        run(ours, "insert into crm.lead values (1, '" + round + "')");
        assertThat(rows(ours, "select email from crm.lead")).containsExactly(round);
        assertThatThrownBy(() -> run(ours, "drop schema crm restrict")).hasMessageContaining("CRM");
        run(ours, "drop schema crm cascade", "create schema crm");
      }
      assertThat(rows(ours, "select email from contact")).containsExactly("kept");
    }
  }

  @Test
  void emptiesATableAndKeepsItsKey() throws SQLException {
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE, "insert into contact values (1, 'x')", "truncate table contact");
      run(ours, "insert into contact values (2, 'y')");
      assertThat(rows(ours, "select email from contact")).containsExactly("y");
    }
  }

  @Test
  void dropsNothingInATextThatWasPlannedOnIt() throws SQLException {
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE, "insert into contact values (1, 'x')");
      Refusal.of(
          DdlFault.SEVERAL_STATEMENTS,
          () -> run(ours, "drop all objects; create table contact(id int, email varchar(100))"));
      assertThat(rows(ours, "select email from contact")).containsExactly("x");
    }
  }

  @Test
  void cleansWithFlywayThroughItsCallback() throws SQLException {
    try (HushcellDataSource ours = dataSource()) {
      Flyway bare = flyway(ours, "classpath:dev/hushcell/migrations");
      bare.migrate();
      assertThatThrownBy(bare::clean).hasStackTraceContaining("HC-2131");
      Flyway cleaning =
          flyway(ours, "classpath:dev/hushcell/migrations", "classpath:dev/hushcell/cleaning");
      cleaning.clean();
      assertThat(cleaning.migrate().migrationsExecuted).isEqualTo(2);
      try (Connection connection = ours.getConnection()) {
        assertThat(rows(connection, "select email from \"contact\""))
            .containsExactly("ada@example.com");
      }
    }
  }

  @Test
  void copiesOfTheDatabaseHoldCells() throws SQLException, IOException {
    Path script = directory.resolve("copy.sql");
    try (Connection ours = sandbox.connect(database)) {
      run(ours, CREATE, "insert into contact values (1, 'ada-in-clear')");
      run(ours, "script to '" + script + "'", "backup to '" + directory.resolve("copy.zip") + "'");
      assertThat(rows(ours, "script").toString())
          .contains("CONTACT")
          .doesNotContain("ada-in-clear");
    }
    assertThat(Files.readString(script, StandardCharsets.UTF_8))
        .contains("CONTACT")
        .doesNotContain("ada-in-clear");
    try (Connection restored = Sandbox.plain("h2:mem:restored")) {
      run(restored, "runscript from '" + script + "'");
      assertThat(bytes(restored, "select email from contact"))
          .noneMatch(cell -> cell.contains("ada"));
    }
  }

  private static Flyway flyway(HushcellDataSource source, String... locations) {
    return Flyway.configure().dataSource(source).locations(locations).cleanDisabled(false).load();
  }

  private HushcellDataSource dataSource() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:" + database);
    h2.setUser("sa");
    HushcellDataSource ours = new HushcellDataSource(h2);
    ours.setConfig(sandbox.configuration.toString());
    return ours;
  }
}
