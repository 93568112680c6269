package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.database.Attempts;
import dev.hushcell.internal.keyring.database.CatalogueForm;
import dev.hushcell.internal.keyring.database.CatalogueTransactions;
import dev.hushcell.internal.keyring.database.SqlTrouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes a catalogue: under the lock of its manifest row the whole catalogue is read and verified,
 * then records are written and the epoch is moved on by compare-and-set, all in one transaction.
 * Whoever loses a race starts again. Thread-safe.
 */
public final class CatalogueWriter {
  private final CatalogueTransactions transactions;
  private final Catalogues catalogues;
  private final CatalogueForm form;
  private final Attempts attempts;

  public CatalogueWriter(
      CatalogueTransactions transactions,
      Catalogues catalogues,
      CatalogueForm form,
      Attempts attempts) {
    this.transactions = transactions;
    this.catalogues = catalogues;
    this.form = form;
    this.attempts = attempts;
  }

  /**
   * What to write; the epochs in the records are set on writing.
   *
   * @param keys new keys
   * @param columns new columns and columns to overwrite
   */
  public record Edit(List<KeyRecord> keys, List<ColumnRecord> columns) {
    boolean isEmpty() {
      return keys.isEmpty() && columns.isEmpty();
    }
  }

  /**
   * Makes a change and commits it.
   *
   * @param change decides, on what the catalogue holds now, what to write; run anew on each attempt
   */
  public void change(String schema, Function<Catalogue, Edit> change) {
    attempts.run(
        () ->
            transactions.inTransaction(
                connection -> {
                  attempt(connection, schema, change);
                  return schema;
                }),
        failure ->
            SqlTrouble.isRace(failure) ? busy(schema, failure) : notWritable(schema, failure));
  }

  private static RuntimeException notWritable(String schema, SQLException cause) {
    return KeyringFault.NOT_WRITABLE.fault(
        "the catalogue in schema "
            + schema
            + " could not be written ("
            + SqlTrouble.describe(cause)
            + "); grant SELECT, INSERT and UPDATE on its tables, and do not use a read-only"
            + " database",
        cause);
  }

  private static RuntimeException busy(String schema, SQLException last) {
    return KeyringFault.BUSY.fault(
        "the catalogue in schema "
            + schema
            + " is changed by others all the time; nothing was written, try again",
        last);
  }

  private void attempt(Connection connection, String schema, Function<Catalogue, Edit> change)
      throws SQLException {
    CatalogueTables tables = new CatalogueTables(connection, schema, form);
    tables.lockedManifest();
    Optional<RawCatalogue> rows = CatalogueReader.read(connection, schema, form);
    if (rows.isEmpty()) {
      throw KeyringFault.GONE.fault(
          "the catalogue in schema " + schema + " is gone; restore it from a backup");
    }
    Catalogue catalogue = catalogues.verify(rows.get());
    Edit edit = change.apply(catalogue);
    if (!edit.isEmpty()) {
      write(tables, catalogue, edit);
    }
  }

  private static void write(CatalogueTables tables, Catalogue catalogue, Edit edit)
      throws SQLException {
    long epoch = catalogue.manifest().epoch() + 1;
    CatalogueMac mac = catalogue.mac();
    List<String> keyTags = new ArrayList<>();
    catalogue.stampedKeys().forEach(key -> keyTags.add(key.mac()));
    List<String> columnTags = new ArrayList<>();
    catalogue.stampedColumns().forEach(column -> columnTags.add(column.mac()));
    for (KeyRecord key : edit.keys()) {
      KeyRecord written = key.at(epoch);
      keyTags.add(mac.of(written));
      tables.insert(new Stamped<>(written, mac.of(written)));
    }
    for (ColumnRecord column : edit.columns()) {
      ColumnRecord written = column.at(epoch);
      boolean exists = removeTag(catalogue, column, columnTags);
      columnTags.add(mac.of(written));
      tables.put(new Stamped<>(written, mac.of(written)), exists);
    }
    Manifest next = catalogue.manifest().next(mac.digest(keyTags, columnTags));
    if (!tables.advance(next, mac.of(next))) {
      // Thrown, not returned: the records above must be rolled back.
      throw new SQLTransientException("another writer moved the epoch on", "40001");
    }
  }

  private static boolean removeTag(Catalogue catalogue, ColumnRecord column, List<String> tags) {
    for (Stamped<ColumnRecord> each : catalogue.stampedColumns()) {
      if (each.record().column().name().equals(column.column().name())) {
        tags.remove(each.mac());
        return true;
      }
    }
    return false;
  }
}
