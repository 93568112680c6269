package dev.hushcell.internal.keyring.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import dev.hushcell.secret.SecretBytes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A key store may let one wait; nobody else waits for that behind the locks of a catalogue. */
class StoreUnderLocksTests {
  private static final TableName OTHER = new TableName("OTHER", "T");
  private static final String LOCKED = "locked";
  private final List<String> asked = new ArrayList<>();
  private boolean made;

  @Test
  void catalogueThatAppearsMeanwhileIsVerifiedBeforeTheLocksAreTaken() throws SQLException {
    try (Ledgers db = new Ledgers()) {
      db.run("CREATE SCHEMA OTHER");
      Ledger first = db.open();
      Watched store = new Watched(db.keyStore, () -> asked.add(look(db)), () -> contact(db, first));
      Ledger second = db.open(store);
      second.announce(
          List.of(Ledgers.create(Ledgers.column(OTHER, "C", "VARCHAR(9)", Search.NONE))));
      assertThat(second.current().activated(Ledgers.CONTACT)).isPresent();
      assertThat(asked).hasSizeGreaterThan(3).doesNotContain(LOCKED);
    }
  }

  @Test
  void storeThatLetOneWaitIsNotAskedFourTimes() throws SQLException {
    try (Ledgers db = new Ledgers()) {
      Watched slow =
          new Watched(
              db.keyStore,
              () -> {
                asked.add("asked");
                db.move(Duration.ofSeconds(12).toNanos());
                throw new KeyStoreException(KeyStoreException.Reason.UNREACHABLE, "held");
              },
              () -> {});
      Ledger ledger = db.open(slow);
      assertThatThrownBy(() -> db.createContact(ledger)).hasMessageContaining("[HC-1321]");
      assertThat(asked).hasSize(1);
    }
  }

  private void contact(Ledgers db, Ledger ledger) {
    try {
      if (!made) {
        made = true;
        db.createContact(ledger);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells whether somebody holds the lock of the catalogue in PUBLIC. */
  private static String look(Ledgers db) {
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET LOCK_TIMEOUT 20");
      statement.execute("SELECT * FROM PUBLIC.HUSHCELL_MANIFEST FOR UPDATE");
      connection.rollback();
      return "free";
    } catch (SQLException e) {
      return e.getErrorCode() == 50200 ? LOCKED : "none";
    }
  }

  /** Something that happens when a store is called. */
  private interface Happening {
    void happen() throws KeyStoreException;
  }

  /** A store that tells when it is asked, and before it wraps. */
  private record Watched(KeyWrapper store, Happening asked, Runnable wrapping)
      implements KeyWrapper {
    @Override
    public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
      wrapping.run();
      asked.happen();
      return store.wrap(dataKey, context);
    }

    @Override
    public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
      asked.happen();
      return store.unwrap(wrapped, context);
    }

    @Override
    public String current() throws KeyStoreException {
      return store.current();
    }

    @Override
    public String describe() {
      return store.describe();
    }

    @Override
    public Optional<byte[]> pinned(String name) throws KeyStoreException {
      asked.happen();
      return store.pinned(name);
    }

    @Override
    public Optional<byte[]> pinIfAbsent(String name, byte[] value) throws KeyStoreException {
      asked.happen();
      return store.pinIfAbsent(name, value);
    }

    @Override
    public void close() {}
  }
}
