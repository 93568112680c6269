package dev.hushcell;

import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.plan.PlanFault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may make keys, and what strict FIPS refuses. */
class LimitedLedgerTests {
  private static final String COLUMNS = "columns: { contact.email: {}, contact.phone: {} }\n";

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = new Sandbox(directory, COLUMNS);
    database = sandbox.file("crm");
  }

  @Test
  void withoutAnAdministratorNoKeyIsMade() throws Exception {
    sandbox.declare(COLUMNS + "keys: { create: admin }\n");
    try (Connection ours = sandbox.connectAnew(database)) {
      Refusal.of(
          ConfigFault.KEYS_BY_ADMIN, () -> run(ours, "create table contact(email varchar(20))"));
      assertThat(
              Refusal.of(PlanFault.TABLE_MISSING, () -> rows(ours, "select * from contact"))
                  .getMessage())
          .contains("Its CREATE TABLE was refused in this process with HC-1037");
      run(ours, "create table other(a int)");
    }
    try (Connection plain = Sandbox.plain(database)) {
      assertThat(rows(plain, "show tables")).containsExactly("OTHER|PUBLIC");
      run(plain, "create table contact(id int, email varchar(20), phone varchar(20))");
    }
    try (Connection ours = sandbox.connectAnew(database)) {
      Refusal.of(
          ConfigFault.KEYS_BY_ADMIN,
          () -> run(ours, "insert into contact values(1, 'a@x.org', '1')"));
    }
    try (Connection plain = Sandbox.plain(database)) {
      assertThat(rows(plain, "select count(*) from contact")).containsExactly("0");
    }
  }

  @Test
  void whatAnAdministratorMadeIsUsed() throws Exception {
    try (Connection admin = sandbox.connectAnew(database)) {
      run(admin, "create table contact(id int, email varchar(20))");
    }
    sandbox.declare(COLUMNS + "keys: { create: admin }\n");
    try (Connection ours = sandbox.connectAnew(database)) {
      Refusal.of(
          ConfigFault.KEYS_BY_ADMIN, () -> run(ours, "alter table contact add phone varchar(20)"));
    }
    sandbox.declare("columns: { contact.email: {} }\nkeys: { create: admin }\n");
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, "insert into contact values(1, 'a@x.org')");
      assertThat(rows(ours, "select email from contact")).containsExactly("a@x.org");
    }
  }

  @Test
  void strictFipsRefusesEqualityThatIsDeclared() throws IOException {
    sandbox.declare("columns: { contact.email: { search: equality } }\nfips: strict\n");
    SQLException refusal = Refusal.of(ConfigFault.STRICT_FIPS, () -> sandbox.connectAnew(database));
    assertThat(refusal.getMessage()).contains("contact.email");
    assertThat(sandbox.files()).noneMatch(name -> name.startsWith("crm"));
  }

  @Test
  void strictFipsRefusesEqualityThatIsActivated() throws Exception {
    sandbox.declare("columns: { contact.email: { search: equality, compare: exact } }\n");
    try (Connection ours = sandbox.connectAnew(database)) {
      run(ours, "create table contact(id int, email varchar(20))");
    }
    sandbox.declare("columns: { lead.email: {} }\nfips: strict\n");
    Refusal.of(ConfigFault.STRICT_FIPS, () -> sandbox.connectAnew(database));
    sandbox.declare("columns: { lead.email: {} }\nfips: approved\n");
    sandbox.connectAnew(database).close();
  }

  @Test
  void strictFipsAllowsRandomizedColumns() throws Exception {
    sandbox.declare(COLUMNS + "fips: strict\n");
    try (Connection ours = sandbox.connectAnew(database)) {
      run(
          ours,
          "create table contact(id int, email varchar(20), phone varchar(20))",
          "insert into contact values(1, 'a@x.org', '1')");
      assertThat(rows(ours, "select email from contact")).containsExactly("a@x.org");
    }
  }
}
