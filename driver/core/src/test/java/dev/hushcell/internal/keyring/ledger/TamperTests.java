package dev.hushcell.internal.keyring.ledger;

import static dev.hushcell.internal.keyring.ledger.Ledgers.CONTACT;
import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TamperTests {
  private final Ledgers db = new Ledgers();
  private Ledger running;

  @BeforeEach
  void createContact() throws SQLException {
    running = db.open();
    db.createContact(running);
  }

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key_name = 'contact.name'",
        "key_version = 2",
        "key_id = key_id + 1",
        "key_uuid = '00000000-0000-0000-0000-000000000000'",
        "kek_name = 'other'",
        "mechanism = 'other'",
        "wrapped = 'AAAA' || wrapped",
        "since_epoch = 9",
        "created_at = '2020-01-01T00:00:00Z'",
        "mac = (SELECT MAX(mac) FROM hushcell_column)",
        "key_state = 'FREE'",
        "key_uuid = 'no uuid'",
        "wrapped = '!'"
      })
  void refusesAnAlteredKeyRecord(String change) throws SQLException {
    tamper("UPDATE hushcell_key SET " + change + " WHERE key_name = 'contact.email'");
    assertRefusedForAll(KeyringFault.RECORD_ALTERED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table_name = 'LEAD'",
        "column_name = 'NAME'",
        "key_name = 'contact.phone'",
        "search_mode = 'NONE'",
        "compare_mode = 'LOWER'",
        "pad_to = 16",
        "storage_mode = 'TEXT'",
        "bound_to = 'ID'",
        "type_family = 'CHAR'",
        "type_declared = 'VARCHAR(200)'",
        "type_jdbc = 1",
        "type_name = 'other'",
        "type_precision = 200",
        "type_scale = 1",
        "type_ignorecase = 1",
        "column_state = 'PENDING'",
        "since_epoch = 9",
        "created_at = '2020-01-01T00:00:00Z'",
        "mac = (SELECT MAX(mac) FROM hushcell_key)",
        "search_mode = 'SOMETIMES'"
      })
  void refusesAnAlteredColumnRecord(String change) throws SQLException {
    tamper("UPDATE hushcell_column SET " + change + " WHERE column_name = 'EMAIL'");
    assertRefusedForAll(KeyringFault.RECORD_ALTERED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epoch_no = epoch_no + 1",
        "digest = (SELECT MAX(mac) FROM hushcell_key)",
        "mac = (SELECT MAX(mac) FROM hushcell_key)",
        "format = 1",
        "id = 2",
        "created_at = '2020-01-01T00:00:00Z'"
      })
  void refusesAnAlteredManifest(String change) throws SQLException {
    tamper("UPDATE hushcell_manifest SET " + change);
    assertRefusedForAll(KeyringFault.MANIFEST_ALTERED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kek_name = 'other'", "wrapped = 'AAAA' || wrapped"})
  void refusesAManifestWhoseKeyDoesNotOpen(String change) throws SQLException {
    tamper("UPDATE hushcell_manifest SET " + change);
    assertRefused(KeyringFault.MANIFEST_ALTERED, () -> announceOther(running));
    assertRefusedForLater(KeyringFault.KEY_NOT_OPENED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM hushcell_key WHERE key_name = 'contact.email'",
        "DELETE FROM hushcell_column WHERE column_name = 'EMAIL'",
        "DELETE FROM hushcell_column"
      })
  void refusesDeletedRecords(String change) throws SQLException {
    tamper(change);
    assertRefusedForAll(KeyringFault.RECORDS_DIFFER);
  }

  @Test
  void refusesARecordThatWasPutBack() throws SQLException {
    db.run("CREATE TABLE old AS SELECT * FROM hushcell_column WHERE column_name = 'EMAIL'");
    ProtectedColumn wider = Ledgers.column(CONTACT, "EMAIL", "VARCHAR(200)", Search.EQUALITY);
    running.confirm(List.of(new SchemaChange.WidenColumn(CONTACT, wider)));
    db.run("DELETE FROM hushcell_column WHERE column_name = 'EMAIL'");
    db.run("INSERT INTO hushcell_column SELECT * FROM old");
    assertRefusedForLater(KeyringFault.RECORDS_DIFFER);
  }

  @Test
  void refusesARecordThatWasMadeForAnotherKey() throws SQLException {
    tamper(
        "INSERT INTO hushcell_key SELECT * FROM (SELECT key_name, 2, key_id + 1,"
            + " '00000000-0000-0000-0000-000000000000', key_state, kek_name, mechanism, wrapped,"
            + " since_epoch, created_at, mac FROM hushcell_key WHERE key_name = 'contact.email')");
    assertRefusedForAll(KeyringFault.RECORD_ALTERED);
  }

  @Test
  void refusesASecondManifest() throws SQLException {
    tamper(
        "INSERT INTO hushcell_manifest SELECT 0, catalogue_uuid, format, epoch_no, digest,"
            + " kek_name, mechanism, wrapped, created_at, mac FROM hushcell_manifest");
    assertRefusedForAll(KeyringFault.MANIFEST_ALTERED);
  }

  @Test
  void refusesRecordsWithoutManifest() throws SQLException {
    tamper("DELETE FROM hushcell_manifest");
    assertRefusedForAll(KeyringFault.MANIFEST_MISSING);
  }

  @Test
  void refusesRecordsWithoutManifestTable() throws SQLException {
    tamper("DROP TABLE hushcell_manifest");
    assertRefusedForAll(KeyringFault.MANIFEST_MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hushcell_key", "hushcell_column"})
  void refusesACatalogueThatLostATable(String table) throws SQLException {
    tamper("DROP TABLE " + table);
    assertRefusedForAll(KeyringFault.INCOMPLETE);
  }

  @Test
  void refusesToGoOnWithoutCatalogue() throws SQLException {
    tamper("DROP TABLE hushcell_manifest", "DROP TABLE hushcell_key", "DROP TABLE hushcell_column");
    db.move(LeasedProtection.REREAD);
    assertRefused(KeyringFault.GONE, running::current, "PUBLIC.CONTACT");
  }

  @Test
  void makesNoNewCatalogueBesideCells() throws SQLException {
    tamper("DROP TABLE hushcell_manifest", "DROP TABLE hushcell_key", "DROP TABLE hushcell_column");
    Ledger later = db.open();
    assertRefused(KeyringFault.GONE, () -> announceOther(later), "but CONTACT.");
    assertThat(db.catalogueRows()).isEmpty();
  }

  @Test
  void makesNoNewKeyForAColumnThatKeepsCells() throws SQLException {
    tamper("DROP TABLE hushcell_manifest", "DROP TABLE hushcell_key", "DROP TABLE hushcell_column");
    db.rules.add(Ledgers.rule("contact", "email", Search.EQUALITY));
    Ledger later = db.open();
    assertRefused(KeyringFault.GONE, () -> later.activate(CONTACT), "CONTACT.EMAIL");
    assertThat(db.catalogueRows()).isEmpty();
  }

  @Test
  void takesAnEmptiedCatalogueForOneThatIsGone() throws SQLException {
    tamper(
        "DELETE FROM hushcell_manifest", "DELETE FROM hushcell_key", "DELETE FROM hushcell_column");
    Ledger later = db.open();
    assertRefused(KeyringFault.GONE, () -> announceOther(later), "but CONTACT.");
    assertThat(db.catalogueRows()).isEmpty();
  }

  @Test
  void refusesTheCatalogueOfAnotherKeyStore() {
    Ledger stranger = db.open(db.connections, new MemoryKeyStore(), Set.of());
    assertRefused(KeyringFault.KEY_NOT_OPENED, stranger::current, "test-kek", "PUBLIC");
  }

  @Test
  void refusesAMacKeyOfAnotherCatalogue() throws SQLException {
    tamper("UPDATE hushcell_manifest SET catalogue_uuid = '00000000-0000-0000-0000-000000000000'");
    assertRefusedForLater(KeyringFault.KEY_NOT_OPENED);
  }

  @Test
  void refusesANewerFormat() throws SQLException {
    tamper(
        "UPDATE hushcell_manifest SET format = 5",
        "UPDATE hushcell_column SET compare_mode = 'LATER'");
    assertRefusedForLater(KeyringFault.NEWER_FORMAT);
  }

  /** Nobody who alters records moves the epoch, so a look at the manifest alone shows nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE hushcell_column SET search_mode = 'NONE' WHERE column_name = 'EMAIL'",
        "UPDATE hushcell_key SET key_id = key_id + 1",
        "DELETE FROM hushcell_column WHERE column_name = 'EMAIL'",
        "INSERT INTO hushcell_event SELECT 1, 'KEY_PLANNED', 'contact.email', '', '', '',"
            + " '2020-01-01T00:00:00Z', '', '2020-01-01T00:00:00Z', 1, mac FROM hushcell_manifest"
      })
  void noticesAlteredRecordsWhileItRuns(String change) throws SQLException {
    assertThat(running.current().activated(CONTACT)).isPresent();
    List<String> right = db.backup();
    tamper(change);
    db.move(LeasedProtection.REREAD);
    assertThat(catchThrowable(running::current)).isInstanceOf(Fault.class);
    assertThat(catchThrowable(running::requireFresh)).isInstanceOf(Fault.class);
    db.restore(right);
    assertThat(running.current().activated(CONTACT)).isPresent();
  }

  @Test
  void takesRecordsInAnyOrder() throws SQLException {
    db.run(
        "CREATE TABLE copied AS SELECT * FROM hushcell_column ORDER BY column_name DESC",
        "DELETE FROM hushcell_column",
        "INSERT INTO hushcell_column SELECT * FROM copied");
    db.move(LeasedProtection.REREAD);
    assertThat(running.current().activated(CONTACT)).isPresent();
  }

  @Test
  void noticesThatTheCatalogueWentBackWhileItRuns() throws SQLException {
    List<String> old = db.backup();
    announceOther(running);
    db.restore(old);
    db.move(LeasedProtection.REREAD);
    assertRefused(KeyringFault.WENT_BACK, running::current, "epoch");
  }

  private void tamper(String... statements) throws SQLException {
    db.run(statements);
  }

  private void announceOther(Ledger ledger) {
    TableName lead = new TableName("PUBLIC", "LEAD");
    ledger.announce(
        List.of(Ledgers.create(Ledgers.column(lead, "NAME", "VARCHAR(9)", Search.NONE))));
  }

  private void assertRefusedForAll(KeyringFault code) throws SQLException {
    assertRefusedForLater(code);
    List<String> before = db.catalogueRows();
    assertRefused(code, () -> announceOther(running));
    db.move(LeasedProtection.REREAD);
    assertRefused(code, running::current);
    assertRefused(code, running::requireFresh);
    assertThat(db.catalogueRows()).isEqualTo(before);
  }

  private void assertRefusedForLater(KeyringFault code) throws SQLException {
    List<String> before = db.catalogueRows();
    Ledger later = db.open();
    assertRefused(code, later::current);
    assertRefused(code, () -> announceOther(later));
    assertRefused(code, () -> later.keyring().current("PUBLIC", "contact.email"));
    assertThat(db.catalogueRows()).isEqualTo(before);
  }
}
