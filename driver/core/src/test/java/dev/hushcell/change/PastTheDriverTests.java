package dev.hushcell.change;

import static dev.hushcell.change.Deployment.assertRefused;
import static dev.hushcell.change.Deployment.rows;
import static dev.hushcell.change.Deployment.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.plan.PlanFault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody changes tables without the driver. */
class PastTheDriverTests {
  private static final String EMAIL = "contact.email: { search: equality }";
  private static final String PHONE = "contact.phone: {}";
  private static final String LEAD = "lead.email: { search: equality }";

  @TempDir Path directory;
  private Deployment deployment;
  private Deployment.Jvm process;
  private Connection ours;
  private Connection past;

  @BeforeEach
  void deploy() throws IOException, SQLException {
    deployment = new Deployment(directory);
    process = deployment.start(EMAIL, PHONE, LEAD);
    ours = process.connect();
    past = deployment.past();
    run(
        ours,
        "create table contact(id int primary key, email varchar(100), phone varchar(30))",
        "create table lead(id int primary key, email varchar(100))",
        "insert into contact values(1, 'ada@example.com', '1')");
  }

  @AfterEach
  void stop() throws SQLException {
    deployment.close();
  }

  @Test
  void renamedTableIsNoticedAtOnceWhenItsOldNameFails() throws SQLException {
    run(past, "alter table contact rename to person");
    process.passSecond();
    assertThatThrownBy(() -> run(ours, "update contact set email = 'secret'"))
        .isInstanceOf(SQLException.class);
    assertRefused(
        PlanFault.STRAY, ours, "update person set email = 'secret'", "PERSON.", "CONTACT.");
    deployment.assertNeverSent("secret");
  }

  @Test
  void tableThatH2LeftUnderTheNameOfItsCopyIsNamed() throws SQLException {
    run(past, "alter table contact rename to contact_copy_3_0");
    process.passLease();
    assertRefused(
        PlanFault.TABLE_MISSING,
        ours,
        "select email from contact",
        "CONTACT_COPY_3_0 keeps cells of it");
    run(past, "alter table contact_copy_3_0 rename to contact");
    process.passLease();
    assertThat(rows(ours, "select email from contact")).containsExactly("ada@example.com");
  }

  @Test
  void renamedTableIsKnownToAProcessThatStartsLater() throws SQLException {
    run(past, "alter table contact rename to person");
    Connection later = deployment.start(EMAIL, PHONE, LEAD).connect();
    assertRefused(PlanFault.STRAY, later, "insert into person values(2, 'secret', 'secret')");
    Connection undeclared = deployment.start().connect();
    assertRefused(PlanFault.STRAY, undeclared, "insert into person values(2, 'secret', '')");
    Connection declared = deployment.start("person.email: { search: equality }").connect();
    assertThatThrownBy(() -> run(declared, "insert into person values(2, 'secret', '')"))
        .hasMessageMatching("(?s)\\[HC-(1315|2132)\\] .*");
    deployment.assertNeverSent("secret");
  }

  @Test
  void namesOfTwoProtectedTablesExchanged() throws SQLException {
    run(past, "alter table contact drop column phone");
    exchange("contact", "lead");
    process.passLease();
    for (String table : List.of("contact", "lead")) {
      assertRefused(PlanFault.STRAY, ours, "insert into " + table + " values(2, 'secret')");
      assertRefused(PlanFault.STRAY, ours, "select * from " + table);
    }
    exchange("contact", "lead");
    process.passLease();
    run(ours, "insert into contact(id, email) values(2, 'secret')");
    assertThat(rows(ours, "select email from contact order by id"))
        .containsExactly("ada@example.com", "secret");
    deployment.assertNeverSent("secret");
  }

  private void exchange(String one, String other) throws SQLException {
    run(
        past,
        "alter table " + one + " rename to between_names",
        "alter table " + other + " rename to " + one,
        "alter table between_names rename to " + other);
  }

  @Test
  void columnDroppedByOthersLeavesTheRestInPeace() throws SQLException {
    run(past, "alter table contact drop column phone");
    process.passLease();
    assertThat(rows(ours, "select * from contact")).containsExactly("1|ada@example.com");
    assertThat(rows(ours, "select count(*) from contact")).containsExactly("1");
  }

  @Test
  void copyByQueryHoldsCellsAndIsAPlainTable() throws SQLException {
    run(past, "create table copied as select * from contact");
    process.passLease();
    assertThat(rows(ours, "select id from copied")).containsExactly("1");
    assertThat(rows(ours, "select email from copied").get(0)).doesNotContain("ada");
  }

  @Test
  void tableRestoredIntoAnotherSchemaWithoutItsCatalogue() throws SQLException {
    restore("contact");
    process.passLease();
    assertRefused(KeyringFault.GONE, ours, "insert into spare.contact values(2, 'secret', '')");
    Connection undeclared = deployment.start().connect();
    assertRefused(PlanFault.STRAY, undeclared, "insert into spare.contact values(2, 'secret', '')");
    deployment.assertNeverSent("secret");
  }

  @Test
  void schemaCopiedWithItsCatalogueGoesOnWithTheSameKeys() throws SQLException {
    restore(
        "contact",
        "lead",
        "hushcell_key",
        "hushcell_column",
        "hushcell_event",
        "hushcell_manifest");
    process.passLease();
    for (Connection each : List.of(ours, deployment.start().connect())) {
      run(each, "delete from spare.contact where id = 2");
      run(each, "insert into spare.contact values(2, 'secret', 'secret')");
      assertThat(rows(each, "select * from spare.contact order by id"))
          .containsExactly("1|ada@example.com|1", "2|secret|secret");
    }
    deployment.assertNeverSent("secret");
  }

  /** Restores tables from a script of the schema into another one, as a DBA would. */
  private void restore(String... tables) throws SQLException {
    String names = "public." + String.join(", public.", tables);
    List<String> script = rows(past, "script nosettings table " + names);
    run(past, "create schema spare");
    for (String statement : script) {
      String moved = statement.replace("\"PUBLIC\"", "\"SPARE\"");
      if (!moved.contains("CREATE USER") && !moved.startsWith("GRANT")) {
        run(past, moved);
      }
    }
  }
}
