package dev.hushcell.change;

import static dev.hushcell.change.Deployment.assertRefused;
import static dev.hushcell.change.Deployment.rows;
import static dev.hushcell.change.Deployment.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.keyring.KeyringFault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Protected tables and columns are renamed through the driver. */
class RenameTests {
  private static final String EMAIL = "contact.email: { search: equality }";
  private static final String CREATE =
      "create table contact(id int primary key, email varchar(100) unique)";

  @TempDir Path directory;
  private Deployment deployment;
  private Deployment.Jvm process;
  private Connection ours;

  @BeforeEach
  void deploy() throws IOException, SQLException {
    deployment = new Deployment(directory);
    process = deployment.start(EMAIL);
    ours = process.connect();
    run(ours, CREATE, "insert into contact values(1, 'secret one')");
  }

  @AfterEach
  void stop() throws SQLException {
    deployment.close();
  }

  private void assertWorks(Connection connection, String table, String column) throws SQLException {
    String where = " where " + column + " = 'secret one'";
    assertThat(rows(connection, "select id from " + table + where)).containsExactly("1");
    run(connection, "update " + table + " set " + column + " = 'secret two'" + where);
    assertThat(rows(connection, "select * from " + table)).containsExactly("1|secret two");
    run(connection, "update " + table + " set " + column + " = 'secret one'");
    deployment.assertNeverSent("secret");
  }

  @Test
  void tableKeepsItsCellsUnderItsNewName() throws SQLException {
    run(ours, "alter table contact rename to person");
    assertWorks(ours, "person", "email");
    process.passLease();
    assertWorks(ours, "person", "email");
    assertWorks(deployment.start(EMAIL).connect(), "person", "email");
  }

  @Test
  void columnKeepsItsCellsUnderItsNewName() throws SQLException {
    run(ours, "alter table contact alter column email rename to mail");
    assertWorks(ours, "contact", "mail");
    process.passLease();
    assertWorks(ours, "contact", "mail");
    assertWorks(
        deployment.start("contact.mail: { search: equality, key: contact.email }").connect(),
        "contact",
        "mail");
  }

  @Test
  void newNameIsDeclaredWithTheOldKey() throws SQLException {
    run(ours, "alter table contact rename to person");
    assertWorks(
        deployment.start("person.email: { search: equality, key: contact.email }").connect(),
        "person",
        "email");
    assertThatThrownBy(() -> deployment.start("person.email: { search: equality }").connect())
        .hasMessageStartingWith("[HC-1330] ")
        .hasMessageContaining("Put key: contact.email into the configuration");
  }

  @Test
  void oldNameIsFreeForANewTable() throws SQLException {
    run(ours, "alter table contact rename to person");
    run(ours, CREATE, "insert into contact values(1, 'secret one')");
    assertWorks(ours, "contact", "email");
    assertWorks(ours, "person", "email");
    assertThat(rows(ours, "select count(*) from contact c join person p on c.email = p.email"))
        .containsExactly("1");
  }

  @Test
  void thereAndBackAgain() throws SQLException {
    for (int i = 0; i < 2; i++) {
      run(ours, "alter table contact rename to person");
      run(ours, "alter table person alter column email rename to mail");
      assertWorks(ours, "person", "mail");
      run(ours, "alter table person rename to contact");
      run(ours, "alter table contact alter column mail rename to email");
      assertWorks(ours, "contact", "email");
    }
  }

  @Test
  void severalNamesChangeOneAfterTheOther() throws SQLException {
    run(
        ours,
        "create table notes(id int, email varchar(20))",
        "insert into notes values(5, 'open')",
        "alter table contact rename to other",
        "alter table other rename to person",
        "alter table notes rename to archive");
    assertWorks(ours, "person", "email");
    assertThat(rows(ours, "select * from archive")).containsExactly("5|open");
  }

  @Test
  void renameToANameThatExistsFailsAndChangesNothing() throws SQLException {
    run(
        ours,
        "create table person(id int, email varchar(100))",
        "insert into person values(1, 'x')");
    assertThatThrownBy(() -> run(ours, "alter table contact rename to person"))
        .isInstanceOf(SQLException.class)
        .hasMessageNotContaining("[HC-");
    assertThat(rows(ours, "select * from person")).containsExactly("1|x");
    assertWorks(ours, "contact", "email");
  }

  @Test
  void ruleForTheNewNameThatSaysOtherwiseIsRefusedBeforeAnythingHappens() throws SQLException {
    Connection other = deployment.start(EMAIL, "contact.mail: {}").connect();
    assertRefused(
        KeyringFault.RULE_DIFFERS, other, "alter table contact alter column email rename to mail");
    assertWorks(other, "contact", "email");
  }

  @Test
  void nameThatHadAnotherKeyIsRefused() throws SQLException {
    Connection other = deployment.start(EMAIL, "contact.mail: {}").connect();
    run(
        other,
        "alter table contact add column mail varchar(100)",
        "alter table contact drop column mail");
    assertRefused(
        KeyringFault.ACTIVATED_BEFORE,
        deployment.start(EMAIL).connect(),
        "alter table contact alter column email rename to mail");
    assertWorks(ours, "contact", "email");
  }
}
