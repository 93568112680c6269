package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader.RawCatalogue;
import dev.hushcell.internal.keyring.catalogue.CatalogueTables;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.CatalogueEdit;
import dev.hushcell.internal.model.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes a catalogue: under the lock of its manifest row the whole catalogue is read and verified,
 * then records are written and the epoch is moved on by compare-and-set, all in one transaction.
 * Whoever loses a race starts again. Thread-safe.
 */
public record CatalogueWriter(Catalogues catalogues, LedgerDatabase database) {
  /**
   * Makes a change and commits it.
   *
   * @param change decides, on what the catalogue holds now, what to write; run anew on each attempt
   */
  public void change(String schema, Function<Catalogue, CatalogueEdit> change) {
    catalogues.underLocks(
        connection -> {
          change(connection, schema, change);
          return schema;
        },
        failure -> notWritten(database.failures(), schema, failure));
  }

  /** Returns the fault of a change of a catalogue that did not get through. */
  static RuntimeException notWritten(Failures failures, String schema, SQLException cause) {
    return failures.isRace(cause) ? busy(schema, cause) : notWritable(failures, schema, cause);
  }

  static RuntimeException notWritable(Failures failures, String schema, SQLException cause) {
    return KeyringFault.NOT_WRITABLE.fault(
        "the catalogue in schema %s could not be written (%s); %s"
            .formatted(schema, Failures.describe(cause), remedy(failures, cause)),
        cause);
  }

  private static String remedy(Failures failures, SQLException cause) {
    if (failures.isReadOnly(cause)) {
      return "the database is read-only: connect to one that can be written";
    }
    return failures.isMissingRight(cause)
        ? "grant SELECT, INSERT and UPDATE on its tables"
        : "find out from the code why, such as no space for it";
  }

  static RuntimeException gone(String schema) {
    return KeyringFault.GONE.fault(
        "the catalogue in schema " + schema + " is gone; restore it from a backup");
  }

  private static RuntimeException busy(String schema, SQLException last) {
    return KeyringFault.BUSY.fault(
        "the catalogue in schema "
            + schema
            + " is changed by others all the time; nothing was written, try again",
        last);
  }

  /** Makes a change in a transaction of the caller, who commits it. */
  void change(Connection connection, String schema, Function<Catalogue, CatalogueEdit> change)
      throws SQLException {
    CatalogueTables tables = database.catalogue(connection, schema);
    tables.lockedManifest();
    Optional<RawCatalogue> rows = database.read(connection, schema);
    Catalogue catalogue = catalogues.verifyUnderLocks(rows.orElseThrow(() -> gone(schema)));
    change.apply(catalogue).write(tables, catalogue);
  }
}
