package dev.hushcell.internal.keyring.ledger;

import static dev.hushcell.internal.keyring.ledger.Ledgers.CONTACT;
import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationTests {
  private static final ColumnRule EMAIL = Ledgers.rule("contact", "email", Search.EQUALITY);

  private final Ledgers db = new Ledgers();

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"VARCHAR(100)", "INT", "DATE", "VARBINARY(20)"})
  void givesAnEmptyTableStorageTypeAndCheck(String type) throws SQLException {
    db.run("CREATE TABLE CONTACT (ID INT PRIMARY KEY, EMAIL " + type + " NOT NULL)");
    db.rules.add(EMAIL);
    Ledger ledger = db.open();
    ledger.activate(CONTACT);
    assertThat(ledger.current().activated(CONTACT).orElseThrow().column("EMAIL"))
        .hasValueSatisfying(
            column ->
                assertThat(column.type()).isEqualTo(new TextTypes().logicalType(declared(type))));
    assertThat(columnType()).startsWith("BINARY VARYING(");
    assertThatThrownBy(() -> db.run("INSERT INTO CONTACT VALUES (1, X'41')"))
        .hasMessageContaining("Check constraint");
    assertThatThrownBy(() -> db.run("INSERT INTO CONTACT VALUES (1, NULL)"))
        .hasMessageContaining("NULL not allowed");
  }

  @Test
  void doesNothingTheSecondTime() throws SQLException {
    Ledger ledger = activateContact();
    List<String> before = db.catalogueRows();
    db.run("INSERT INTO CONTACT VALUES (1, NULL)");
    ledger.activate(CONTACT);
    db.open().activate(CONTACT);
    assertThat(db.catalogueRows()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PENDING", "TYPE"})
  void takesUpWhatWasInterrupted(String where) throws SQLException {
    Ledger ledger = activateContact();
    db.run("ALTER TABLE CONTACT DROP CONSTRAINT \"" + checkName() + "\"");
    if (where.equals("PENDING")) {
      db.run("ALTER TABLE CONTACT ALTER COLUMN EMAIL SET DATA TYPE VARCHAR(100)");
    }
    Interruption.putBackToPending(db);
    Ledger later = db.open();
    assertThat(later.current().activated(CONTACT)).isEmpty();
    later.activate(CONTACT);
    assertThat(later.current().activated(CONTACT)).isPresent();
    assertThat(columnType()).startsWith("BINARY VARYING(");
    assertThat(checkName()).isNotEmpty();
    assertThat(later.keyring().current("PUBLIC", "contact.email").id())
        .isEqualTo(ledger.keyring().current("PUBLIC", "contact.email").id());
  }

  @Test
  void findsATableAgainThatH2LeftUnderTheNameOfItsCopy() throws SQLException {
    activateContact();
    db.run("INSERT INTO CONTACT (ID) VALUES (1)", "ALTER TABLE CONTACT RENAME TO CONTACT_COPY_3_0");
    Interruption.putBackToPending(db);
    Ledger later = db.open();
    later.activate(CONTACT);
    assertThat(later.current().activated(CONTACT)).isPresent();
    assertThat(db.query("SELECT ID FROM CONTACT")).containsExactly("1");
  }

  @Test
  void makesNoNewTableInPlaceOfOneThatH2LeftUnderTheNameOfItsCopy() throws SQLException {
    activateContact();
    db.run("ALTER TABLE CONTACT RENAME TO CONTACT_COPY_3_0");
    Interruption.putBackToPending(db);
    Ledger later = db.open();
    ProtectedColumn email = Ledgers.column(CONTACT, "EMAIL", "VARCHAR(100)", Search.EQUALITY);
    later.announce(List.of(Ledgers.create(email)));
    assertThat(db.query("SELECT ID FROM CONTACT")).isEmpty();
  }

  @Test
  void leavesItToAnAdministratorWhichOfSeveralCopiesIsTheTable() throws SQLException {
    activateContact();
    db.run(
        "ALTER TABLE CONTACT RENAME TO CONTACT_COPY_3_0",
        "CREATE TABLE CONTACT_COPY_4_1 (ID INT PRIMARY KEY, EMAIL VARCHAR(100))");
    Interruption.putBackToPending(db);
    Ledger later = db.open();
    assertRefused(
        KeyringFault.HALF_ALTERED,
        () -> later.activate(CONTACT),
        "CONTACT_COPY_3_0 or CONTACT_COPY_4_1");
  }

  @Test
  void refusesATableWithRows() throws SQLException {
    db.run("CREATE TABLE CONTACT (ID INT PRIMARY KEY, EMAIL VARCHAR(100))");
    db.run("INSERT INTO CONTACT VALUES (1, 'ada@example.com')");
    assertNothingHappens(KeyringFault.EXISTING_ROWS, "PUBLIC.CONTACT", "column encrypt");
  }

  @Test
  void refusesAColumnThatDoesNotExist() throws SQLException {
    db.run("CREATE TABLE CONTACT (ID INT PRIMARY KEY)");
    assertNothingHappens(KeyringFault.COLUMN_MISSING, "PUBLIC.CONTACT", "email");
  }

  @Test
  void refusesAView() throws SQLException {
    db.run("CREATE VIEW CONTACT AS SELECT 1 AS EMAIL");
    assertNothingHappens(KeyringFault.NOT_A_TABLE, "PUBLIC.CONTACT");
  }

  @Test
  void refusesAnotherTypeThanConfigured() throws SQLException {
    db.run("CREATE TABLE CONTACT (EMAIL VARCHAR(100))");
    db.rules.add(Ledgers.typed(EMAIL, "VARCHAR(50)"));
    Ledger ledger = db.open();
    assertRefused(
        KeyringFault.TYPE_DIFFERS,
        () -> ledger.activate(CONTACT),
        "CONTACT.EMAIL",
        "CHARACTER VARYING(100)",
        "VARCHAR(50)");
    assertThat(db.catalogueRows()).isEmpty();
  }

  @Test
  void takesTheStorageTypeForCellsOfALostCatalogue() throws SQLException {
    db.run("CREATE TABLE CONTACT (EMAIL VARBINARY(469))");
    db.rules.add(Ledgers.typed(EMAIL, "VARCHAR(100)"));
    Ledger ledger = db.open();
    assertRefused(KeyringFault.GONE, () -> ledger.activate(CONTACT), "CONTACT.EMAIL");
    assertThat(db.catalogueRows()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMAIL VARCHAR(9) DEFAULT 'x' | DEFAULT",
        "ID INT, EMAIL VARCHAR(9) GENERATED ALWAYS AS (ID) | computes",
        "EMAIL INT GENERATED BY DEFAULT AS IDENTITY | computes",
        "EMAIL VARCHAR(9), X VARCHAR(9) GENERATED ALWAYS AS (EMAIL) | generated column",
        "EMAIL VARCHAR(9) CHECK (EMAIL LIKE '%@%') | CHECK",
        "EMAIL ADDRESS | domain"
      })
  void refusesAColumnThatCannotHoldCells(String definition, String why) throws SQLException {
    db.run("CREATE DOMAIN ADDRESS VARCHAR(9)");
    db.run("CREATE TABLE CONTACT (" + definition + ")");
    assertNothingHappens(KeyringFault.UNSUITABLE, "CONTACT.EMAIL", why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PHONE VARCHAR(9) PRIMARY KEY",
        "PHONE VARCHAR(9) UNIQUE",
        "PHONE VARCHAR(9) REFERENCES PHONES"
      })
  void refusesAKeyOfRandomizedCells(String definition) throws SQLException {
    db.run("CREATE TABLE PHONES (PHONE VARCHAR(9) PRIMARY KEY)");
    db.run("CREATE TABLE CONTACT (" + definition + ")");
    db.rules.add(Ledgers.rule("contact", "phone", Search.NONE));
    Ledger ledger = db.open();
    assertRefused(
        KeyringFault.UNSUITABLE, () -> ledger.activate(CONTACT), "CONTACT.PHONE", "equality");
    assertThat(db.catalogueRows()).isEmpty();
  }

  @Test
  void keepsUniqueOnEqualityCells() throws SQLException {
    db.run("CREATE TABLE CONTACT (EMAIL VARCHAR(100) UNIQUE)");
    db.rules.add(EMAIL);
    db.open().activate(CONTACT);
    db.run("INSERT INTO CONTACT VALUES (RPAD('', 0))".replace("RPAD('', 0)", cell()));
    assertThatThrownBy(() -> db.run("INSERT INTO CONTACT VALUES (" + cell() + ")"))
        .hasMessageContaining("Unique index");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONTACT", "MAILBOX"})
  void refusesAForeignKeyWithAColumnOfAnotherKey(String table) throws SQLException {
    createLinkedTables();
    db.rules.add(EMAIL);
    db.rules.add(Ledgers.rule("mailbox", "owner", Search.EQUALITY));
    Ledger ledger = db.open();
    assertRefused(
        KeyringFault.UNSUITABLE,
        () -> ledger.activate(new TableName("PUBLIC", table)),
        "foreign key",
        "CONTACT.EMAIL",
        "MAILBOX.OWNER");
    assertThat(db.catalogueRows()).isEmpty();
  }

  @Test
  void keepsAForeignKeyBetweenColumnsOfOneKey() throws SQLException {
    createLinkedTables();
    db.rules.add(EMAIL);
    db.rules.add(sharing(EMAIL, "mailbox", "owner"));
    Ledger ledger = db.open();
    ledger.activate(CONTACT);
    ledger.activate(new TableName("PUBLIC", "MAILBOX"));
    db.run("INSERT INTO CONTACT VALUES (" + cell() + ")");
    db.run("INSERT INTO MAILBOX VALUES (" + cell() + ")");
    assertThatThrownBy(
            () -> db.run("INSERT INTO MAILBOX VALUES (" + cell().replace("f8'", "f9'") + ")"))
        .hasMessageContaining("Referential integrity");
  }

  private void createLinkedTables() throws SQLException {
    db.run("CREATE TABLE CONTACT (EMAIL VARCHAR(100) UNIQUE)");
    db.run("CREATE TABLE MAILBOX (OWNER VARCHAR(100) REFERENCES CONTACT (EMAIL))");
  }

  private static ColumnRule sharing(ColumnRule other, String table, String column) {
    return new ColumnRule(
        other.schema(),
        table,
        column,
        other.search(),
        other.compare(),
        other.key(),
        other.type(),
        other.pad(),
        other.storage(),
        other.accept());
  }

  @Test
  void putsTheTypeBackWhenARowSlippedIn() throws SQLException {
    db.run("CREATE TABLE CONTACT (EMAIL VARCHAR(100))");
    db.rules.add(EMAIL);
    SlippedRow slipped = new SlippedRow(db.connections, "INSERT INTO CONTACT VALUES ('ada')");
    Ledger ledger = db.open(slipped, db.keyStore, Set.of());
    assertRefused(KeyringFault.EXISTING_ROWS, () -> ledger.activate(CONTACT), "PUBLIC.CONTACT");
    assertThat(db.query("SELECT EMAIL FROM CONTACT")).containsExactly("ada");
    assertThat(columnType()).isEqualTo("CHARACTER VARYING(100)");
    assertThat(ledger.current().activated(CONTACT)).isEmpty();
    db.run("DELETE FROM CONTACT");
    ledger.activate(CONTACT);
    assertThat(ledger.current().activated(CONTACT)).isPresent();
  }

  @Test
  void quotesNoRowWhenTheDatabaseRefuses() throws SQLException {
    db.run("CREATE TABLE CONTACT (EMAIL DATE)");
    db.rules.add(EMAIL);
    SlippedRow slipped =
        new SlippedRow(db.connections, "INSERT INTO CONTACT VALUES (DATE '1815-12-10')");
    Ledger ledger = db.open(slipped, db.keyStore, Set.of());
    assertThatThrownBy(() -> ledger.activate(CONTACT))
        .hasMessageContaining(KeyringFault.NOT_ACTIVATED.id())
        .hasNoCause()
        .hasMessageNotContaining("1815");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void activatesAgainATableThatWasMadeAnewPastTheDriver(boolean withRule) throws SQLException {
    Ledger ledger = activateContact();
    if (!withRule) {
      db.rules.clear();
      ledger = db.open();
    }
    int key = ledger.keyring().current("PUBLIC", "contact.email").id();
    db.run("DROP TABLE CONTACT", "CREATE TABLE CONTACT (ID INT, EMAIL VARCHAR(200))");
    db.move(LeasedProtection.REREAD);
    assertThat(ledger.current().activated(CONTACT)).isEmpty();
    assertThat(ledger.current().rules(CONTACT)).isNotEmpty();
    ledger.activate(CONTACT);
    assertThat(ledger.current().activated(CONTACT).orElseThrow().column("EMAIL"))
        .hasValueSatisfying(
            column -> assertThat(column.type().declared()).isEqualTo("CHARACTER VARYING(200)"));
    assertThat(columnType()).startsWith("BINARY VARYING(");
    assertThat(ledger.keyring().current("PUBLIC", "contact.email").id()).isEqualTo(key);
  }

  @Test
  void writesNoCellsIntoAPlainColumnWithRows() throws SQLException {
    activateContact();
    db.rules.clear();
    db.run("DROP TABLE CONTACT", "CREATE TABLE CONTACT (ID INT, EMAIL VARCHAR(200))");
    db.run("INSERT INTO CONTACT VALUES (1, 'ada@example.com')");
    Ledger later = db.open();
    assertThat(later.current().activated(CONTACT)).isEmpty();
    assertRefused(KeyringFault.EXISTING_ROWS, () -> later.activate(CONTACT), "PUBLIC.CONTACT");
    assertThat(later.current().rules(CONTACT)).isNotEmpty();
  }

  @Test
  void takesUpAnInterruptedActivationWithoutItsRule() throws SQLException {
    activateContact();
    db.rules.clear();
    Interruption.putBackToPending(db);
    Ledger later = db.open();
    assertThat(later.current().activated(CONTACT)).isEmpty();
    later.activate(CONTACT);
    assertThat(later.current().activated(CONTACT)).isPresent();
  }

  private Ledger activateContact() throws SQLException {
    db.run("CREATE TABLE CONTACT (ID INT PRIMARY KEY, EMAIL VARCHAR(100))");
    db.rules.add(EMAIL);
    Ledger ledger = db.open();
    ledger.activate(CONTACT);
    return ledger;
  }

  private void assertNothingHappens(KeyringFault code, String... inMessage) throws SQLException {
    db.rules.add(EMAIL);
    Ledger ledger = db.open();
    assertRefused(code, () -> ledger.activate(CONTACT), inMessage);
    assertThat(db.catalogueRows()).isEmpty();
    assertThat(ledger.current().activated()).isEmpty();
  }

  private static String declared(String type) {
    return switch (type) {
      case "VARCHAR(100)" -> "CHARACTER VARYING(100)";
      case "INT" -> "INTEGER";
      case "VARBINARY(20)" -> "BINARY VARYING(20)";
      default -> type;
    };
  }

  private static String cell() {
    return "X'" + "f8".repeat(60) + "'";
  }

  private String columnType() throws SQLException {
    return db.query(
            "SELECT DATA_TYPE_SQL(TABLE_SCHEMA, TABLE_NAME, 'TABLE', DTD_IDENTIFIER) FROM"
                + " INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = 'CONTACT' AND COLUMN_NAME ="
                + " 'EMAIL'")
        .get(0);
  }

  private String checkName() throws SQLException {
    return db.query(
            "SELECT CONSTRAINT_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE TABLE_NAME ="
                + " 'CONTACT' AND CONSTRAINT_TYPE = 'CHECK'")
        .get(0);
  }
}
