package dev.hushcell.internal.keyring.administration;

import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.ImportOptions;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keyring.ledger.Ledgers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who writes to the database would like another past. */
class HistoryTamperTests {
  private static final Destroyable.DataKey EMAIL =
      new Destroyable.DataKey("PUBLIC", "contact.email");

  private final Ledgers db = new Ledgers();
  private Ledger ledger;
  private List<String> early;

  @BeforeEach
  void changeAndPlan() throws SQLException {
    ledger = db.open();
    db.createContact(ledger);
    early = db.backup();
    change();
    new Administration(ledger.access())
        .schedule(EMAIL, DestructionOptions.usual().whereNoOtherDatabaseNeedsIt());
  }

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event_kind = 'KEY_CANCELLED'",
        "event_kind = 'FORGOTTEN'",
        "subject = 'contact.phone'",
        "key_store = 'other'",
        "previous = 'other'",
        "previous_store = 'other'",
        "due_at = '2020-01-01T00:00:00Z'",
        "due_at = 'soon'",
        "note = 'done'",
        "happened_at = '2020-01-01T00:00:00Z'",
        "happened_at = 'long ago'",
        "since_epoch = 9",
        "mac = (SELECT MAX(mac) FROM hushcell_key)"
      })
  void refusesAnAlteredEvent(String change) throws SQLException {
    db.run("UPDATE hushcell_event SET " + change + " WHERE event_no = 2");
    assertRefusedForAll(KeyringFault.RECORD_ALTERED);
  }

  @Test
  void refusesADeletedEvent() throws SQLException {
    db.run("DELETE FROM hushcell_event WHERE event_no = 2");
    assertRefusedForAll(KeyringFault.RECORDS_DIFFER);
  }

  @Test
  void refusesAnInventedEvent() throws SQLException {
    db.run(
        "INSERT INTO hushcell_event SELECT 3, 'KEY_CANCELLED', subject, key_store, previous,"
            + " previous_store, '', note, happened_at, since_epoch, mac FROM hushcell_event WHERE"
            + " event_no = 2");
    assertRefusedForAll(KeyringFault.RECORD_ALTERED);
  }

  @Test
  void refusesEventsThatChangedPlaces() throws SQLException {
    db.run(
        "UPDATE hushcell_event SET event_no = 9 WHERE event_no = 1",
        "UPDATE hushcell_event SET event_no = 1 WHERE event_no = 2");
    assertRefusedForAll(KeyringFault.RECORD_ALTERED);
  }

  @Test
  void refusesToGoOnWithoutEvents() throws SQLException {
    db.run("DROP TABLE hushcell_event");
    assertRefusedForAll(KeyringFault.INCOMPLETE);
  }

  @Test
  void refusesAFormatThatHadNoEvents() throws SQLException {
    db.run("DROP TABLE hushcell_event", "UPDATE hushcell_manifest SET format = 1");
    assertRefusedForAll(KeyringFault.MANIFEST_ALTERED);
  }

  @Test
  void refusesARecordFromBeforeTheChange() throws SQLException {
    List<String> late = db.backup();
    db.restore(early);
    db.run("CREATE TABLE old AS SELECT * FROM hushcell_key WHERE key_name = 'contact.email'");
    db.restore(late);
    db.run(
        "DELETE FROM hushcell_key WHERE key_name = 'contact.email'",
        "INSERT INTO hushcell_key SELECT * FROM old");
    assertRefusedForAll(KeyringFault.RECORDS_DIFFER);
  }

  @Test
  void refusesTheManifestFromBeforeTheChange() throws SQLException {
    List<String> late = db.backup();
    db.restore(early);
    db.run("CREATE TABLE old AS SELECT * FROM hushcell_manifest");
    db.restore(late);
    db.run("DELETE FROM hushcell_manifest", "INSERT INTO hushcell_manifest SELECT * FROM old");
    assertRefusedForAll(KeyringFault.RECORDS_DIFFER);
  }

  @Test
  void refusesTheRecordOfADestroyedKey() throws SQLException {
    db.run("CREATE TABLE old AS SELECT * FROM hushcell_key WHERE key_name = 'contact.email'");
    db.pass(Duration.ofHours(73));
    new Administration(ledger.access()).destroyDue(false, Progress.none());
    db.run(
        "DELETE FROM hushcell_key WHERE key_name = 'contact.email'",
        "INSERT INTO hushcell_key SELECT * FROM old");
    assertRefusedForAll(KeyringFault.RECORDS_DIFFER);
  }

  @Test
  void refusesWrappedKeysThatChangedPlaces() throws SQLException {
    db.run(
        "CREATE TABLE old AS SELECT key_name, wrapped FROM hushcell_key",
        "UPDATE hushcell_key SET wrapped = (SELECT wrapped FROM old WHERE old.key_name <>"
            + " hushcell_key.key_name)");
    assertRefusedForAll(KeyringFault.RECORD_ALTERED);
  }

  @Test
  void aRunningProcessRefusesTheWholeCatalogueFromBeforeTheChange() throws SQLException {
    ledger.current();
    db.restore(early);
    db.move(Duration.ofSeconds(11).toNanos());
    assertRefused(KeyringFault.WENT_BACK, ledger::current, "epoch");
    assertRefused(KeyringFault.WENT_BACK, this::change);
  }

  @Test
  void aDestructionThatWasCancelledIsNotInForceAgainWhenItIsPutBack() throws Exception {
    List<String> planned = db.backup();
    Administration keys = new Administration(db.open().access());
    keys.cancel(EMAIL);
    List<String> cancelled = db.backup();
    db.restore(planned);
    db.pass(Duration.ofHours(73));
    Administration later = new Administration(db.open().access());
    assertRefused(KeyringFault.PUT_BACK, () -> later.destroyDue(false, Progress.none()), "PUBLIC");
    assertRefused(KeyringFault.PUT_BACK, () -> later.destroyDue(true, Progress.none()));
    assertThat(db.keyStore.versions()).hasSize(2);
    assertThat(db.open().keyring().current("PUBLIC", "contact.email").version()).isEqualTo(1);

    later.cancel(EMAIL); // another history than the one that was seen
    assertRefused(KeyringFault.PUT_BACK, () -> later.destroyDue(false, Progress.none()));

    db.restore(cancelled);
    Administration right = new Administration(db.open().access());
    assertThat(right.destroyDue(false, Progress.none())).isEmpty();
    assertThat(db.open().keyring().current("PUBLIC", "contact.email").version()).isEqualTo(1);
  }

  @Test
  void anAdministratorWhoMeansTheOlderCatalogueAcceptsIt() throws Exception {
    List<String> planned = db.backup();
    new Administration(db.open().access()).cancel(EMAIL);
    db.restore(planned);
    Ledger opened = db.open();
    opened
        .exchange()
        .putBack(opened.exchange().written("PUBLIC"), ImportOptions.usual().regardlessOfAge());
    db.pass(Duration.ofHours(73));
    assertThat(new Administration(db.open().access()).destroyDue(false, Progress.none()))
        .isNotEmpty();
  }

  @Test
  void nothingIsDestroyedOrChangedOnTheWordOfAnAlteredCatalogue() throws Exception {
    db.run("UPDATE hushcell_event SET due_at = '2020-01-01T00:00:00Z' WHERE event_no = 2");
    Administration keys = new Administration(db.open().access());
    assertRefused(KeyringFault.RECORD_ALTERED, () -> keys.destroyDue(false, Progress.none()));
    assertRefused(KeyringFault.RECORD_ALTERED, () -> keys.cancel(EMAIL));
    assertRefused(
        KeyringFault.RECORD_ALTERED,
        () -> keys.change(ChangeOptions.usual().regardlessOfInterval(), Progress.none()));
    assertRefused(KeyringFault.RECORD_ALTERED, keys::status);
    assertThat(db.keyStore.versions()).hasSize(2);
  }

  private void change() {
    new Administration(ledger.access())
        .change(ChangeOptions.usual().regardlessOfInterval(), Progress.none());
  }

  private void assertRefusedForAll(KeyringFault code) {
    assertRefused(code, db.open()::current);
    assertRefused(code, this::change);
  }
}
