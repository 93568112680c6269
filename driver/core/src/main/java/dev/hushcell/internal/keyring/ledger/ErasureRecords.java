package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.keyring.catalogue.ErasureRecord;
import dev.hushcell.internal.keyring.catalogue.Rows;
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
  private final LedgerDatabase database;
  private final TableBeside table;

  ErasureRecords(LedgerDatabase database) {
    this.database = database;
    this.table =
        new TableBeside(
            database,
            CatalogueSql.ERASURES,
            "persons who were forgotten",
            CatalogueSql::erasureDefinition,
            ", or delete its rows past Hushcell and run hushcell erase --replay");
  }

  /** Returns the records beside a catalogue, verified; none where there is no table. */
  public List<ErasureRecord> read(Catalogue catalogue) {
    return database.look(
        connection ->
            table.isThere(connection, catalogue) ? read(connection, catalogue) : List.of());
  }

  private List<ErasureRecord> read(Connection connection, Catalogue catalogue) throws SQLException {
    return Rows.of(
        connection,
        table.sql(connection, catalogue).selectErasures(),
        row -> table.verified(row, ErasureRecords::record, catalogue.mac()::of, 6, catalogue));
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
                    "what was erased could not be recorded in schema "
                        + catalogue.schema()
                        + " ("
                        + Failures.describe(failure)
                        + "); everything is erased: run hushcell erase --replay when the cause is"
                        + " mended"));
  }

  private boolean insert(Connection connection, Catalogue catalogue, ErasureRecord record)
      throws SQLException {
    if (read(connection, catalogue).stream().anyMatch(each -> each.id().equals(record.id()))) {
      return false;
    }
    return Rows.update(
            connection,
            table.sql(connection, catalogue).insertErasure(),
            record.id().toString(),
            record.subject(),
            record.tag(),
            record.counts(),
            record.happened(),
            catalogue.mac().of(record))
        == 1;
  }

  /** Returns when now is, by the clock of this machine. */
  public String now() {
    return database.now().toString();
  }
}
