package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.database.Attempts;
import dev.hushcell.internal.keyring.database.CatalogueTransactions;
import dev.hushcell.internal.keyring.database.DatabaseTables;
import dev.hushcell.internal.keyring.database.SqlTrouble;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.secret.SecretBytes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Makes the catalogue of a schema when the first statement needs one. Many may try at once; the one
 * whose manifest is committed first wins and the others read it. Thread-safe.
 */
public final class CatalogueCreation {
  private final CatalogueTransactions transactions;
  private final Catalogues catalogues;
  private final CataloguePins pins;
  private final KeyStoreGate keyStore;
  private final FipsModule module;
  private final DatabaseTables tables;
  private final InstantSource now;
  private final Attempts attempts;

  public CatalogueCreation(
      CatalogueTransactions transactions,
      Catalogues catalogues,
      CataloguePins pins,
      KeyStoreGate keyStore,
      FipsModule module,
      DatabaseTables tables,
      Timing timing) {
    this.transactions = transactions;
    this.catalogues = catalogues;
    this.pins = pins;
    this.keyStore = keyStore;
    this.module = module;
    this.tables = tables;
    this.now = timing.now();
    this.attempts = new Attempts(timing.pause());
  }

  /** Returns the catalogue of a schema, made, committed and read back where there was none. */
  public Catalogue ensure(String schema) {
    Optional<Catalogue> there = catalogues.read(schema);
    if (there.isPresent()) {
      return there.get();
    }
    attempts.run(
        () -> transactions.autocommitted(connection -> createTables(connection, schema)),
        failure -> notCreatable(schema, failure));
    Optional<Catalogue> others = catalogues.read(schema);
    return others.isPresent() ? others.get() : createManifest(schema);
  }

  private boolean createTables(Connection connection, String schema) throws SQLException {
    requireNoCells(connection, schema);
    try (Statement statement = connection.createStatement()) {
      for (String table : CatalogueSql.of(connection, schema, tables.catalogueForm()).creation()) {
        statement.execute(table);
      }
    } catch (SQLException e) {
      if (!SqlTrouble.isMissingRight(e) || !hasTables(connection, schema)) {
        throw e;
      }
    }
    return true;
  }

  /**
   * Tells whether an administrator made the tables. Only asked when they cannot be made: H2 shows a
   * table to others before it has its primary key, and CREATE TABLE waits for that; who just looked
   * could write a second manifest.
   */
  private static boolean hasTables(Connection connection, String schema) throws SQLException {
    return CatalogueReader.discover(connection)
        .getOrDefault(schema, Set.of())
        .containsAll(CatalogueSql.TABLES);
  }

  private void requireNoCells(Connection connection, String schema) throws SQLException {
    List<ColumnName> cells = tables.cellColumns(connection, schema);
    if (!cells.isEmpty()) {
      throw KeyringFault.GONE.fault(
          "schema "
              + schema
              + " has no catalogue, but "
              + cells.get(0).shortForm()
              + " keeps cells; restore hushcell_key, hushcell_column and hushcell_manifest from a"
              + " backup. No new key is made where there may be cells of another");
    }
  }

  private Catalogue createManifest(String schema) {
    UUID uuid = new UUID(module.random().nextLong(), module.random().nextLong());
    byte[] key = new byte[32];
    module.random().nextBytes(key);
    try (CatalogueMac mac = new CatalogueMac(module, SecretBytes.copyOf(key), uuid);
        SecretBytes secret = SecretBytes.adopt(key)) {
      Manifest manifest =
          new Manifest(
              uuid,
              Manifest.FORMAT,
              1,
              mac.digest(List.of(), List.of()),
              keyStore.wrap(secret, KeyContext.ofMacKey(uuid)),
              now.instant().toString());
      pins.pin(schema, uuid, mac.fingerprint());
      insert(schema, manifest, mac.of(manifest));
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

  /** Inserts the manifest unless somebody else was faster. */
  private void insert(String schema, Manifest manifest, String mac) {
    try {
      transactions.inTransaction(
          connection -> {
            new CatalogueTables(connection, schema, tables.catalogueForm()).insert(manifest, mac);
            return schema;
          });
    } catch (SQLException e) {
      if (!SqlTrouble.isRace(e)) {
        throw notCreatable(schema, e);
      }
    }
  }

  private RuntimeException notCreatable(String schema, SQLException cause) {
    CatalogueSql sql = new CatalogueSql("\"", schema, tables.catalogueForm());
    return KeyringFault.NOT_CREATABLE.fault(
        "the catalogue in schema "
            + schema
            + " could not be made ("
            + SqlTrouble.describe(cause)
            + "); have an administrator run:\n"
            + String.join(";\n", sql.creation())
            + ";\n"
            + String.join(";\n", sql.grants())
            + ";",
        cause);
  }
}
