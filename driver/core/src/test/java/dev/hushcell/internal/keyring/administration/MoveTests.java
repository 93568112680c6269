package dev.hushcell.internal.keyring.administration;

import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.KeyChange;
import dev.hushcell.admin.KeyEncryptionKeyStatus;
import dev.hushcell.admin.Progress;
import dev.hushcell.internal.keyring.CatalogueOverview;
import dev.hushcell.internal.keyring.CatalogueOverview.Trust;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.H2Connections;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keyring.ledger.Ledgers;
import dev.hushcell.internal.keyring.ledger.MemoryKeyStore;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoveTests {
  private static final String WRAPPING =
      "SELECT kek_name FROM hushcell_key UNION ALL SELECT kek_name FROM hushcell_manifest";

  private final Ledgers db = new Ledgers();
  private final MemoryKeyStore old = db.keyStore;
  private final MemoryKeyStore other = new MemoryKeyStore("cloud-kek");
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
  void wrapsEveryKeyAnewInTheOtherStore() throws SQLException {
    DataKey before = email(ledger);
    KeyChange change = move(ledger, other);
    assertThat(change)
        .isEqualTo(
            new KeyChange(
                false,
                "test-kek",
                "cloud-kek",
                "memory (test-kek)",
                "memory (cloud-kek)",
                List.of("PUBLIC"),
                3,
                List.of()));
    assertThat(db.query(WRAPPING)).hasSize(3).containsOnly("cloud-kek");
    assertThat(email(db.open(other)).secret().sameAs(before.secret())).isTrue();
  }

  @Test
  void whoHasOnlyTheOldStoreIsToldAndWritesNothing() throws SQLException {
    Ledger running = db.open();
    DataKey known = email(running);
    move(ledger, other);
    assertRefused(
        KeyringFault.KEY_NOT_OPENED, () -> db.open().current(), "cloud-kek", "keystore.also");
    db.move(Duration.ofSeconds(11).toNanos());
    running.requireFresh();
    assertThat(email(running)).isSameAs(known); // what is in memory goes on working
    List<String> before = db.catalogueRows();
    assertRefused(
        KeyringFault.KEY_NOT_OPENED,
        () -> running.keyring().current("PUBLIC", "contact.phone"),
        "keystore.also");
    assertRefused(KeyringFault.KEY_NOT_OPENED, () -> announce(running, "LEAD"), "keystore.also");
    assertThat(db.catalogueRows()).isEqualTo(before);
  }

  @Test
  void processesWithBothStoresWorkBeforeAndAfterWhicheverIsFirst() throws SQLException {
    List<Ledger> running = List.of(db.open(old, other), db.open(other, old));
    running.forEach(each -> assertThat(email(each).version()).isEqualTo(1));
    announce(running.get(1), "LEAD");
    assertThat(db.query(WRAPPING)).hasSize(4).containsOnly("test-kek");
    move(ledger, other);
    announce(running.get(0), "OFFER");
    announce(running.get(1), "ORDER");
    assertThat(db.query(WRAPPING)).hasSize(6).containsOnly("cloud-kek");
    for (Ledger each : List.of(db.open(old, other), db.open(other, old), db.open(other))) {
      assertThat(each.keyring().current("PUBLIC", "order.name").name()).isEqualTo("order.name");
    }
  }

  @Test
  void theOtherStoreVouchesForTheCatalogueFromTheFirstMomentOn() throws SQLException {
    move(ledger, other);
    assertThat(db.open(other).status())
        .extracting(CatalogueOverview::trust)
        .containsExactly(Trust.PINNED);
    assertThat(other.pins).containsOnlyKeys(old.pins.keySet());
  }

  @Test
  void aStoreThatTakesNoPinsIsTold() {
    other.writable = false;
    assertThat(move(ledger, other).unpinned()).containsExactly("PUBLIC");
  }

  @Test
  void refusesACatalogueThatOnlyTheOtherStoreKnowsAsAnotherOne() throws SQLException {
    db.open(other, old).current();
    old.pins.replaceAll((name, value) -> new byte[value.length]);
    assertRefused(KeyringFault.REPLACED, () -> db.open(other, old).current());
  }

  @Test
  void noPinIsBelievedAbsentWhileAStoreIsDown() {
    old.failFrom(2); // it unwraps the MAC key and then tells no pins
    assertRefused(KeyringFault.KEY_STORE_DOWN, () -> db.open(other, old).current());
    old.failFrom(Integer.MAX_VALUE);
    assertThat(other.pins).isEmpty();
  }

  @Test
  void refusesToMoveToTheStoreWhereTheKeysAre() {
    assertRefused(KeyringFault.SAME_STORE, () -> move(ledger, old), "memory (test-kek)");
  }

  @Test
  void refusesToMoveToAStoreThatIsDown() throws SQLException {
    List<String> before = db.catalogueRows();
    other.failFrom(0);
    assertRefused(KeyringFault.KEY_STORE_DOWN, () -> move(ledger, other), "memory (cloud-kek)");
    other.failFrom(Integer.MAX_VALUE);
    assertThat(db.catalogueRows()).isEqualTo(before);
    assertThat(other.pins).isEmpty();
  }

  @Test
  void bothStoresMayFailAtAnyCallAndNothingIsLost() {
    for (MemoryKeyStore failing : List.of(old, other)) {
      for (int call = 0; call < 25; call++) {
        MemoryKeyStore to = homeIsOld() ? other : old;
        MemoryFailures.failAt(failing, call, () -> move(db.open(old, other), to));
        assertThat(email(db.open(old, other)).name()).isEqualTo("contact.email");
      }
    }
  }

  private boolean homeIsOld() {
    try {
      return db.query("SELECT kek_name FROM hushcell_manifest").contains("test-kek");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aDryRunWritesNothingAnywhere() throws SQLException {
    List<String> before = db.catalogueRows();
    KeyChange would =
        new Administration(ledger.access())
            .move(other, ChangeOptions.usual().asDryRun(), Progress.none());
    assertThat(would.dryRun()).isTrue();
    assertThat(would.to()).isEqualTo("cloud-kek");
    assertThat(db.catalogueRows()).isEqualTo(before);
    assertThat(other.pins).isEmpty();
  }

  @Test
  void movesBackAgain() throws SQLException {
    Ledger both = db.open(old, other);
    move(both, other);
    move(both, old);
    assertThat(db.query(WRAPPING)).containsOnly("test-kek");
    assertThat(email(db.open()).name()).isEqualTo("contact.email");
    announce(both, "LEAD"); // the old key is in use again, not left behind
    assertThat(new Administration(both.access()).status().keyEncryptionKeys())
        .extracting(KeyEncryptionKeyStatus::name, KeyEncryptionKeyStatus::state)
        .containsExactly(
            tuple("cloud-kek", KeyEncryptionKeyStatus.State.RETIRED),
            tuple("test-kek", KeyEncryptionKeyStatus.State.CURRENT));
  }

  @Test
  void aKeyOfTheSameNameInTheOtherStoreIsAnotherKey() throws SQLException {
    MemoryKeyStore twin = new MemoryKeyStore("test-kek");
    Ledger both = db.open(old, twin);
    move(both, twin);
    announce(both, "LEAD");
    assertThat(email(db.open(twin)).name()).isEqualTo("contact.email");
    assertRefused(KeyringFault.KEY_NOT_OPENED, () -> db.open(old).current());
  }

  @Test
  void aSchemaThatWasRestoredFromBeforeTheMoveIsMovedAgain() throws SQLException {
    db.run("CREATE SCHEMA OTHER");
    ledger.announce(
        List.of(
            Ledgers.create(
                Ledgers.column(
                    new TableName("OTHER", "LEAD"), "NAME", "VARCHAR(9)", Search.NONE))));
    List<String> backup =
        db.query("SCRIPT SCHEMA OTHER").stream()
            .filter(line -> !line.startsWith("CREATE USER") && !line.startsWith("CREATE SCHEMA"))
            .toList();
    move(ledger, other);
    db.run("DROP SCHEMA OTHER CASCADE", "CREATE SCHEMA OTHER");
    db.run(backup.toArray(String[]::new));
    Ledger both = db.open(old, other);
    assertRefused(
        KeyringFault.SEVERAL_STORES,
        () ->
            new Administration(both.access())
                .change(ChangeOptions.usual().regardlessOfInterval(), Progress.none()),
        "test-kek",
        "cloud-kek");
    MemoryKeyStore third = new MemoryKeyStore("third-kek");
    assertThat(move(both, third).schemas()).containsExactly("OTHER", "PUBLIC");
    Ledger later = db.open(third);
    assertThat(later.keyring().current("OTHER", "lead.name").version()).isEqualTo(1);
    assertThat(email(later).version()).isEqualTo(1);
  }

  @Test
  void worksOnADatabaseThatEndsWithTheProcess() throws SQLException {
    try (Ledgers memory = new Ledgers()) {
      Ledger inMemory = memory.open(new H2Connections(memory.url, ""), memory.keyStore, Set.of());
      memory.createContact(inMemory);
      assertThat(move(inMemory, other).unpinned()).isEmpty();
      assertThat(other.pins).isEmpty();
    }
  }

  private static KeyChange move(Ledger ledger, MemoryKeyStore to) {
    return new Administration(ledger.access())
        .move(to, ChangeOptions.usual().regardlessOfInterval(), Progress.none());
  }

  private static DataKey email(Ledger ledger) {
    return ledger.keyring().current("PUBLIC", "contact.email");
  }

  private static void announce(Ledger ledger, String table) {
    TableName name = new TableName("PUBLIC", table);
    ledger.announce(
        List.of(Ledgers.create(Ledgers.column(name, "NAME", "VARCHAR(9)", Search.NONE))));
  }
}
