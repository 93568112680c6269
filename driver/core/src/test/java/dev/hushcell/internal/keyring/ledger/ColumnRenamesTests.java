package dev.hushcell.internal.keyring.ledger;

import static dev.hushcell.internal.keyring.ledger.Ledgers.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.model.Protection;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that renames ends between any two steps, and another one takes over. */
class ColumnRenamesTests {
  private static final TableName PERSON = new TableName("PUBLIC", "PERSON");
  private static final List<SchemaChange> TABLE =
      List.of(new SchemaChange.RenameTable(CONTACT, PERSON));
  private static final List<SchemaChange> COLUMN =
      List.of(new SchemaChange.RenameColumn(CONTACT, "EMAIL", "MAIL"));

  private final Ledgers db = new Ledgers();
  private Ledger ledger;

  @BeforeEach
  void createContact() throws SQLException {
    ledger = db.open();
    db.createContact(ledger);
  }

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @Test
  void bothNamesAreProtectedBeforeTheStatement() {
    ledger.announce(TABLE);
    for (Protection now : List.of(ledger.current(), db.open().current())) {
      assertThat(keys(now, CONTACT)).containsExactlyInAnyOrder("contact.email", "contact.phone");
      assertThat(keys(now, PERSON)).containsExactlyInAnyOrder("contact.email", "contact.phone");
      assertThat(now.strays()).isEmpty();
    }
  }

  @Test
  void bothNamesAreProtectedWhenItEndsAfterTheStatement() throws SQLException {
    ledger.announce(TABLE);
    db.run("ALTER TABLE CONTACT RENAME TO PERSON");
    Protection later = db.open().current();
    assertThat(keys(later, PERSON)).containsExactlyInAnyOrder("contact.email", "contact.phone");
    assertThat(keys(later, CONTACT)).hasSize(2);
    assertThat(later.strays()).isEmpty();
  }

  @Test
  void columnIsProtectedUnderBothNamesAllTheTime() throws SQLException {
    ledger.announce(COLUMN);
    assertThat(columns(db.open().current())).contains("EMAIL", "MAIL");
    db.run("ALTER TABLE CONTACT ALTER COLUMN EMAIL RENAME TO MAIL");
    assertThat(columns(db.open().current())).contains("EMAIL", "MAIL");
    assertThat(db.open().current().strays()).isEmpty();
    ledger.confirm(COLUMN);
    assertThat(columns(db.open().current())).contains("EMAIL", "MAIL");
    assertThat(db.open().current().strays()).isEmpty();
  }

  @Test
  void statementThatFailsLeavesTheTableAsItWas() throws SQLException {
    ledger.announce(TABLE);
    Protection later = db.open().current();
    assertThat(keys(later, CONTACT)).hasSize(2);
    assertThat(later.strays()).isEmpty();
    db.run("CREATE TABLE PERSON (ID INT, EMAIL VARBINARY(469))");
    assertThat(db.open().current().strays()).isEmpty();
  }

  @Test
  void checksGetTheNamesOfTheirNewColumns() throws SQLException {
    ledger.announce(TABLE);
    db.run("ALTER TABLE CONTACT RENAME TO PERSON");
    ledger.confirm(TABLE);
    assertThat(
            db.query(
                "SELECT CONSTRAINT_NAME FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS"
                    + " ORDER BY CONSTRAINT_NAME"))
        .containsExactly("hushcell_PERSON.EMAIL", "hushcell_PERSON.PHONE");
    db.createContact(ledger);
  }

  private static List<String> keys(Protection protection, TableName table) {
    return protection.activated(table).orElseThrow().columns().stream()
        .map(ProtectedColumn::key)
        .toList();
  }

  private static List<String> columns(Protection protection) {
    return protection.activated(CONTACT).orElseThrow().columns().stream()
        .map(column -> column.name().column())
        .toList();
  }
}
