package dev.hushcell.change;

import static dev.hushcell.change.Deployment.assertRefused;
import static dev.hushcell.change.Deployment.rows;
import static dev.hushcell.change.Deployment.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.internal.plan.PlanFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration is ahead of the tables: a migration adds the declared column. */
class MigrationTests {
  private static final String EMAIL = "contact.email: { search: equality }";
  private static final String PHONE = "contact.phone: {}";
  private static final String CREATE =
      "create table contact(id int primary key, name varchar(40), email varchar(100));\n";
  private static final String INSERT =
      "insert into contact values(1, ' Ada ', 'ada@example.com');\n";

  @TempDir Path directory;
  private Deployment deployment;

  @BeforeEach
  void deploy() throws IOException, SQLException {
    Files.createDirectories(directory.resolve("sql"));
    deployment = new Deployment(directory);
  }

  @AfterEach
  void stop() throws SQLException {
    deployment.close();
  }

  private void migrate(Deployment.Jvm process, String name, String sql) throws IOException {
    Files.writeString(directory.resolve("sql").resolve(name), sql);
    try (HushcellDataSource source = process.dataSource()) {
      Flyway.configure()
          .dataSource(source)
          .locations("filesystem:" + directory.resolve("sql"))
          .load()
          .migrate();
    }
  }

  @Test
  void flywayAddsAProtectedColumnOfTheNewConfiguration() throws Exception {
    migrate(deployment.start(EMAIL), "V1__contact.sql", CREATE + INSERT);
    Deployment.Jvm process = deployment.start(EMAIL, PHONE);
    migrate(
        process,
        "V2__phone.sql",
        """
        update contact set name = trim(name) where email = 'ada@example.com';
        alter table contact add column phone varchar(30);
        update contact set phone = 'secret' where id = 1;
        """);
    assertThat(rows(process.connect(), "select * from contact"))
        .containsExactly("1|Ada|ada@example.com|secret");
    deployment.assertNeverSent("secret");
  }

  @Test
  void flywayTakesASchemaOverThatIsThere() throws Exception {
    run(deployment.start(EMAIL).connect(), CREATE.strip().replace(";", ""));
    Deployment.Jvm process = deployment.start(EMAIL, PHONE);
    Files.writeString(
        directory.resolve("sql").resolve("V2__phone.sql"),
        """
        alter table contact add column phone varchar(30);
        insert into contact values(1, 'Ada', 'ada@example.com', 'secret');
        """);
    try (HushcellDataSource source = process.dataSource()) {
      Flyway flyway =
          Flyway.configure()
              .dataSource(source)
              .baselineOnMigrate(true)
              .baselineVersion("1")
              .locations("filesystem:" + directory.resolve("sql"))
              .load();
      assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
      flyway.validate();
      assertThat(flyway.info().current().getVersion().getVersion()).isEqualTo("2");
    }
    assertThat(rows(process.connect(), "select phone from contact")).containsExactly("secret");
    deployment.assertNeverSent("secret");
  }

  @Test
  void flywayAddsTheFirstProtectedColumnOfATable() throws Exception {
    migrate(deployment.start("other.hidden: {}"), "V1__contact.sql", CREATE + INSERT);
    Deployment.Jvm process = deployment.start(PHONE);
    migrate(
        process,
        "V2__phone.sql",
        """
        alter table contact add column phone varchar(30);
        update contact set name = trim(name), phone = 'secret' where id = 1;
        """);
    assertThat(rows(process.connect(), "select * from contact"))
        .containsExactly("1|Ada|ada@example.com|secret");
    deployment.assertNeverSent("secret");
  }

  @Test
  void statementsOnTheOtherColumnsWorkBeforeTheMigration() throws SQLException {
    Connection ours = half(EMAIL, PHONE);
    assertThat(rows(ours, "select * from contact")).containsExactly("1| Ada |ada@example.com");
    assertThat(rows(ours, "select count(*) from contact where email = 'ada@example.com'"))
        .containsExactly("1");
    run(ours, "insert into contact values(2, 'Joan', 'joan-secret@example.com')");
    deployment.assertNeverSent("joan-secret");
  }

