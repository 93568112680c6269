package dev.hushcell.internal.keyring.ledger;

import static dev.hushcell.internal.keyring.ledger.Ledgers.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hushcell.admin.ImportOptions;
import dev.hushcell.internal.keyring.CatalogueOverview;
import dev.hushcell.internal.keyring.Trust;
import dev.hushcell.internal.model.StrayColumn;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody who writes to the database puts the tables of the catalogue back as they were before a
 * column was protected, and the column as it was, and waits for an application to start.
 */
class PutBackTests {
  private static final String PLAIN =
      "CREATE TABLE CONTACT (ID INT, EMAIL VARCHAR(100), PHONE VARCHAR(20))";

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
