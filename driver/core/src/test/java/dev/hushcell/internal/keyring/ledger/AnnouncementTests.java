package dev.hushcell.internal.keyring.ledger;

import static dev.hushcell.internal.keyring.ledger.Ledgers.CONTACT;
import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnnouncementTests {
  private final Ledgers db = new Ledgers();
  private final Ledger ledger = db.open();

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @Test
  void survivesTheRollbackOfTheApplication() throws SQLException {
    try (Connection user = db.connect();
        Statement statement = user.createStatement()) {
      statement.execute("CREATE TABLE PLAIN (ID INT)");
      user.setAutoCommit(false);
      statement.execute("INSERT INTO PLAIN VALUES (1)");
      ledger.announce(List.of(Ledgers.create(email("VARCHAR(100)"))));
      user.rollback();
    }
    assertThat(db.query("SELECT ID FROM PLAIN")).isEmpty();
    assertThat(db.open().keyring().current("PUBLIC", "contact.email").id())
        .isEqualTo(ledger.keyring().current("PUBLIC", "contact.email").id());
    assertThat(db.open().current().activated(CONTACT)).isPresent();
  }

  @Test
  void leavesTheConnectionAsItWas() throws SQLException {
    try (Connection only = db.connect()) {
      only.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
      Ledger borrowing = db.open(new OneConnection(only), db.keyStore, Set.of());
      borrowing.announce(List.of(Ledgers.create(email("VARCHAR(100)"))));
      assertThat(only.getAutoCommit()).isTrue();
      assertThat(only.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_UNCOMMITTED);
      assertThat(only.isClosed()).isFalse();
    }
  }

  @Test
  void keepsItsLeaseWhileTheOnlyConnectionIsInATransaction() throws SQLException {
    try (Connection only = db.connect()) {
      Ledger borrowing = db.open(new OneConnection(only), db.keyStore, Set.of());
      borrowing.announce(List.of(Ledgers.create(email("VARCHAR(100)"))));
      only.setAutoCommit(false);
      db.move(LeasedProtection.LEASE);
      borrowing.requireFresh();
      assertThat(borrowing.current().activated(CONTACT)).isPresent();
      assertRefused(
          KeyringFault.NO_CONNECTION,
          () -> borrowing.announce(List.of(Ledgers.create(column("PHONE", Search.NONE)))));
    }
  }

  @Test
  void takesTheNewDefinitionOfATableThatWasDropped() throws SQLException {
    db.createContact(ledger);
    ledger.announce(List.of(new SchemaChange.DropTable(CONTACT)));
    db.run("DROP TABLE CONTACT");
    ledger.confirm(List.of(new SchemaChange.DropTable(CONTACT)));
    assertThat(ledger.current().activated(CONTACT)).isPresent();
    int key = ledger.keyring().current("PUBLIC", "contact.email").id();
    ledger.announce(List.of(Ledgers.create(email("VARCHAR(250)"))));
    assertThat(recordedType()).isEqualTo("VARCHAR(250)");
    assertThat(ledger.keyring().current("PUBLIC", "contact.email").id()).isEqualTo(key);
  }

  @Test
  void refusesOtherSettingsForAColumnThatWasActivatedBefore() throws SQLException {
    ledger.announce(List.of(Ledgers.create(email("VARCHAR(100)"))));
    List<String> before = db.catalogueRows();
    assertRefused(
        KeyringFault.ACTIVATED_BEFORE,
        () -> ledger.announce(List.of(Ledgers.create(column("EMAIL", Search.NONE)))),
        "CONTACT.EMAIL",
        "equality");
    assertThat(db.catalogueRows()).isEqualTo(before);
  }

  @Test
  void leavesTheRecordsOfATableThatExistsAlone() throws SQLException {
    db.createContact(ledger);
    List<String> before = db.catalogueRows();
    ledger.announce(List.of(Ledgers.create(email("VARCHAR(250)"))));
    assertThat(db.catalogueRows()).isEqualTo(before);
  }

  @Test
  void makesNothingForAPlainTableThatExists() throws SQLException {
    db.run("CREATE TABLE CONTACT (EMAIL VARCHAR(100))");
    ledger.announce(List.of(Ledgers.create(email("VARCHAR(100)"))));
    assertThat(db.catalogueRows()).isEmpty();
    assertThat(ledger.current().activated(CONTACT)).isEmpty();
  }

  @Test
  void recordsAColumnThatIsAdded() throws SQLException {
    db.createContact(ledger);
    ledger.announce(List.of(new SchemaChange.AddColumn(CONTACT, column("FAX", Search.NONE))));
    assertThat(ledger.current().activated(CONTACT).orElseThrow().column("FAX")).isPresent();
    assertThat(ledger.keyring().current("PUBLIC", "contact.fax").version()).isEqualTo(1);
  }

  @Test
  void leavesAColumnThatExistsAlone() throws SQLException {
    db.createContact(ledger);
    List<String> before = db.catalogueRows();
    ledger.announce(List.of(new SchemaChange.AddColumn(CONTACT, email("VARCHAR(250)"))));
    assertThat(db.catalogueRows()).isEqualTo(before);
  }

  @Test
  void recordsALongerTypeWhenTheStatementWasRun() throws SQLException {
    db.createContact(ledger);
    SchemaChange widen = new SchemaChange.WidenColumn(CONTACT, email("VARCHAR(250)"));
    ledger.announce(List.of(widen));
    assertThat(recordedType()).isEqualTo("VARCHAR(100)");
    ledger.confirm(List.of(widen));
    assertThat(recordedType()).isEqualTo("VARCHAR(250)");
  }

  @Test
  void refusesAShorterTypeAndOneOfAnotherKind() throws SQLException {
    db.createContact(ledger);
    for (String type : List.of("VARCHAR(99)", "VARBINARY(200)")) {
      assertRefused(
          KeyringFault.UNSUITABLE,
          () -> ledger.announce(List.of(new SchemaChange.WidenColumn(CONTACT, email(type)))),
          "CONTACT.EMAIL");
    }
  }

  @Test
  void refusesToWidenAColumnWithoutRecord() throws SQLException {
    db.createContact(ledger);
    SchemaChange widen = new SchemaChange.WidenColumn(CONTACT, column("FAX", Search.NONE));
    assertRefused(KeyringFault.NOT_ACTIVATED, () -> ledger.announce(List.of(widen)), "CONTACT.FAX");
  }

  @Test
  void refusesColumnsThatShareAKeyButAreNotAlike() throws SQLException {
    ProtectedColumn number = column("NUMBER", Search.EQUALITY);
    ProtectedColumn text = email("VARCHAR(9)");
    LogicalType integer = new TextTypes().logicalType("INT");
    ProtectedColumn sharing =
        new ProtectedColumn(
            number.name(),
            integer,
            Search.EQUALITY,
            number.compare(),
            text.key(),
            0,
            number.storage());
    assertRefused(
        KeyringFault.KEY_SHARED_DIFFERENTLY,
        () -> ledger.announce(List.of(Ledgers.create(text, sharing))),
        "CONTACT.NUMBER",
        "CONTACT.EMAIL",
        "contact.email");
    assertThat(db.query("SELECT key_name FROM hushcell_key")).isEmpty();
  }

  @Test
  void keepsOneCataloguePerSchema() throws SQLException {
    db.run("CREATE SCHEMA CRM");
    TableName lead = new TableName("CRM", "LEAD");
    ledger.announce(
        List.of(
            Ledgers.create(email("VARCHAR(100)")),
            Ledgers.create(Ledgers.column(lead, "NAME", "VARCHAR(9)", Search.NONE))));
    assertThat(db.query("SELECT table_name FROM crm.hushcell_column")).containsExactly("LEAD");
    assertThat(db.query("SELECT table_name FROM public.hushcell_column"))
        .containsExactly("CONTACT");
    assertThat(db.open().current().activated()).containsOnlyKeys(CONTACT, lead);
  }

  @Test
  void printsWhatAnAdministratorMustRunWithoutRights() throws SQLException {
    db.run("CREATE USER app PASSWORD ''");
    Ledger restricted = openAsApp();
    assertRefused(
        KeyringFault.NOT_CREATABLE,
        () -> restricted.announce(List.of(Ledgers.create(email("VARCHAR(100)")))),
        "CREATE TABLE IF NOT EXISTS \"PUBLIC\".hushcell_key",
        "GRANT SELECT, INSERT, UPDATE ON \"PUBLIC\".hushcell_manifest");
  }

  @Test
  void worksWithTheTablesThatAnAdministratorMade() throws SQLException {
    db.run("CREATE USER app PASSWORD ''");
    db.run(
        new CatalogueSql("\"", "PUBLIC", new CatalogueForm() {}).creation().toArray(String[]::new));
    for (String grant : new CatalogueSql("\"", "PUBLIC", new CatalogueForm() {}).grants()) {
      db.run(grant.replace("<user>", "app"));
    }
    Ledger restricted = openAsApp();
    restricted.announce(List.of(Ledgers.create(email("VARCHAR(100)"))));
    assertThat(restricted.current().activated(CONTACT)).isPresent();
  }

  @Test
  void tellsThatTheCatalogueCannotBeWritten() throws SQLException {
    db.createContact(ledger);
    db.run("CREATE USER app PASSWORD ''");
    for (String table : CatalogueSql.TABLES) {
      db.run("GRANT SELECT ON " + table + " TO app");
    }
    Ledger restricted = openAsApp();
    assertRefused(
        KeyringFault.NOT_WRITABLE,
        () -> restricted.announce(List.of(Ledgers.create(lead()))),
        "grant SELECT, INSERT and UPDATE");
  }

  @Test
  void tellsThatTheCatalogueCannotBeRead() throws SQLException {
    db.createContact(ledger);
    db.run("CREATE USER app PASSWORD ''");
    assertRefused(KeyringFault.NOT_READABLE, openAsApp()::current, "grant SELECT");
  }

  @Test
  void givesUpWhenOthersHoldTheCatalogue() throws SQLException {
    db.createContact(ledger);
    List<String> before = db.catalogueRows();
    H2Connections impatient = new H2Connections(db.url + ";LOCK_TIMEOUT=1", "h2:crm");
    Ledger waiting = db.open(impatient, db.keyStore, Set.of());
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT * FROM hushcell_manifest FOR UPDATE");
      assertRefused(
          KeyringFault.BUSY,
          () -> waiting.announce(List.of(Ledgers.create(lead()))),
          "nothing was written");
    }
    assertThat(db.catalogueRows()).isEqualTo(before);
    waiting.announce(List.of(Ledgers.create(lead())));
    assertThat(waiting.keyring().current("PUBLIC", "lead.name").version()).isEqualTo(1);
  }

  @Test
  void makesNothingWhenTheKeyStoreCannotWrap() throws SQLException {
    Ledger without = db.open(db.connections, new MemoryKeyStore(new byte[5]), Set.of());
    assertRefused(
        KeyringFault.KEY_NOT_WRAPPED,
        () -> without.announce(List.of(Ledgers.create(email("VARCHAR(100)")))),
        "memory (test-kek)");
    assertThat(db.catalogueRows()).isEmpty();
    ledger.announce(List.of(Ledgers.create(email("VARCHAR(100)"))));
    assertThat(ledger.current().activated(CONTACT)).isPresent();
  }

  private static ProtectedColumn lead() {
    return Ledgers.column(new TableName("PUBLIC", "LEAD"), "NAME", "VARCHAR(9)", Search.NONE);
  }

  private Ledger openAsApp() {
    String url = db.url.replace(";DB_CLOSE_DELAY=-1", ""); // only an administrator may set it
    return db.open(new H2Connections(url, "app", "h2:crm"), db.keyStore, Set.of());
  }

  private String recordedType() {
    return ledger
        .current()
        .activated(CONTACT)
        .flatMap(table -> table.column("EMAIL"))
        .map(column -> column.type().declared())
        .orElseThrow();
  }

  private static ProtectedColumn email(String type) {
    return Ledgers.column(CONTACT, "EMAIL", type, Search.EQUALITY);
  }

  private static ProtectedColumn column(String name, Search search) {
    return Ledgers.column(CONTACT, name, "VARCHAR(100)", search);
  }
}
