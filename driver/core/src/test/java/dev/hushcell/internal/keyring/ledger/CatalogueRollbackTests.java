package dev.hushcell.internal.keyring.ledger;

import static dev.hushcell.internal.keyring.ledger.Ledgers.CONTACT;
import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.ImportOptions;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.keyring.CatalogueOverview;
import dev.hushcell.internal.keyring.CatalogueOverview.Trust;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.administration.Administration;
import dev.hushcell.internal.model.StrayColumn;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody who writes to the database puts the tables of the catalogue back as they were before a
 * column was protected, and the column as it was, and waits for an application to start.
 */
class CatalogueRollbackTests {
  private static final String PLAIN =
      "CREATE TABLE CONTACT (ID INT, EMAIL VARCHAR(100), PHONE VARCHAR(20))";

  private static final ImportOptions IF_OLDER = ImportOptions.usual().regardlessOfAge();

  private final Ledgers db = new Ledgers();
  private List<String> early;

  @BeforeEach
  void protectContact() throws SQLException {
    Ledger ledger = db.open();
    ledger.announce(create("LEAD"));
    db.run("CREATE TABLE LEAD (NAME " + new TextTypes().storageType(name("LEAD")) + ")");
    early = db.backup();
    db.createContact(ledger);
    assertThat(db.open().current().activated(CONTACT)).isPresent(); // a process that sees it
  }

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @Test
  void aNewProcessRefusesTheColumnsThatTheKeyStoreKnows() throws SQLException {
    putBack();
    Ledger later = db.open();
    assertThat(later.current().strays())
        .allMatch(StrayColumn::isPutBack)
        .extracting(stray -> stray.name().shortForm())
        .containsExactlyInAnyOrder("CONTACT.EMAIL", "CONTACT.PHONE");
    assertThat(later.current().activated(new TableName("PUBLIC", "LEAD"))).isPresent();
    db.move(LeasedProtection.REREAD);
    assertThat(later.current().strays()).hasSize(2);
    assertThat(db.open().current().strays()).hasSize(2); // what was seen is not forgotten
  }

  @Test
  void noKeyStoreKnowsWherePinsCannotBeKept() throws SQLException {
    db.keyStore.pins.clear();
    db.keyStore.writable = false;
    putBack();
    assertThat(db.open().current().strays()).isEmpty();
    assertThat(db.open().status())
        .extracting(CatalogueOverview::trust)
        .containsExactly(Trust.UNPINNED);
  }

  @Test
  void anAdministratorAcceptsTheOlderOneAndNothingElseIsAccepted() throws SQLException {
    List<String> late = db.backup();
    putBack();
    Ledger running = db.open();
    assertThat(running.current().strays()).hasSize(2);
    String export = db.open().exchange().written("PUBLIC");
    db.open().exchange().putBack(export, ImportOptions.usual());
    db.open().exchange().putBack(export, ImportOptions.usual().regardlessOfAge().asDryRun());
    assertThat(db.open().current().strays()).hasSize(2);
    db.open().exchange().putBack(export, ImportOptions.usual().regardlessOfAge());
    assertThat(db.open().current().strays()).isEmpty();
    db.move(LeasedProtection.REREAD);
    assertThat(running.current().strays()).isEmpty();
    db.run("DROP TABLE CONTACT");
    db.restore(late); // what was given up can come again
    assertThat(db.open().current().activated(CONTACT)).isPresent();
    putBack();
    assertThat(db.open().current().strays()).hasSize(2);
  }

  @Test
  void aTableThatIsDroppedOrMadeAnewIsNoContradiction() throws SQLException {
    db.run("DROP TABLE CONTACT");
    assertThat(db.open().current().strays()).isEmpty();
    db.run(PLAIN);
    assertThat(db.open().current().strays()).isEmpty(); // still on record: it is activated again
    db.run("DROP TABLE CONTACT");
    db.restore(early); // an older backup that has no such column
    assertThat(db.open().current().strays()).isEmpty();
  }

  /**
   * A restored catalogue without the column makes it no new key, whether its table is there or not.
   */
  @Test
  void noSecondKeyIsMadeOnTheWordOfAnOlderCatalogue() throws SQLException {
    db.run("DROP TABLE CONTACT");
    db.restore(early);
    List<String> before = db.catalogueRows();
    Ledger later = db.open();
    assertRefused(KeyringFault.PUT_BACK, () -> db.createContact(later), "--even-if-older");
    assertThat(db.catalogueRows()).isEqualTo(before);
    later.exchange().putBack(later.exchange().written("PUBLIC"), IF_OLDER);
    db.createContact(later);
    assertThat(later.current().strays()).isEmpty();
    assertThat(db.open().current().strays()).isEmpty();
  }

  /** Keys that were destroyed, and which nobody brings back with the catalogue of before. */
  @Test
  void aDestroyedKeySealsNothingWhenItsRecordIsPutBack() throws SQLException {
    List<String> living = db.backup();
    Administration keys = new Administration(db.open().access());
    keys.schedule(
        new Destroyable.DataKey("PUBLIC", "contact.email"),
        DestructionOptions.usual().whereNoOtherDatabaseNeedsIt());
    db.pass(Duration.ofHours(73));
    assertThat(keys.destroyDue(false, Progress.none())).isNotEmpty();
    assertThat(db.open().current().strays()).isEmpty();
    db.restore(living);
    assertThat(db.open().current().strays())
        .extracting(stray -> stray.name().shortForm())
        .containsExactly("CONTACT.EMAIL");
  }

