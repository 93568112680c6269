package dev.hushcell.internal.keyring.administration;

import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.KeyChange;
import dev.hushcell.admin.KeyEncryptionKeyStatus;
import dev.hushcell.admin.KeyEncryptionKeyStatus.State;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keyring.ledger.Ledgers;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeTests {
  private static final String WRAPPING =
      "SELECT kek_name FROM hushcell_key UNION ALL SELECT kek_name FROM hushcell_manifest";

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
  void wrapsEveryKeyAnewUnderANewVersion() throws SQLException {
    DataKey before = email(ledger);
    KeyChange change = change(ledger);
    assertThat(change)
        .isEqualTo(
            new KeyChange(
                false,
                "test-kek",
                "test-kek#2",
                "memory (test-kek)",
                "memory (test-kek)",
                List.of("PUBLIC"),
                3,
                List.of()));
    assertThat(db.query(WRAPPING)).hasSize(3).containsOnly("test-kek#2");
    assertThat(email(db.open()).secret().sameAs(before.secret())).isTrue();
    assertThat(email(db.open()).id()).isEqualTo(before.id());
  }

  @Test
  void wrapsTheKeysOfAllSchemasInOneTransaction() throws SQLException {
    db.run("CREATE SCHEMA OTHER");
    announce(ledger, "OTHER", "LEAD");
    assertThat(change(ledger).schemas()).containsExactly("OTHER", "PUBLIC");
    assertThat(db.query("SELECT kek_name FROM OTHER.hushcell_key")).containsOnly("test-kek#2");
    assertThat(db.query(WRAPPING)).containsOnly("test-kek#2");
  }

  @Test
  void otherProcessesGoOnWithoutAskingTheKeyStore() {
    Ledger other = db.open();
    DataKey before = email(other);
    change(ledger);
    db.keyStore.failures.set(1000);
    db.move(Duration.ofSeconds(11).toNanos());
    assertThat(other.current().activated(Ledgers.CONTACT)).isPresent();
    other.requireFresh();
    assertThat(email(other)).isSameAs(before);
  }

  @Test
  void whatAProcessReadAWhileAgoOpensThoughTheOldKeyIsGone() throws KeyStoreException {
    Ledger other = db.open();
    other.current();
    change(ledger);
    db.keyStore.destroy("test-kek");
    assertThat(email(other).name()).isEqualTo("contact.email");
  }

  @Test
  void nothingIsWrappedUnderAKeyThatWasLeftBehind() throws SQLException {
    change(ledger);
    db.keyStore.use(1); // this process did not look for a while
    assertRefused(KeyringFault.KEY_RETIRED, () -> announce(ledger, "PUBLIC", "LEAD"), "test-kek");
    db.run("CREATE SCHEMA OTHER");
    assertRefused(KeyringFault.KEY_RETIRED, () -> announce(ledger, "OTHER", "LEAD"), "test-kek");
    assertThat(db.query(WRAPPING)).containsOnly("test-kek#2");
    assertThat(db.query("SELECT kek_name FROM OTHER.hushcell_manifest")).isEmpty();
    assertRefused(KeyringFault.KEY_RETIRED, () -> change(ledger), "test-kek");
    db.keyStore.use(2);
    announce(ledger, "OTHER", "LEAD");
    announce(ledger, "PUBLIC", "LEAD");
    assertThat(db.query("SELECT kek_name FROM OTHER.hushcell_manifest"))
        .containsExactly("test-kek#2");
  }

  @Test
  void asksForADayBetweenTwoChanges() {
    change(ledger);
    assertRefused(KeyringFault.CHANGED_RECENTLY, () -> changeAsUsual(), "24 hours");
    db.ahead = Duration.ofHours(25); // one clock alone does not do
    assertRefused(KeyringFault.CHANGED_RECENTLY, () -> changeAsUsual());
    db.databaseAhead = Duration.ofHours(25);
    assertThat(new Administration(ledger.access()).status().nextChange()).isEmpty();
    assertThat(changeAsUsual().to()).isEqualTo("test-kek#3");
    assertThat(new Administration(ledger.access()).status().nextChange()).isPresent();
  }

  @Test
  void changesEvenIfRecentWhenThatIsSaid() {
    change(ledger);
    assertThat(change(ledger).to()).isEqualTo("test-kek#3");
  }

  @Test
  void aDryRunOpensEveryKeyAndWritesNothing() throws Exception {
    List<String> before = db.catalogueRows();
    int unwraps = db.keyStore.unwraps.get();
    KeyChange would =
        new Administration(ledger.access())
            .change(ChangeOptions.usual().asDryRun(), Progress.none());
    assertThat(would.dryRun()).isTrue();
    assertThat(would.to()).isEqualTo("next version");
    assertThat(would.keys()).isEqualTo(3);
    assertThat(db.catalogueRows()).isEqualTo(before);
    assertThat(db.keyStore.versions()).hasSize(1);
    assertThat(db.keyStore.unwraps).hasValueGreaterThanOrEqualTo(unwraps + 2);
  }

  @Test
  void aDryRunFindsAKeyThatDoesNotOpen() {
    db.keyStore.replace(1);
    assertRefused(
        KeyringFault.KEY_NOT_OPENED,
        () ->
            new Administration(ledger.access())
                .change(ChangeOptions.usual().asDryRun(), Progress.none()),
        "contact.");
  }

  @Test
  void takesTheVersionThatAnInterruptedChangeLeft() throws KeyStoreException {
    db.keyStore.rotate();
    assertThat(new Administration(ledger.access()).status().outstanding())
        .anySatisfy(each -> assertThat(each.what()).contains("test-kek#2", "change"));
    assertThat(change(ledger).to()).isEqualTo("test-kek#2");
    assertThat(new Administration(ledger.access()).status().outstanding()).isEmpty();
  }

  @Test
  void keysMadeUnderANewerVersionAreWrappedAnewToo() throws Exception {
    db.keyStore.rotate();
    announce(ledger, "PUBLIC", "LEAD");
    db.keyStore.rotate();
    assertThat(change(ledger).to()).isEqualTo("test-kek#3");
    assertThat(db.query(WRAPPING)).hasSize(4).containsOnly("test-kek#3");
    KeyStatus status = new Administration(ledger.access()).status();
    assertThat(status.keyEncryptionKeys())
        .filteredOn(kek -> kek.state() == State.RETIRED)
        .extracting(KeyEncryptionKeyStatus::name)
        .containsExactlyInAnyOrder("test-kek", "test-kek#2");
  }

  @Test
  void refusesWhereTheStoreMakesNoVersions() throws Exception {
    db.keyStore.administered = false;
    assertRefused(KeyringFault.NO_NEWER_KEY, () -> change(ledger), "memory (test-kek)");
    db.keyStore.rotate(); // by its own tools
    assertThat(change(ledger).to()).isEqualTo("test-kek#2");
  }

  @Test
  void refusesWithoutCatalogue() throws SQLException {
    try (Ledgers empty = new Ledgers()) {
      Ledger none = empty.open();
      assertRefused(KeyringFault.NO_CATALOGUE, () -> change(none));
      assertThat(new Administration(none.access()).status().dataKeys()).isEmpty();
    }
  }

  @Test
  void ofManyAdministratorsAtOnceOneWins() throws Exception {
    db.pause = Thread::sleep;
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Object>> tasks = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Ledger each = db.open();
        tasks.add(
            () -> {
              Throwable failure =
                  catchThrowable(
                      () ->
                          new Administration(each.access())
                              .change(ChangeOptions.usual(), Progress.none()));
              return failure instanceof Fault fault ? fault.code() : "changed";
            });
      }
      List<Object> answers = new ArrayList<>();
      for (Future<Object> each : threads.invokeAll(tasks)) {
        answers.add(each.get());
      }
      assertThat(answers)
          .containsOnlyOnce("changed")
          .isSubsetOf("changed", KeyringFault.CHANGED_MEANWHILE, KeyringFault.CHANGED_RECENTLY);
    } finally {
      threads.shutdownNow();
    }
    assertThat(db.keyStore.versions()).hasSize(2);
    assertThat(db.query(WRAPPING)).containsOnly("test-kek#2");
    assertThat(email(db.open()).name()).isEqualTo("contact.email");
  }

  @Test
  void aKeyMadeWhileTheOthersAreWrappedIsWrappedToo() throws SQLException {
    Ledger other = db.open();
    boolean[] made = new boolean[1];
    new Administration(ledger.access())
        .change(
            ChangeOptions.usual(),
            (step, done, total) -> {
              if (step == Progress.Step.WRITING && !made[0]) {
                made[0] = true;
                db.keyStore.use(1); // of a process that did not look since
                announce(other, "PUBLIC", "LEAD");
                db.keyStore.use(2);
              }
            });
    assertThat(db.query("SELECT key_name FROM hushcell_key")).contains("lead.name");
    assertThat(db.query(WRAPPING)).hasSize(4).containsOnly("test-kek#2");
  }

  @Test
  void whatDoesNotOpenAgainIsNotWritten() throws SQLException {
    List<String> before = db.catalogueRows();
    ForgetfulStore store = new ForgetfulStore(db.keyStore);
    Ledger forgetful = db.open(store);
    forgetful.current();
    store.forgets = true;
    assertRefused(KeyringFault.NOT_REOPENED, () -> change(forgetful), "MAC key");
    assertThat(db.catalogueRows()).isEqualTo(before);
  }

  @Test
  void theStoreMayFailAtAnyCallAndNothingIsLost() {
    int failures = 0;
    for (int failing = 0; failing < 40; failing++) {
      failures += MemoryFailures.failAt(db.keyStore, failing, () -> change(ledger)) ? 1 : 0;
      db.clock.addAndGet(Duration.ofMinutes(1).toNanos());
      assertThat(email(db.open()).name()).isEqualTo("contact.email");
    }
    assertThat(failures).isBetween(5, 39);
    assertThat(change(ledger).keys()).isEqualTo(3);
  }

  @Test
  void saysSoWhenAChangeWasCommittedButNotReadBack() throws SQLException {
    assertRefused(
        KeyringFault.NOT_READ_BACK,
        () ->
            new Administration(ledger.access())
                .change(
                    ChangeOptions.usual(),
                    (step, done, total) ->
                        db.connections.down |= step == Progress.Step.READING_BACK),
        "was committed");
    db.connections.down = false;
    assertThat(db.query(WRAPPING)).hasSize(3).containsOnly("test-kek#2");
    assertThat(email(db.open()).version()).isEqualTo(1);
  }

  @Test
  void refusesAStoreThatDoesNotMakeTheVersion() throws SQLException {
    List<String> before = db.catalogueRows();
    ForgetfulStore store = new ForgetfulStore(db.keyStore);
    store.refusesToRotate = true;
    assertRefused(KeyringFault.KEY_NOT_ADMINISTERED, () -> change(db.open(store)), "new version");
    assertThat(db.catalogueRows()).isEqualTo(before);
  }

  @Test
  void tellsItsProgress() {
    List<String> steps = new ArrayList<>();
    new Administration(ledger.access())
        .change(
            ChangeOptions.usual(),
            (step, done, total) -> steps.add(step + " " + done + "/" + total));
    assertThat(steps)
        .containsExactly(
            "CHECKING 0/1",
            "NEW_VERSION 0/1",
            "NEW_VERSION 1/1",
            "WRAPPING 0/3",
            "WRAPPING 1/3",
            "WRAPPING 2/3",
            "WRAPPING 3/3",
            "WRITING 0/1",
            "WRITING 1/1",
            "READING_BACK 0/1",
            "READING_BACK 1/1");
  }

  @Test
  void theStatusShowsKeysAgesAndHistory() {
    change(ledger);
    KeyStatus status = new Administration(ledger.access()).status();
    assertThat(status.keyStore()).isEqualTo("memory (test-kek)");
    assertThat(status.keyEncryptionKeys())
        .extracting(
            KeyEncryptionKeyStatus::name,
            KeyEncryptionKeyStatus::state,
            KeyEncryptionKeyStatus::records)
        .containsExactly(
            tuple("test-kek", State.RETIRED, 0), tuple("test-kek#2", State.CURRENT, 3));
    assertThat(status.keyEncryptionKeys().get(0).until())
        .isEqualTo(status.keyEncryptionKeys().get(1).since());
    assertThat(status.dataKeys())
        .extracting(key -> key.name() + " " + key.keyEncryptionKey().orElseThrow() + key.columns())
        .containsExactly(
            "contact.email test-kek#2[CONTACT.EMAIL]", "contact.phone test-kek#2[CONTACT.PHONE]");
    assertThat(status.history())
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.what())
                    .isEqualTo(
                        "changed from test-kek (memory (test-kek)) to test-kek#2"
                            + " (memory (test-kek))"));
    assertThat(status.outstanding()).isEmpty();
  }

  private KeyChange changeAsUsual() {
    return new Administration(ledger.access()).change(ChangeOptions.usual(), Progress.none());
  }

  private static KeyChange change(Ledger ledger) {
    return new Administration(ledger.access())
        .change(ChangeOptions.usual().regardlessOfInterval(), Progress.none());
  }

  private static DataKey email(Ledger ledger) {
    return ledger.keyring().current("PUBLIC", "contact.email");
  }

  private static void announce(Ledger ledger, String schema, String table) {
    TableName name = new TableName(schema, table);
    ledger.announce(
        List.of(Ledgers.create(Ledgers.column(name, "NAME", "VARCHAR(9)", Search.NONE))));
  }
}
