package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.keyring.catalogue.Manifest;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CatalogueMac;
import dev.hushcell.internal.keyring.proof.CatalogueMac.RecordTags;
import dev.hushcell.internal.keyring.proof.CataloguePins;
import dev.hushcell.internal.keyring.proof.GuardedStore;
import dev.hushcell.internal.keyring.proof.KeyContext;
import dev.hushcell.internal.keyring.proof.KeyStoreGate;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.secret.SecretBytes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the catalogue of a schema when the first statement needs one. Many may try at once; the one
 * whose manifest is committed first wins and the others read it. Thread-safe.
 */
public record CatalogueCreation(
    LedgerDatabase database,
    Catalogues catalogues,
    AllCatalogues all,
    CataloguePins pins,
    KeyStoreGate keyStore,
    FipsModule module) {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueCreation.class);
  private static final int ROUNDS = 5;

  /** Returns the catalogue of a schema, made, committed and read back where there was none. */
  public Catalogue ensure(String schema) {
    Optional<Catalogue> there = catalogues.read(schema);
    if (there.isEmpty()) {
      requireNoCells(schema);
      there = pins.isExpected(schema) ? Optional.of(requireExpected(schema)) : there;
    }
    if (there.isPresent()) {
      return there.get();
    }
    database.autocommitted(
        connection -> createTables(connection, schema), failure -> notCreatable(schema, failure));
    Optional<Catalogue> others = catalogues.read(schema);
    return others.isPresent() ? others.get() : createManifest(schema);
  }

  /** Another process may have made it just now. */
  private Catalogue requireExpected(String schema) {
    return catalogues
        .read(schema)
        .orElseThrow(
            () ->
                KeyringFault.GONE.fault(
                    ("schema %1$s has no catalogue, but the key store knows that it had one: its"
                            + " tables (hushcell_…) were dropped. Restore them from a backup, or"
                            + " import an export. If the schema was emptied on purpose, run"
                            + " hushcell key forget-catalogue %1$s --url …, and a new one is made")
                        .formatted(schema)));
  }

  /** Notes that a catalogue is gone if it was dropped, through the driver, with all its tables. */
  void noteGone(String schema) {
    if (catalogues.read(schema).isEmpty()) {
      try {
        pins.noteGone(schema);
      } catch (Fault down) { // the statement that dropped it was run
        LOG.warn(
            "that the catalogue of schema {} was dropped could not be noted in the key store; run"
                + " hushcell key forget-catalogue {} ({})",
            schema,
            schema,
            down.getMessage());
      }
    }
  }

  /** Notes that the catalogue of a schema is gone on purpose, so that a new one may be made. */
  public void forget(String schema) {
    if (catalogues.read(schema).isPresent()) {
      throw KeyringFault.STILL_THERE.fault(
          "the catalogue in schema "
              + schema
              + " is there, so it was not forgotten; its keys are needed for as long as there are"
              + " cells. To begin again, drop the whole schema");
    }
    requireNoCells(schema);
    pins.noteGone(schema);
  }

  private void requireNoCells(String schema) {
    boolean unused =
        database.look(
            connection -> {
              requireNoCells(connection, schema);
              return true;
            });
  }

  private boolean createTables(Connection connection, String schema) throws SQLException {
    requireNoCells(connection, schema);
    try {
      database.catalogue(connection, schema).create();
    } catch (SQLException e) {
      // An administrator may have made the tables. That is only asked when they cannot be made: a
      // database may show a table to others before it has its primary key, and CREATE TABLE waits
      // for that; who just looked could write a second manifest.
      if (!database.failures().isMissingRight(e)
          || !CatalogueReader.hasTables(connection, schema, database.form())) {
        throw e;
      }
    }
    return true;
  }

  /** Cells are looked for first: whoever makes some has made the catalogue before. */
  private void requireNoCells(Connection connection, String schema) throws SQLException {
    List<ColumnName> cells = database.tables().cellColumns(connection, schema);
    if (!cells.isEmpty() && database.read(connection, schema).isEmpty()) {
      throw KeyringFault.GONE.fault(
          "schema "
              + schema
              + " has no catalogue, but "
              + cells.get(0).shortForm()
              + " keeps cells; restore the tables of the catalogue (hushcell_…) from a backup."
              + " No new key is made where there may be cells of another");
    }
  }

  private Catalogue createManifest(String schema) {
    UUID uuid = new UUID(module.random().nextLong(), module.random().nextLong());
    byte[] key = new byte[32];
    module.random().nextBytes(key);
    try (CatalogueMac mac = new CatalogueMac(module, SecretBytes.copyOf(key), uuid);
        SecretBytes secret = SecretBytes.adopt(key)) {
      for (int round = 1; !insert(schema, uuid, mac, secret); round++) {
        if (round == ROUNDS) {
          throw KeyringFault.KEY_RETIRED.fault(
              "the catalogue in schema "
                  + schema
                  + " was not made: the key store goes on wrapping under key-encryption key "
                  + keyStore.first().current()
                  + ", which the other catalogues left behind; check keystore.key, or restart the"
                  + " application so that it looks again");
        }
      }
    }
    return catalogues
        .read(schema)
        .orElseThrow(
            () ->
                KeyringFault.GONE.fault(
                    "the catalogue in schema "
                        + schema
                        + " vanished right after it was made; find out what drops it"));
  }

  /**
   * Inserts the manifest unless somebody else was faster. The MAC key goes under the key that the
   * other catalogues of the database use, and never under one that they left behind: that may be
   * destroyed any time, which takes the same locks.
   *
   * @return whether there is a manifest now; else the other catalogues changed meanwhile
   */
  private boolean insert(String schema, UUID uuid, CatalogueMac mac, SecretBytes secret) {
    List<Catalogue> others = all.read().catalogues();
    GuardedStore home = others.isEmpty() ? keyStore.first() : others.get(0).home(keyStore);
    WrappedKey wrapped = home.wrap(secret, KeyContext.ofMacKey(uuid));
    pins.pinNew(home, schema, uuid, mac.fingerprint());
    Manifest bare =
        new Manifest(uuid, Manifest.WITH_EVENTS, 1, "", wrapped, database.now().toString());
    Manifest manifest = bare.with(mac.digest(Manifest.WITH_EVENTS, RecordTags.none()));
    return catalogues.underLocks(
        connection -> {
          List<Catalogue> locked = all.lock(connection);
          if (locked.stream().anyMatch(each -> each.schema().equals(schema))) {
            return true;
          }
          boolean allowed =
              macKeys(locked).containsAll(macKeys(others))
                  && locked.stream()
                      .noneMatch(each -> each.history().isRetired(wrapped.keyEncryptionKey()));
          if (allowed) {
            database.catalogue(connection, schema).insert(manifest, mac.of(manifest));
          }
          return allowed;
        },
        failure -> notCreatable(schema, failure));
  }

  private static List<WrappedKey> macKeys(List<Catalogue> catalogues) {
    return catalogues.stream().map(Catalogue::macKey).toList();
  }

  private RuntimeException notCreatable(String schema, SQLException cause) {
    String failed = "the catalogue in schema " + schema + " could not be made";
    String codes = " (" + Failures.describe(cause) + "); ";
    if (database.failures().isReadOnly(cause)) {
      return KeyringFault.NOT_CREATABLE.fault(
          failed
              + ", since the database is read-only"
              + codes
              + "connect once to one that can be written",
          cause);
    }
    boolean right = database.failures().isMissingRight(cause);
    CatalogueSql sql = database.transactions().sql(schema);
    return KeyringFault.NOT_CREATABLE.fault(
        failed
            + (right ? ", since the user has no right to create tables there" : "")
            + codes
            + (right ? "" : "find out from the code why, such as no space on its disk, or ")
            + "have an administrator run:\n"
            + String.join(";\n", sql.creation())
            + ";\n"
            + String.join(";\n", sql.grants())
            + ";",
        cause);
  }
}
