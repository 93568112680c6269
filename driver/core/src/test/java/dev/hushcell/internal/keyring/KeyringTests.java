package dev.hushcell.internal.keyring;

import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.dialect.h2.H2Tables;
import dev.hushcell.internal.dialect.h2.H2Types;
import dev.hushcell.internal.keyring.catalogue.Attempts;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.ledger.Catalogues;
import dev.hushcell.internal.keyring.ledger.KeyCache;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keyring.ledger.LedgerDatabase;
import dev.hushcell.internal.keyring.ledger.Ledgers;
import dev.hushcell.internal.keyring.ledger.TextTypes;
import dev.hushcell.internal.keyring.proof.Anchor;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CataloguePins;
import dev.hushcell.internal.keyring.proof.CatalogueVerifier;
import dev.hushcell.internal.keyring.proof.KeyStoreGate;
import dev.hushcell.observe.Observer;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import dev.hushcell.secret.SecretAccess;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyringTests {
  private static final int MAC_KEY = 1;

  private final Ledgers db = new Ledgers();
  private Ledger maker;

  @BeforeEach
  void createContact() throws SQLException {
    maker = db.open();
    db.createContact(maker);
    db.keyStore.unwraps.set(0);
  }

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @Test
  void unwrapsAKeyOnceHoweverManyAsk() throws Exception {
    Keyring keyring = db.open().keyring();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<DataKey>> tasks = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        tasks.add(() -> keyring.current("PUBLIC", "contact.email"));
      }
      DataKey first = keyring.current("PUBLIC", "contact.email");
      for (Future<DataKey> each : threads.invokeAll(tasks)) {
        assertThat(each.get()).isSameAs(first);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(db.keyStore.unwraps).hasValue(MAC_KEY + 1);
  }

  @Test
  void triesAgainWhenTheKeyStoreFailsForAMoment() {
    Ledger ledger = db.open();
    ledger.current();
    db.keyStore.failures.set(3);
    assertThat(ledger.keyring().current("PUBLIC", "contact.email").name())
        .isEqualTo("contact.email");
    assertThat(db.paused).hasValue(50 + 100 + 200);
  }

  @Test
  void goesOnWithKnownKeysWhileTheKeyStoreIsDown() {
    Ledger ledger = db.open();
    DataKey email = ledger.keyring().current("PUBLIC", "contact.email");
    db.keyStore.failures.set(1000);
    assertThat(ledger.keyring().byId("PUBLIC", email.id())).contains(email);
    assertRefused(
        KeyringFault.KEY_STORE_DOWN,
        () -> ledger.keyring().current("PUBLIC", "contact.phone"),
        "memory (test-kek)");
    db.keyStore.failures.set(0);
    db.move(TimeUnit.SECONDS.toNanos(1)); // it is left alone for that long
    assertThat(ledger.keyring().current("PUBLIC", "contact.phone").version()).isEqualTo(1);
  }

  @Test
  void findsAKeyThatAnotherProcessMadeAMomentAgo() {
    Ledger ledger = db.open();
    ledger.current();
    TableName lead = new TableName("PUBLIC", "LEAD");
    maker.announce(
        List.of(Ledgers.create(Ledgers.column(lead, "NAME", "VARCHAR(9)", Search.NONE))));
    DataKey made = maker.keyring().current("PUBLIC", "lead.name");
    assertThat(ledger.keyring().byId("PUBLIC", made.id()))
        .hasValueSatisfying(found -> assertThat(found.uuid()).isEqualTo(made.uuid()));
    assertThat(db.open().keyring().current("PUBLIC", "lead.name").id()).isEqualTo(made.id());
  }

  @Test
  void readsTheCatalogueOnceForAnUnknownKey() {
    Ledger ledger = db.open();
    int unknown = ledger.keyring().current("PUBLIC", "contact.email").id() ^ 1;
    int before = db.connections.borrowed.get();
    for (int i = 0; i < 100; i++) {
      assertThat(ledger.keyring().byId("PUBLIC", unknown)).isEmpty();
    }
    assertThat(db.connections.borrowed).hasValue(before + 1);
  }

  @Test
  void refusesANameThatHasNoKey() {
    assertRefused(
        KeyringFault.KEY_UNKNOWN,
        () -> maker.keyring().current("PUBLIC", "contact.fax"),
        "contact.fax");
  }

  @Test
  void erasesItsKeysWhenItIsClosed() {
    Ledger ledger = db.open();
    DataKey email = ledger.keyring().current("PUBLIC", "contact.email");
    ledger.close();
    assertThatThrownBy(() -> email.secret().copy(SecretAccess.iHandleKeyBytes()))
        .isInstanceOf(IllegalStateException.class);
    assertRefused(KeyringFault.CLOSED, () -> ledger.keyring().current("PUBLIC", "contact.email"));
  }

  @Test
  void theKeyOfARecordOpensInNoOtherRecord() {
    Catalogue catalogue = catalogue();
    KeyRecord email = catalogue.currentKey("contact.email").orElseThrow();
    KeyRecord phone = catalogue.currentKey("contact.phone").orElseThrow();
    KeyRecord mixed =
        new KeyRecord(
            phone.name(),
            phone.version(),
            phone.id(),
            phone.uuid(),
            phone.state(),
            phone.epoch(),
            email.wrapped(),
            phone.created());
    KeyCache cache = new KeyCache(gate(), DataKey.Life.USUAL, Timing.system(), new Observer() {});
    assertThat(cache.unwrapped(catalogue, email).name()).isEqualTo("contact.email");
    assertRefused(KeyringFault.KEY_NOT_OPENED, () -> cache.unwrapped(catalogue, mixed));
  }

  private KeyStoreGate gate() {
    return new KeyStoreGate(
        List.of(db.keyStore),
        new Attempts(db.pause, new H2Tables(new H2Types()).failures()),
        Timing.system());
  }

  private Catalogue catalogue() {
    KeyStoreGate gate = gate();
    JdkModule module = new JdkModule();
    CataloguePins pins = new CataloguePins(gate, module, db.connections.place(), Set.of());
    CatalogueVerifier verifier =
        new CatalogueVerifier(gate, module, pins, new Anchor(Optional.empty()));
    return new Catalogues(
            LedgerDatabase.of(db.connections, new H2Tables(new TextTypes()), Timing.system()),
            verifier)
        .read("PUBLIC")
        .orElseThrow();
  }
}
