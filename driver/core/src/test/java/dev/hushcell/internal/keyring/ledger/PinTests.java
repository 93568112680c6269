package dev.hushcell.internal.keyring.ledger;

import static dev.hushcell.internal.keyring.ledger.Ledgers.CONTACT;
import static dev.hushcell.internal.keyring.ledger.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.keyring.CatalogueOverview;
import dev.hushcell.internal.keyring.CatalogueOverview.Trust;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.Search;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PinTests {
  private static final String DROP =
      "DROP TABLE hushcell_key, hushcell_column, hushcell_event, hushcell_manifest";

  private final Ledgers db = new Ledgers();
  private final Ledgers other = new Ledgers();

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
    other.close();
  }

  @Test
  void pinsTheCatalogueThatItMakes() throws SQLException {
    db.createContact(db.open());
    assertThat(db.keyStore.pins)
        .hasSize(4) // the catalogue, that there is one, which one, and what was seen of it
        .allSatisfy((name, value) -> assertThat(name).startsWith("catalogue."));
    assertThat(db.open().status())
        .extracting(CatalogueOverview::trust)
        .containsExactly(Trust.PINNED);
  }

  @Test
  void refusesACatalogueThatWasCopiedFromAnotherDatabase() throws SQLException {
    db.createContact(db.open());
    Ledger first = other.open(new H2Connections(other.url, "h2:other"), db.keyStore, Set.of());
    other.createContact(first);

    List<String> copy =
        other.query(
            "SCRIPT TABLE hushcell_key, hushcell_column, hushcell_event, hushcell_manifest");
    db.run(DROP);
    db.run(copy.stream().filter(line -> !line.startsWith("CREATE USER")).toArray(String[]::new));
    List<String> before = db.catalogueRows();
    Ledger later = db.open();
    assertRefused(KeyringFault.REPLACED, later::current, "catalogue: ");
    assertRefused(
        KeyringFault.REPLACED,
        () ->
            later.announce(
                List.of(Ledgers.create(Ledgers.column(CONTACT, "X", "INT", Search.NONE)))));
    assertThat(db.catalogueRows()).isEqualTo(before);
  }

  @Test
  void acceptsACopyWhoseFingerprintIsConfigured() throws SQLException {
    db.createContact(db.open());
    String fingerprint = db.open().status().get(0).fingerprint();
    H2Connections elsewhere = new H2Connections(db.url, "h2:elsewhere");
    Ledger later = db.open(elsewhere, db.keyStore, Set.of(fingerprint));
    assertThat(later.current().activated(CONTACT)).isPresent();
    assertThat(later.status())
        .extracting(CatalogueOverview::trust)
        .containsExactly(Trust.CONFIGURED);
  }

  @Test
  void refusesACatalogueOfAnotherFingerprintThanConfigured() throws SQLException {
    db.createContact(db.open());
    Ledger later = db.open(db.connections, db.keyStore, Set.of("00".repeat(32)));
    assertRefused(
        KeyringFault.FINGERPRINT_DIFFERS, later::current, db.open().status().get(0).fingerprint());
  }

  @Test
  void refusesAnotherMacKeyUnderAPinnedIdentifier() throws SQLException {
    db.createContact(db.open());
    db.keyStore.pins.replaceAll((name, value) -> new byte[value.length]);
    assertRefused(KeyringFault.REPLACED, db.open()::current);
  }

  @Test
  void trustsTheFirstCatalogueOfAPlaceAndOnlyThat() throws SQLException {
    db.createContact(db.open());
    db.keyStore.pins.clear(); // a host with a key store of its own
    assertThat(db.open().status())
        .extracting(CatalogueOverview::trust)
        .containsExactly(Trust.FIRST_USE);
    assertThat(db.open().status())
        .extracting(CatalogueOverview::trust)
        .containsExactly(Trust.PINNED);
  }

  @Test
  void saysThatNothingVouchesWhereTheKeyStoreTakesNoPins() throws SQLException {
    db.keyStore.writable = false;
    db.createContact(db.open());
    assertThat(db.open().status())
        .extracting(CatalogueOverview::trust)
        .containsExactly(Trust.UNPINNED);
  }

  @Test
  void refusesAnUnpinnedCatalogueThatAnybodyCouldHaveMade() throws SQLException {
    db.keyStore.wrappingPublic = true;
    db.createContact(db.open());
    assertThat(db.open().status())
        .extracting(CatalogueOverview::trust)
        .containsExactly(Trust.PINNED);
    String fingerprint = db.open().status().get(0).fingerprint();
    db.keyStore.pins.clear();
    db.keyStore.writable = false;
    assertRefused(KeyringFault.UNVOUCHED, db.open()::current, "keystore.pins");
    assertRefused(KeyringFault.UNVOUCHED, db.open()::current, "catalogue: " + fingerprint);
    Ledger configured = db.open(db.connections, db.keyStore, Set.of(fingerprint));
    assertThat(configured.current().activated(CONTACT)).isPresent();
    Ledger passing = db.open(new H2Connections(db.url, ""), db.keyStore, Set.of());
    assertThat(passing.current().activated(CONTACT)).isPresent();
  }

  @Test
  void pinsNothingForADatabaseThatEndsWithTheProcess() throws SQLException {
    Ledger ledger = db.open(new H2Connections(db.url, ""), db.keyStore, Set.of());
    db.createContact(ledger);
    assertThat(db.keyStore.pins).isEmpty();
    assertThat(ledger.status())
        .extracting(CatalogueOverview::trust)
        .containsExactly(Trust.UNPINNED);
  }

  /** Who drops everything past the driver may have left plain tables that are to look new. */
  @Test
  void makesNoNewCatalogueWhereThereWasOne() throws SQLException {
    Ledger running = db.open();
    db.createContact(running);
    String wiped = "DROP ALL OBJECTS";
    db.run(wiped, "CREATE TABLE CONTACT (ID INT, EMAIL VARCHAR(100), PHONE VARCHAR(20))");
    db.rules.add(Ledgers.rule("contact", "email", Search.EQUALITY));
    Ledger later = db.open();
    assertRefused(KeyringFault.GONE, () -> later.activate(CONTACT), "forget-catalogue PUBLIC");
    db.run(wiped);
    assertRefused(KeyringFault.GONE, () -> db.createContact(later), "forget-catalogue PUBLIC");
    assertRefused(KeyringFault.GONE, () -> db.createContact(running), "forget-catalogue PUBLIC");
    assertThat(db.query("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"))
        .noneMatch(name -> name.startsWith("HUSHCELL"));
  }

  @Test
  void makesANewOneWhenAnAdministratorForgetsTheOld() throws SQLException {
    Ledger ledger = db.open();
    db.createContact(ledger);
    assertRefused(KeyringFault.STILL_THERE, () -> db.open().forgetCatalogue("PUBLIC"));
    for (int turn = 0; turn < 3; turn++) {
      db.run("DROP ALL OBJECTS");
      assertRefused(KeyringFault.GONE, () -> db.createContact(db.open()));
      db.open().forgetCatalogue("PUBLIC");
      db.open().forgetCatalogue("PUBLIC");
      db.createContact(ledger);
      assertThat(ledger.current().activated(CONTACT)).isPresent();
      assertThat(db.open().status())
          .extracting(CatalogueOverview::trust)
          .containsExactly(Trust.PINNED);
    }
  }

  @Test
  void noCatalogueComesBackThatWasForgotten() throws SQLException {
    db.createContact(db.open());
    List<String> first = db.backup();
    db.run("DROP ALL OBJECTS");
    db.open().forgetCatalogue("PUBLIC");
    db.run(first.toArray(String[]::new));
    assertRefused(KeyringFault.REPLACED, db.open()::current, "catalogue: ");
    db.run("DROP ALL OBJECTS");
    db.createContact(db.open());
    List<String> second = db.backup();
    db.restore(first);
    assertRefused(KeyringFault.REPLACED, db.open()::current, "catalogue: ");
    db.restore(second);
    assertThat(db.open().current().activated(CONTACT)).isPresent();
  }

  @Test
  void forgetsNothingWhileColumnsKeepCells() throws SQLException {
    db.createContact(db.open());
    db.run(DROP);
    assertRefused(KeyringFault.GONE, () -> db.open().forgetCatalogue("PUBLIC"), "keeps cells");
  }

  @Test
  void makesANewOneWhereTheDriverDroppedEverything() throws SQLException {
    Ledger ledger = db.open();
    db.createContact(ledger);
    db.run("DROP ALL OBJECTS");
    ledger.confirm(List.of(new SchemaChange.DropTable(CONTACT)));
    db.createContact(db.open());
    db.run("DROP ALL OBJECTS");
    assertRefused(KeyringFault.GONE, () -> db.createContact(db.open()));
  }

  @Test
  void aKeyStoreWithoutPinsKnowsOfNoCatalogueThatIsGone() throws SQLException {
    db.keyStore.writable = false;
    db.createContact(db.open());
    db.run("DROP ALL OBJECTS");
    db.createContact(db.open());
    assertThat(db.open().current().activated(CONTACT)).isPresent();
  }

  @Test
  void noticesAnExchangedCatalogueWhileItRuns() throws SQLException {
    Ledger running = db.open(new H2Connections(db.url, ""), db.keyStore, Set.of());
    db.createContact(running);
    db.run("DROP ALL OBJECTS");
    db.createContact(db.open(new H2Connections(db.url, ""), db.keyStore, Set.of()));
    db.move(LeasedProtection.REREAD);
    assertRefused(KeyringFault.REPLACED, running::current, "while the application runs");
  }
}
