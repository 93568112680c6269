package dev.hushcell.internal.keyring.ledger;

import static dev.hushcell.internal.keyring.ledger.Ledgers.CONTACT;
import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaseTests {
  private static final TableName LEAD = new TableName("PUBLIC", "LEAD");

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
  void asksTheDatabaseOnlyEveryTenSeconds() {
    Protection before = ledger.current();
    int borrowed = db.connections.borrowed.get();
    db.move(LeasedProtection.REREAD - 1);
    assertThat(ledger.current()).isSameAs(before);
    assertThat(db.connections.borrowed).hasValue(borrowed);
    db.move(1);
    assertThat(ledger.current()).isSameAs(before); // nothing changed: same epoch, plans stay
    assertThat(db.connections.borrowed).hasValue(borrowed + 1);
  }

  @Test
  void seesWithinTenSecondsWhatAnotherProcessActivated() {
    announceLead(db.open());
    Protection before = ledger.current();
    assertThat(before.activated(LEAD)).isEmpty();
    db.move(LeasedProtection.REREAD);
    assertThat(ledger.current().activated(LEAD)).isPresent();
    assertThat(ledger.current().epoch()).isNotEqualTo(before.epoch());
  }

  @Test
  void seesItsOwnChangesAtOnce() {
    long before = ledger.current().epoch();
    announceLead(ledger);
    assertThat(ledger.current().activated(LEAD)).isPresent();
    assertThat(ledger.current().epoch()).isNotEqualTo(before);
  }

  @Test
  void goesOnForTwentySecondsWithoutTheDatabase() {
    db.connections.down = true;
    db.move(LeasedProtection.LEASE - 1);
    assertThat(ledger.current().activated(CONTACT)).isPresent();
    assertThatCode(ledger::requireFresh).doesNotThrowAnyException();
  }

  @Test
  void thenSealsAndComparesNothingButStillOpens() {
    DataKey key = ledger.keyring().current("PUBLIC", "contact.email");
    db.connections.down = true;
    db.move(LeasedProtection.LEASE);
    assertRefused(KeyringFault.NOT_FRESH, ledger::requireFresh, "20 seconds");
    assertThat(ledger.current().activated(CONTACT)).isPresent();
    assertThat(ledger.keyring().byId("PUBLIC", key.id())).contains(key);
  }

  @Test
  void sealsAgainWhenTheDatabaseIsBack() {
    db.connections.down = true;
    db.move(LeasedProtection.LEASE);
    assertRefused(KeyringFault.NOT_FRESH, ledger::requireFresh);
    db.connections.down = false;
    db.move(LeasedProtection.RETRY);
    assertThatCode(ledger::requireFresh).doesNotThrowAnyException();
  }

  @Test
  void doesNotHammerADatabaseThatIsDown() {
    db.connections.down = true;
    db.move(LeasedProtection.REREAD);
    assertThat(ledger.current().activated(CONTACT)).isPresent();
    db.connections.down = false;
    int borrowed = db.connections.borrowed.get();
    db.move(LeasedProtection.RETRY - 1);
    assertThat(ledger.current().activated(CONTACT)).isPresent();
    assertThat(db.connections.borrowed).hasValue(borrowed);
    db.move(1);
    assertThat(ledger.current().activated(CONTACT)).isPresent();
    assertThat(db.connections.borrowed).hasValue(borrowed + 1);
  }

  @Test
  void isRefusedBeforeAnythingWasEverRead() {
    db.connections.down = true;
    assertRefused(KeyringFault.UNREADABLE, db.open()::current, "08001");
  }

  @Test
  void refusesUntilADamagedCatalogueIsRepaired() throws SQLException {
    db.run("UPDATE hushcell_manifest SET epoch_no = epoch_no + 1");
    db.move(LeasedProtection.REREAD);
    assertRefused(KeyringFault.MANIFEST_ALTERED, ledger::current);
    assertRefused(KeyringFault.MANIFEST_ALTERED, ledger::requireFresh);
    db.run("UPDATE hushcell_manifest SET epoch_no = epoch_no - 1");
    assertThat(ledger.current().activated(CONTACT)).isPresent();
  }

  /** Forty sessions that want to know what is protected now do not all ask, one after the other. */
  @Test
  void whoWaitsTakesWhatAReadingFindsThatBeganMeanwhile() throws Exception {
    int before = db.connections.borrowed.get();
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(1);
    db.connections.afterBorrowing =
        () -> {
          reading.countDown();
          awaitQuietly(others);
        };
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Thread thread = new Thread(ledger::refresh);
      thread.start();
      threads.add(thread);
      reading.await();
    }
    while (threads.stream().anyMatch(each -> each.getState() == Thread.State.RUNNABLE)) {
      Thread.onSpinWait();
    }
    db.move(1);
    others.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(db.connections.borrowed).hasValue(before + 2);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void announceLead(Ledger ledger) {
    ledger.announce(
        List.of(Ledgers.create(Ledgers.column(LEAD, "NAME", "VARCHAR(9)", Search.NONE))));
  }
}
