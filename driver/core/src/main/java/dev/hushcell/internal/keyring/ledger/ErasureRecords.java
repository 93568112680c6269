package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.CatalogueSql;
import dev.hushcell.internal.keyring.catalogue.ErasureRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Failures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the database says of persons who were forgotten: a table beside the catalogue whose key
 * authenticates its rows. A row that is missing is no loss, since the list outside the database has
 * it and the person is erased once more. Thread-safe.
 */
public record ErasureRecords(LedgerDatabase database) {
  /** Returns the records beside a catalogue, verified; none where there is no table. */
  public List<ErasureRecord> read(Catalogue catalogue) {
    return database.look(
        connection -> isThere(connection, catalogue) ? read(connection, catalogue) : List.of());
  }

  private List<ErasureRecord> read(Connection connection, Catalogue catalogue) throws SQLException {
    String sql = sql(connection, catalogue).selectErasures();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<ErasureRecord> found = new ArrayList<>();
      while (rows.next()) {
        found.add(verified(rows, catalogue));
      }
      return found;
    }
  }

  private static ErasureRecord verified(ResultSet row, Catalogue catalogue) throws SQLException {
    Optional<ErasureRecord> record = record(row);
    if (record.isEmpty() || !catalogue.mac().of(record.get()).equals(row.getString(6))) {
      throw KeyringFault.RECORD_ALTERED.fault(
          "a record in "
              + CatalogueSql.ERASURES
              + " of schema "
              + catalogue.schema()
              + " is not what Hushcell wrote; restore the table from a backup, or delete its rows"
              + " past Hushcell and run hushcell erase --replay");
    }
    return record.get();
  }

  private static Optional<ErasureRecord> record(ResultSet row) throws SQLException {
    try {
      return Optional.of(
          new ErasureRecord(
              UUID.fromString(row.getString(1)),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getString(5)));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }

  /** Makes the table where it is not there. */
  public void prepare(Catalogue catalogue) {
    boolean unused =
        database.autocommitted(
            connection -> {
              if (!isThere(connection, catalogue)) {
                try (Statement statement = connection.createStatement()) {
                  statement.execute(sql(connection, catalogue).erasureDefinition().get(0));
                }
              }
              return true;
            },
            failure -> notCreatable(catalogue, failure));
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
    String sql = sql(connection, catalogue).insertErasure();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, record.id().toString());
      statement.setString(2, record.subject());
      statement.setString(3, record.tag());
      statement.setString(4, record.counts());
      statement.setString(5, record.happened());
      statement.setString(6, catalogue.mac().of(record));
      return statement.executeUpdate() == 1;
    }
  }

  /** Returns when now is, by the clock of this machine. */
  public String now() {
    return database.now().toString();
  }

  private CatalogueSql sql(Connection connection, Catalogue catalogue) throws SQLException {
    return CatalogueSql.of(connection, catalogue.schema(), database.form());
  }

  private static boolean isThere(Connection connection, Catalogue catalogue) throws SQLException {
    return TableBeside.isThere(connection, catalogue.schema(), CatalogueSql.ERASURES);
  }

  private RuntimeException notCreatable(Catalogue catalogue, SQLException failure) {
    CatalogueSql sql = database.transactions().sql(catalogue.schema());
    return KeyringFault.NOT_CREATABLE.fault(
        "the table of persons who were forgotten could not be made in schema "
            + catalogue.schema()
            + " ("
            + Failures.describe(failure)
            + "); nothing was erased: have an administrator run:\n"
            + String.join(";\n", sql.erasureDefinition())
            + ";");
  }
}
