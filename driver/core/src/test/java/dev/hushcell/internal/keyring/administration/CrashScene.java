package dev.hushcell.internal.keyring.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.admin.KeyEncryptionKeyStatus;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.ledger.Ledger;
import dev.hushcell.internal.keyring.ledger.Ledgers;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.TableName;
import dev.hushcell.secret.SecretAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A database with two schemas that have catalogues, a key store where their keys are and one to
 * move to, and what must hold wherever an administrator's process ended.
 */
final class CrashScene implements AutoCloseable {
  final Ledgers db;
  final KeyWrapper store;
  final KeyWrapper other;

  CrashScene(String url, Path directory) throws IOException {
    this.db = new Ledgers(url);
    this.store = new DirectoryStore(directory.resolve("store"), "first");
    this.other = new DirectoryStore(directory.resolve("other"), "second");
  }

  /** Makes tables and keys, and returns the secrets to be found again. */
  Set<String> fill(CrashWork work) throws SQLException {
    Ledger ledger = db.open(store, other);
    db.createContact(ledger);
    db.run("CREATE SCHEMA OTHER");
    ledger.announce(
        List.of(
            Ledgers.create(
                Ledgers.column(
                    new TableName("OTHER", "LEAD"), "NAME", "VARCHAR(9)", Search.NONE))));
    work.prepare(new Administration(ledger.access()));
    return secrets(ledger, true);
  }

  /** Does the work with everything watched. */
  void run(CrashWork work, Ticks ticks) {
    db.pass(Duration.ofMinutes(2));
    CatalogueConnections watched = ticks.watching(db.connections);
    Ledger ledger = db.open(watched, List.of(ticks.watching(store), ticks.watching(other)));
    work.run(new Administration(ledger.access()), ticks.watching(other));
  }

  /** Holds what is there against what was there before. */
  void check(CrashWork work, Set<String> before) throws SQLException {
    db.pass(Duration.ofMinutes(2));
    Ledger ledger = db.open(store, other);
    requireOneState();
    boolean removed = !phoneIsThere(ledger);
    assertThat(removed).isIn(work == CrashWork.DESTROY, false);
    assertThat(before).containsAll(secrets(ledger, !removed));
    assertThat(secrets(ledger, !removed)).hasSize(removed ? 2 : 3);
  }

  /** The work can always be taken up again, and comes to its end. */
  void finish(CrashWork work) {
    Ledger ledger = db.open(store, other);
    Administration keys = new Administration(ledger.access());
    try {
      work.run(keys, other);
      if (work == CrashWork.DESTROY) {
        db.pass(Duration.ofMinutes(2));
        work.run(keys, other);
      }
    } catch (Fault fault) {
      // It was finished before.
      assertThat(fault.code()).isIn(KeyringFault.SAME_STORE, KeyringFault.NOT_DESTROYABLE);
    }
    KeyStatus status = keys.status();
    assertThat(status.keyEncryptionKeys())
        .filteredOn(kek -> kek.state() == KeyEncryptionKeyStatus.State.CURRENT)
        .singleElement()
        .satisfies(kek -> assertThat(kek.records()).isEqualTo(work == CrashWork.DESTROY ? 4 : 5));
    assertThat(status.outstanding()).hasSize(work == CrashWork.SCHEDULE ? 1 : 0);
  }

  private void requireOneState() throws SQLException {
    Set<String> keks = new TreeSet<>();
    for (String schema : List.of("PUBLIC", "OTHER")) {
      keks.addAll(
          db.query(
              "SELECT kek_name FROM "
                  + schema
                  + ".hushcell_key WHERE key_state = 'ACTIVE' UNION ALL SELECT kek_name FROM "
                  + schema
                  + ".hushcell_manifest"));
    }
    assertThat(keks).hasSize(1);
  }

  private boolean phoneIsThere(Ledger ledger) {
    try {
      return ledger.keyring().current("PUBLIC", "contact.phone").version() == 1;
    } catch (Fault fault) {
      assertThat(fault.code()).isEqualTo(KeyringFault.KEY_DESTROYED);
      return false;
    }
  }

  private static Set<String> secrets(Ledger ledger, boolean withPhone) {
    Set<String> found = new TreeSet<>();
    found.add(secret(ledger.keyring().current("PUBLIC", "contact.email")));
    found.add(secret(ledger.keyring().current("OTHER", "lead.name")));
    if (withPhone) {
      found.add(secret(ledger.keyring().current("PUBLIC", "contact.phone")));
    }
    return found;
  }

  private static String secret(DataKey key) {
    return key.id()
        + " "
        + HexFormat.of().formatHex(key.secret().copy(SecretAccess.iHandleKeyBytes()));
  }

  @Override
  public void close() throws SQLException {
    db.close();
  }
}
