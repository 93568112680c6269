package dev.hushcell.internal.keyring.ledger;

import static dev.hushcell.internal.keyring.ledger.Ledgers.CONTACT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.CatalogueOverview;
import dev.hushcell.internal.keyring.CatalogueOverview.Trust;
import dev.hushcell.internal.keystores.KeyStores;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.secret.SecretBytes;
import dev.hushcell.testing.TestModule;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real module and a real key store file. */
class BcfksLedgerTests {
  private static final FipsModule MODULE = TestModule.shared();

  @TempDir private Path directory;
  private final Ledgers db = new Ledgers();

  @AfterEach
  void shutDown() throws SQLException {
    db.close();
  }

  @Test
  void keepsKeysAndPinsFromOneStartToTheNext() throws SQLException {
    int key;
    try (KeyWrapper store = open();
        Ledger ledger = db.open(db.connections, store, MODULE, Set.of())) {
      db.createContact(ledger);
      key = ledger.keyring().current("PUBLIC", "contact.email").id();
    }
    try (KeyWrapper store = open();
        Ledger ledger = db.open(db.connections, store, MODULE, Set.of())) {
      assertThat(ledger.current().activated(CONTACT)).isPresent();
      assertThat(ledger.status())
          .extracting(CatalogueOverview::trust)
          .containsExactly(Trust.PINNED);
      assertThat(ledger.keyring().byId("PUBLIC", key))
          .hasValueSatisfying(found -> assertThat(found.secret().length()).isEqualTo(32));
    }
  }

  private KeyWrapper open() {
    return new KeyStores(MODULE)
        .open(
            new KeyStoreSettings(
                "bcfks",
                Optional.of(directory.resolve("keys.bcfks").toString()),
                Optional.of(SecretBytes.copyOf("correct horse battery".getBytes(UTF_8))),
                "crm-master",
                true,
                Map.of()));
  }
}
