package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.keyring.catalogue.ErasureRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Failures;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * What the database says of persons who were forgotten: a table beside the catalogue whose key
 * authenticates its rows. A row that is missing is no loss, since the list outside the database has
 * it and the person is erased once more. Thread-safe.
 */
public final class ErasureRecords {
  private static final String ORDERED = " ORDER BY happened_at";

  private final LedgerDatabase database;
  private final TableBeside<ErasureRecord> table;

  ErasureRecords(LedgerDatabase database) {
    this.database = database;
    this.table =
        new TableBeside<>(
            database,
            CatalogueSql.ERASURES,
            "persons who were forgotten",
            ErasureRecords::record,
            ", or delete its rows past Hushcell and run hushcell erase --replay");
  }

  /** Returns the records beside a catalogue, verified; none where there is no table. */
  public List<ErasureRecord> read(Catalogue catalogue) {
    return table.all(catalogue, ORDERED);
  }

  private static ErasureRecord record(ResultSet row) throws SQLException {
    return new ErasureRecord(
        UUID.fromString(row.getString(1)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5));
  }

  /** Makes the table where it is not there. */
  public void prepare(Catalogue catalogue) {
    table.prepare(catalogue, "nothing was erased: ");
  }

  /** Writes a record unless it is there; another process may have written the same one. */
  public void add(Catalogue catalogue, ErasureRecord record) {
    boolean unused =
        database.inTransaction(
            connection -> insert(connection, catalogue, record),
            failure ->
                KeyringFault.NOT_WRITABLE.fault(
                    ("what was erased could not be recorded in schema %s (%s); everything is"
                            + " erased: run hushcell erase --replay when the cause is mended")
                        .formatted(catalogue.schema(), Failures.describe(failure))));
  }

  private boolean insert(Connection connection, Catalogue catalogue, ErasureRecord record)
      throws SQLException {
    if (table.read(connection, catalogue, ORDERED).stream()
        .anyMatch(each -> each.id().equals(record.id()))) {
      return false;
    }
    return table.insert(connection, catalogue, record);
  }

  /** Returns when now is, by the clock of this machine. */
  public String now() {
    return database.now().toString();
  }
}