  /** Between the catalogue and the pins another process may write both. */
  @Test
  void aCatalogueThatGoesOnWhileItIsReadIsNotMistaken() throws SQLException {
    AtomicBoolean met = new AtomicBoolean();
    KeyWrapper watched =
        (KeyWrapper)
            Proxy.newProxyInstance(
                KeyWrapper.class.getClassLoader(),
                new Class<?>[] {KeyWrapper.class},
                (self, method, arguments) -> {
                  boolean looks = method.getName().equals("hasPin");
                  if (looks && isSighting((String) arguments[0]) && !met.getAndSet(true)) {
                    db.open().announce(create("OFFER"));
                    db.run(
                        "CREATE TABLE OFFER (NAME "
                            + new TextTypes().storageType(name("OFFER"))
                            + ")");
                  }
                  return method.invoke(db.keyStore, arguments);
                });
    Ledger reading = db.open(db.connections, watched, Set.of());
    assertThat(reading.current().strays()).isEmpty();
    assertThat(met).isTrue();
    assertThat(reading.current().activated(new TableName("PUBLIC", "OFFER"))).isPresent();
  }

  /** Pins of a version that noted no keys say nothing of them, and are added to. */
  @Test
  void pinsOfAnEarlierVersionAreReadAndAddedTo() throws SQLException {
    String last =
        db.keyStore.pins.keySet().stream()
            .filter(CatalogueRollbackTests::isSighting)
            .max(String.CASE_INSENSITIVE_ORDER)
            .orElseThrow();
    byte[] pinned = db.keyStore.pins.get(last);
    db.keyStore.pins.put(last, ofEarlierVersion(pinned));
    assertThat(db.keyStore.pins.get(last)).hasSizeLessThan(pinned.length);
    int before = db.keyStore.pins.size();
    assertThat(db.open().current().strays()).isEmpty();
    assertThat(db.keyStore.pins).hasSize(before + 1);
    assertThat(db.open().current().strays()).isEmpty();
    assertThat(db.keyStore.pins).hasSize(before + 1);
    putBack();
    assertThat(db.open().current().strays()).hasSize(2);
  }

  private static boolean isSighting(String pin) {
    return pin.split("\\.").length == 4;
  }

  /** Leaves out the even numbers, which an earlier version did not write. */
  private static byte[] ofEarlierVersion(byte[] pin) {
    ByteBuffer from = ByteBuffer.wrap(pin);
    ByteBuffer to = ByteBuffer.allocate(pin.length);
    byte[] head = new byte[21];
    from.get(head);
    to.put(head);
    byte[] each = new byte[20];
    while (from.hasRemaining()) {
      from.get(each);
      if (each[19] % 2 != 0) {
        to.put(each);
      }
    }
    return Arrays.copyOf(to.array(), to.position());
  }

  @Test
  void columnsThatComeOneAfterTheOtherArePinnedTogether() {
    Ledger ledger = db.open();
    int before = db.keyStore.pins.size();
    for (int i = 0; i < 20; i++) {
      ledger.announce(create("T" + i));
    }
    assertThat(db.keyStore.pins).hasSize(before + 1);
    db.move(LeasedProtection.REREAD);
    assertThat(ledger.current().activated()).isNotEmpty();
    assertThat(db.keyStore.pins).hasSize(before + 2);
    db.open().current();
    assertThat(db.keyStore.pins).hasSize(before + 2);
  }

  @Test
  void aKeyStoreThatCannotBeWrittenIsNoReasonToStop() throws SQLException {
    Ledger ledger = db.open();
    assertThat(ledger.current().activated(CONTACT)).isPresent();
    db.keyStore.writable = false;
    db.move(Duration.ofSeconds(11).toNanos());
    ledger.announce(create("OFFER"));
    assertThat(ledger.current().strays()).isEmpty();
    assertThat(db.open().current().activated(CONTACT)).isPresent();
  }

  @Test
  void noPinIsBelievedAbsentWhileTheStoreIsDown() throws SQLException {
    putBack();
    for (int call = 0; call < 12; call++) {
      Ledger later = db.open();
      db.keyStore.failFrom(call);
      Throwable down = catchThrowable(later::current);
      db.keyStore.failFrom(Integer.MAX_VALUE);
      db.move(Duration.ofMinutes(1).toNanos()); // it is asked again
      assertThat(later.current().strays()).as(call + ", " + down).hasSize(2);
    }
  }

  @Test
  void anotherDatabaseOfTheSameKeyStoreIsNotConcerned() throws SQLException {
    try (Ledgers other = new Ledgers()) {
      Ledger ledger = other.open(new H2Connections(other.url, "h2:other"), db.keyStore, Set.of());
      ledger.announce(create("LEAD"));
      other.run(PLAIN);
      Ledger later = other.open(new H2Connections(other.url, "h2:other"), db.keyStore, Set.of());
      assertThat(later.current().strays()).isEmpty();
    }
  }

  private void putBack() throws SQLException {
    db.run("DROP TABLE CONTACT IF EXISTS", PLAIN);
    db.restore(early);
  }

  private static List<SchemaChange> create(String table) {
    return List.of(Ledgers.create(name(table)));
  }

  private static ProtectedColumn name(String table) {
    return Ledgers.column(new TableName("PUBLIC", table), "NAME", "VARCHAR(9)", Search.NONE);
  }
}
