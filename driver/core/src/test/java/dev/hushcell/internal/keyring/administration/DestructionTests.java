package dev.hushcell.internal.keyring.administration;

import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.admin.CellCount;
import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.DataKeyStatus;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.DestructionStep;
import dev.hushcell.admin.KeyEncryptionKeyStatus;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.admin.PlannedDestruction;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keyring.ledger.Ledgers;
import dev.hushcell.internal.keyring.ledger.MemoryKeyStore;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import dev.hushcell.secret.SecretAccess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DestructionTests {
  private static final Destroyable.KeyEncryptionKey FIRST =
      new Destroyable.KeyEncryptionKey("test-kek");
  private static final Destroyable.DataKey EMAIL =
      new Destroyable.DataKey("PUBLIC", "contact.email");
  private static final DestructionOptions USUAL =
      DestructionOptions.usual().whereNoOtherDatabaseNeedsIt();

  private final Ledgers db = new Ledgers();
  private Ledger ledger;
  private Administration keys;

  @BeforeEach
  void createContact() throws SQLException {
    ledger = db.open();
    db.createContact(ledger);
    keys = new Administration(ledger.access());
  }

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @Test
  void destroysAKeyEncryptionKeyWhenItsWaitingPeriodIsOver() throws Exception {
    List<String> backup = db.backup();
    change();
    PlannedDestruction planned = keys.schedule(FIRST, USUAL);
    // From the later clock to the earlier: the database's is read a moment after the process's.
    assertThat(planned.remaining()).isBetween(Duration.ofHours(71), Duration.ofHours(73));
    assertThat(planned.isDue()).isFalse();
    assertThat(destroyDue()).isEmpty();
    assertThat(db.keyStore.versions()).hasSize(2);
    db.pass(Duration.ofHours(73));
    assertThat(keys.status().outstanding())
        .singleElement()
        .satisfies(each -> assertThat(each.notBefore()).isEmpty());
    assertThat(destroyDue())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.isFinal()).isTrue();
              assertThat(step.what().shown()).isEqualTo("key-encryption key test-kek");
            });
    assertThat(db.keyStore.versions()).hasSize(1);
    assertThat(kek("test-kek").state()).isEqualTo(KeyEncryptionKeyStatus.State.DESTROYED);
    assertThat(keys.status().outstanding()).isEmpty();
    assertThat(db.open().keyring().current("PUBLIC", "contact.email").version()).isEqualTo(1);
    db.restore(backup);
    assertRefused(KeyringFault.KEY_NOT_OPENED, () -> db.open().current(), "test-kek");
  }

  @Test
  void theWaitingPeriodIsOverWhenBothClocksSaySo() {
    change();
    db.databaseAhead = Duration.ofHours(5);
    PlannedDestruction planned = keys.schedule(FIRST, USUAL);
    assertThat(planned.remaining()).isGreaterThan(Duration.ofHours(76)); // from the later, to both
    db.ahead = Duration.ofHours(100);
    assertThat(destroyDue()).isEmpty();
    db.ahead = Duration.ZERO;
    db.databaseAhead = Duration.ofHours(100);
    assertThat(destroyDue()).isEmpty();
    db.ahead = Duration.ofHours(100);
    assertThat(destroyDue()).hasSize(1);
  }

  @Test
  void canBeCancelledUntilItIsDone() throws Exception {
    change();
    keys.schedule(FIRST, USUAL);
    db.pass(Duration.ofHours(80));
    keys.cancel(FIRST);
    assertThat(destroyDue()).isEmpty();
    assertThat(db.keyStore.versions()).hasSize(2);
    assertThat(keys.status().outstanding()).isEmpty();
    assertRefused(KeyringFault.NOT_PLANNED, () -> keys.cancel(FIRST));
    keys.schedule(FIRST, USUAL);
    assertThat(kek("test-kek").destruction()).isPresent();
    assertThat(keys.status().history()).extracting(KeyStatus.Event::what).hasSize(4);
  }

  /** Between plan and destruction a process may still write. */
  @Test
  void destroysNoDataKeyThatIsInCellsByTheTimeItIsDue() throws Exception {
    int id = ledger.keyring().current("PUBLIC", "contact.email").id();
    String cell = "F8" + String.format("%08x", id) + "00".repeat(60);
    String insert = "INSERT INTO CONTACT VALUES (%d, X'" + cell + "', NULL)";
    keys.schedule(EMAIL, USUAL);
    db.run(insert.formatted(1), insert.formatted(2));
    db.pass(Duration.ofHours(73));
    assertThat(keys.cells())
        .singleElement()
        .isEqualTo(new CellCount("PUBLIC", "CONTACT", "EMAIL", Optional.of("contact.email"), 1, 2));
    assertRefused(KeyringFault.KEY_IN_CELLS, this::destroyDue, "2 cells of PUBLIC.CONTACT.EMAIL");
    keys.cancel(EMAIL);
    assertRefused(KeyringFault.KEY_IN_CELLS, () -> keys.schedule(EMAIL, USUAL), "with-cells");
    keys.schedule(EMAIL, USUAL.withItsCells());
    db.pass(Duration.ofHours(73));
    assertThat(destroyDue()).hasSize(2);
  }

  @Test
  void refusesWhatIsInUse() {
    assertRefused(
        KeyringFault.NOT_DESTROYABLE, () -> keys.schedule(FIRST, USUAL), "3 keys are wrapped");
  }

  @Test
  void refusesUnknownAndPlannedOnes() {
    change();
    assertRefused(
        KeyringFault.NO_SUCH_KEY,
        () -> keys.schedule(new Destroyable.KeyEncryptionKey("nobody"), USUAL),
        "nobody");
    assertRefused(
        KeyringFault.NO_SUCH_KEY,
        () -> keys.schedule(new Destroyable.DataKey("PUBLIC", "contact.fax"), USUAL),
        "contact.fax");
    assertRefused(
        KeyringFault.NO_SUCH_KEY,
        () -> keys.schedule(new Destroyable.DataKey("NOWHERE", "contact.email"), USUAL),
        "NOWHERE");
    keys.schedule(FIRST, USUAL);
    assertRefused(KeyringFault.NOT_DESTROYABLE, () -> keys.schedule(FIRST, USUAL), "planned for");
  }

  @Test
  void asksForTheStatementThatNoOtherDatabaseNeedsIt() {
    change();
    for (Destroyable each : List.of(FIRST, EMAIL)) {
      assertRefused(
          KeyringFault.OTHER_DATABASES,
          () -> keys.schedule(each, DestructionOptions.usual()),
          "no-other-database");
    }
  }

  @Test
  void asksForAMinuteAtLeast() {
    change();
    assertRefused(
        KeyringFault.WAIT_TOO_SHORT,
        () -> keys.schedule(FIRST, USUAL.after(Duration.ofSeconds(59))),
        "60 seconds");
    assertThat(keys.schedule(FIRST, USUAL.after(Duration.ofMinutes(1))).isDue()).isFalse();
  }

  @Test
  void tellsWhatIsOutstandingInTheStore() {
    db.keyStore.outstanding = "recoverable for 90 days; purge it in the portal";
    change();
    keys.schedule(FIRST, USUAL);
    db.pass(Duration.ofHours(73));
    assertThat(destroyDue()).extracting(DestructionStep::isFinal).containsExactly(false);
    assertThat(destroyDue()).hasSize(1); // asked again
    assertThat(keys.status().outstanding())
        .singleElement()
        .satisfies(each -> assertThat(each.what()).contains("recoverable for 90 days"));
    assertThat(keys.status().history()).hasSize(3); // and told once
    db.keyStore.outstanding = "";
    assertThat(destroyDue()).extracting(DestructionStep::isFinal).containsExactly(true);
    assertThat(keys.status().outstanding()).isEmpty();
  }

  @Test
  void takesTheWordOfTheAdministratorWhereTheStoreDestroysNothing() throws Exception {
    change();
    keys.schedule(FIRST, USUAL);
    assertRefused(KeyringFault.NOT_PLANNED, () -> keys.confirm(FIRST), "not due before");
    db.pass(Duration.ofHours(73));
    assertRefused(KeyringFault.NOT_DESTROYABLE, () -> keys.confirm(FIRST), "still has it");
    db.keyStore.administered = false;
    assertThat(destroyDue())
        .singleElement()
        .satisfies(step -> assertThat(step.done()).contains("with the tools of the key store"));
    db.keyStore.destroy("test-kek");
    keys.confirm(FIRST);
    assertThat(kek("test-kek").state()).isEqualTo(KeyEncryptionKeyStatus.State.DESTROYED);
    assertRefused(KeyringFault.NOT_DESTROYABLE, () -> keys.confirm(FIRST), "already");
  }

  @Test
  void destroysTheLastKeyOfAStoreThatWasMovedAwayFrom() throws Exception {
    MemoryKeyStore other = new MemoryKeyStore("cloud-kek");
    Administration both = new Administration(db.open(db.keyStore, other).access());
    both.move(other, ChangeOptions.usual(), Progress.none());
    both.schedule(FIRST, USUAL);
    db.pass(Duration.ofHours(73));
    Administration onlyNew = new Administration(db.open(other).access());
    assertThat(onlyNew.destroyDue(false, Progress.none()))
        .singleElement()
        .satisfies(step -> assertThat(step.done()).contains("keystore.also"));
    assertThat(both.destroyDue(false, Progress.none()))
        .extracting(DestructionStep::isFinal)
        .containsExactly(true);
    assertThat(db.keyStore.versions())
        .extracting(version -> version.name())
        .containsExactly("test-kek#2");
    assertThat(onlyNew.status().outstanding()).isEmpty();
  }

  @Test
  void namesTheStoreWhereTwoKeysHaveOneName() throws Exception {
    MemoryKeyStore twin = new MemoryKeyStore("test-kek");
    twin.shownAs = "memory (twin)";
    Administration both = new Administration(db.open(db.keyStore, twin).access());
    both.move(twin, ChangeOptions.usual(), Progress.none());
    both.change(ChangeOptions.usual().regardlessOfInterval(), Progress.none());
    assertRefused(KeyringFault.NO_SUCH_KEY, () -> both.schedule(FIRST, USUAL), "several");
    both.schedule(
        new Destroyable.KeyEncryptionKey("test-kek", Optional.of("memory (test-kek)")), USUAL);
    db.pass(Duration.ofHours(73));
    assertThat(both.destroyDue(false, Progress.none())).hasSize(1);
    assertThat(twin.versions()).hasSize(2);
    assertThat(db.keyStore.versions()).hasSize(1);
  }

  @Test
  void destroysADataKeyForGood() throws Exception {
    Ledger application = db.open();
    DataKey email = application.keyring().current("PUBLIC", "contact.email");
    List<String> backup = db.backup();
    keys.schedule(EMAIL, USUAL);
    assertThat(status("contact.email").destruction()).isPresent();
    assertThat(application.keyring().byId("PUBLIC", email.id())).isPresent();
    db.pass(Duration.ofHours(73));

    assertThat(destroyDue()).extracting(DestructionStep::isFinal).containsExactly(false, false);
    assertThat(status("contact.email").state()).isEqualTo(DataKeyStatus.State.REMOVED);
    assertThat(keys.status().outstanding())
        .anySatisfy(each -> assertThat(each.what()).contains("a backup can be opened", "test-kek"));
    db.move(Duration.ofSeconds(11).toNanos());
    application.current();
    assertRefused(
        KeyringFault.KEY_DESTROYED,
        () -> application.keyring().byId("PUBLIC", email.id()),
        "contact.email");
    assertRefused(
        KeyringFault.KEY_DESTROYED, () -> application.keyring().current("PUBLIC", "contact.email"));
    assertThatThrownBy(() -> email.secret().copy(SecretAccess.iHandleKeyBytes()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(application.keyring().current("PUBLIC", "contact.phone").version()).isEqualTo(1);

    db.pass(Duration.ofMinutes(2));
    assertThat(destroyDue()).extracting(DestructionStep::isFinal).containsExactly(true);
    assertThat(status("contact.email").state()).isEqualTo(DataKeyStatus.State.DESTROYED);
    assertThat(keys.status().outstanding()).isEmpty();
    assertThat(destroyDue()).isEmpty();
    assertThat(db.open().keyring().current("PUBLIC", "contact.phone").version()).isEqualTo(1);
    db.restore(backup);
    assertRefused(KeyringFault.KEY_NOT_OPENED, () -> db.open().current());
  }

  @Test
  void aDestroyedDataKeyIsNotMadeAgain() {
    keys.schedule(EMAIL, USUAL);
    db.pass(Duration.ofHours(73));
    destroyDue();
    assertRefused(
        KeyringFault.KEY_DESTROYED,
        () ->
            ledger.announce(
                List.of(
                    Ledgers.create(
                        Ledgers.column(
                            new TableName("PUBLIC", "CONTACT2"),
                            "EMAIL",
                            "VARCHAR(100)",
                            Search.EQUALITY,
                            "contact.email")))),
        "contact.email");
    assertRefused(KeyringFault.NOT_DESTROYABLE, () -> keys.schedule(EMAIL, USUAL), "already");
  }

  @Test
  void aDataKeyCanBeKeptUntilTheLastMoment() {
    keys.schedule(EMAIL, USUAL);
    db.pass(Duration.ofHours(100));
    keys.cancel(EMAIL);
    assertThat(destroyDue()).isEmpty();
    assertThat(status("contact.email").state()).isEqualTo(DataKeyStatus.State.ACTIVE);
    assertRefused(KeyringFault.NOT_PLANNED, () -> keys.cancel(EMAIL));
  }

  @Test
  void everyKeyThatEverWrappedADataKeyGoesWithIt() throws Exception {
    change();
    change();
    keys.schedule(EMAIL, USUAL);
    db.pass(Duration.ofHours(73));
    destroyDue();
    db.pass(Duration.ofMinutes(2));
    assertThat(destroyDue()).hasSize(3).allSatisfy(step -> assertThat(step.isFinal()).isTrue());
    assertThat(db.keyStore.versions())
        .extracting(version -> version.name())
        .containsExactly("test-kek#4");
  }

  @Test
  void whereTheStoreMakesNoVersionsTheRestIsOutstanding() throws Exception {
    db.keyStore.administered = false;
    keys.schedule(EMAIL, USUAL);
    db.pass(Duration.ofHours(73));
    assertThat(destroyDue())
        .singleElement()
        .satisfies(step -> assertThat(step.done()).contains("makes no new"));
    assertThat(status("contact.email").state()).isEqualTo(DataKeyStatus.State.REMOVED);
    assertThat(keys.status().outstanding())
        .anySatisfy(each -> assertThat(each.what()).contains("in use wrapped it"));
    db.keyStore.rotate(); // by its own tools
    assertThat(destroyDue()).hasSize(1);
    db.pass(Duration.ofMinutes(2));
    destroyDue();
    db.keyStore.destroy("test-kek");
    keys.confirm(FIRST);
    assertThat(status("contact.email").state()).isEqualTo(DataKeyStatus.State.DESTROYED);
  }

  @Test
  void aDryRunOnlyTells() throws Exception {
    change();
    keys.schedule(FIRST, USUAL);
    keys.schedule(EMAIL, USUAL);
    db.pass(Duration.ofHours(73));
    List<String> before = db.catalogueRows();
    assertThat(keys.destroyDue(true, Progress.none()))
        .extracting(step -> step.what().shown())
        .containsExactly("data key contact.email of schema PUBLIC", "key-encryption key test-kek");
    assertThat(db.catalogueRows()).isEqualTo(before);
    assertThat(db.keyStore.versions()).hasSize(2);
  }

  @Test
  void theStoreMayFailAtAnyCallAndItIsTakenUpAgain() throws Exception {
    keys.schedule(EMAIL, USUAL);
    db.pass(Duration.ofHours(73));
    int failures = 0;
    for (int call = 0; call < 40; call++) {
      failures += MemoryFailures.failAt(db.keyStore, call, this::destroyDue) ? 1 : 0;
      db.clock.addAndGet(Duration.ofMinutes(2).toNanos());
      db.pass(Duration.ofMinutes(2));
      assertThat(db.open().keyring().current("PUBLIC", "contact.phone").version()).isEqualTo(1);
    }
    assertThat(failures).isBetween(5, 39);
    destroyDue();
    assertThat(status("contact.email").state()).isEqualTo(DataKeyStatus.State.DESTROYED);
    assertThat(db.keyStore.versions()).hasSize(1);
  }

  private void change() {
    keys.change(ChangeOptions.usual().regardlessOfInterval(), Progress.none());
  }

  private List<DestructionStep> destroyDue() {
    return keys.destroyDue(false, Progress.none());
  }

  private KeyEncryptionKeyStatus kek(String name) {
    return keys.status().keyEncryptionKeys().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private DataKeyStatus status(String name) {
    return keys.status().dataKeys().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