  @Test
  void statementThatNamesTheMissingColumnIsRefused() throws SQLException {
    Connection ours = half(EMAIL, PHONE);
    for (String sql :
        new String[] {
          "update contact set phone = 'secret'",
          "insert into contact(id, phone) values(2, 'secret')",
          "select id from contact where phone = 'secret'",
          "select id from contact c join system_range(1, 2) on c.phone = 'secret'"
        }) {
      assertRefused(PlanFault.COLUMN_MISSING, ours, sql, "PUBLIC.CONTACT", "phone", "ADD COLUMN");
    }
    deployment.assertNeverSent("secret");
  }

  @Test
  void columnAddedPastTheDriverIsActivatedByTheFirstStatement() throws SQLException {
    Connection ours = half(EMAIL, PHONE);
    run(deployment.past(), "alter table contact add column phone varchar(30)");
    run(ours, "create table other(id int)"); // so that the schema is looked at anew
    run(ours, "update contact set phone = 'secret'");
    assertThat(rows(ours, "select phone from contact")).containsExactly("secret");
    deployment.assertNeverSent("secret");
  }

  @ParameterizedTest
  @CsvSource({"phone_no, phone", "phon, phone", "hpone, phone", "emails, mails", "nmae, name"})
  void misspeltColumnIsRefusedForEveryStatement(String declared, String existing)
      throws SQLException {
    run(
        deployment.start(EMAIL).connect(),
        "create table contact(id int, email varchar(100), " + existing + " varchar(30))");
    boolean close = !declared.equals("phone_no");
    Connection ours = deployment.start(EMAIL, "contact." + declared + ": {}").connect();
    if (close) {
      assertRefused(
          PlanFault.COLUMN_MISSING,
          ours,
          "insert into contact(id, " + existing + ") values(1, 'secret')",
          "CONTACT",
          declared,
          "probably meant");
      deployment.assertNeverSent("secret");
    } else {
      run(ours, "insert into contact(id) values(1)");
    }
  }

  @Test
  void wrongNamingStrategyIsRefused() throws SQLException {
    run(
        deployment.start(EMAIL).connect(),
        "create table contact(id int, email varchar(100), tax_number varchar(30))");
    assertRefused(
        PlanFault.COLUMN_MISSING,
        deployment.start(EMAIL, "contact.taxNumber: {}").connect(),
        "update contact set tax_number = 'secret'",
        "TAX_NUMBER");
    deployment.assertNeverSent("secret");
  }

  @Test
  void numberedColumnsAreNoMisspellings() throws SQLException {
    run(
        deployment.start(EMAIL).connect(),
        "create table contact(id int, email varchar(100), line1 varchar(30))");
    run(
        deployment.start(EMAIL, "contact.line2: {}").connect(),
        "insert into contact values(1, 'ada@example.com', 'open')");
  }

  @Test
  void aTableWithNoneOfItsDeclaredColumnsIsUsedByNamesOnly() throws SQLException {
    run(deployment.past(), "create table contact(id int, mail varchar(100))");
    Connection ours = deployment.start("contact.telephone: {}").connect();
    run(ours, "insert into contact(id, mail) values(1, 'open')", "update contact set id = id * 2");
    assertThat(rows(ours, "select c.id, count(*) from contact c group by c.id"))
        .containsExactly("2|1");
    for (String sql :
        new String[] {
          "insert into contact values(1, 'secret')",
          "insert into contact select 1, 'secret'",
          "insert into contact default values",
          "insert into contact(id, telephone) values(1, 'secret')",
          "update contact set telephone = 'secret'",
          "merge into contact using dual on id = 1 when not matched then insert values(1, 'secret')",
          "select * from contact",
          "select c.* from contact c",
          "select id from contact natural join (select 1 id)",
          "select n from contact as c(n, m)",
          "select c from contact c",
          "table contact",
          "create view v as select * from contact",
          "insert into contact(id) select id from (select * from contact) c where mail = 'secret'",
        }) {
      assertRefused(PlanFault.COLUMN_MISSING, ours, sql, "PUBLIC.CONTACT", "telephone");
    }
    deployment.assertNeverSent("secret");
    run(ours, "alter table contact add column telephone varchar(30)");
    run(ours, "insert into contact values(3, 'open', 'secret')");
    assertThat(rows(ours, "select * from contact where id = 3")).containsExactly("3|open|secret");
    deployment.assertNeverSent("secret");
  }

  private Connection half(String... declared) throws SQLException {
    Connection before = deployment.start(EMAIL).connect();
    run(before, CREATE, INSERT);
    return deployment.start(declared).connect();
  }
}
