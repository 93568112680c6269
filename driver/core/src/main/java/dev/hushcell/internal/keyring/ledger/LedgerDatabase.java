package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.Attempts;
import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader;
import dev.hushcell.internal.keyring.catalogue.CatalogueReader.RawCatalogue;
import dev.hushcell.internal.keyring.catalogue.CatalogueTables;
import dev.hushcell.internal.keyring.catalogue.CatalogueTransactions;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The database of a ledger, and how the ledger works on it. */
public record LedgerDatabase(
    CatalogueTransactions transactions, DatabaseTables tables, Attempts attempts, Timing timing) {

  /** Returns the database that these connections lead to. */
  public static LedgerDatabase of(
      CatalogueConnections connections, DatabaseTables tables, Timing timing) {
    return new LedgerDatabase(
        new CatalogueTransactions(connections, tables.catalogueForm()),
        tables,
        new Attempts(timing.pause(), tables.failures()),
        timing);
  }

  CatalogueForm form() {
    return tables.catalogueForm();
  }

  Failures failures() {
    return tables.failures();
  }

  Instant now() {
    return timing.now().instant();
  }

  CatalogueTables catalogue(Connection connection, String schema) throws SQLException {
    return new CatalogueTables(connection, schema, form());
  }

  Optional<RawCatalogue> read(Connection connection, String schema) throws SQLException {
    return CatalogueReader.read(connection, schema, form());
  }

  /** Works in a transaction; only once. */
  <T> T once(SqlCall.With<Connection, T> work) throws SQLException {
    return transactions.inTransaction(work);
  }

  /** Reads tables of the database; again when somebody was in the way. */
  <T> T look(SqlCall.With<Connection, T> work) {
    return inTransaction(
        work,
        failure ->
            KeyringFault.UNREADABLE.fault(
                "the tables of the database could not be looked at ("
                    + Failures.describe(failure)
                    + "); nothing was written, try again later",
                failure));
  }

  /** Works in a transaction; again when somebody was in the way. */
  <T> T inTransaction(
      SqlCall.With<Connection, T> work, Function<SQLException, RuntimeException> failure) {
    return attempts.run(() -> transactions.inTransaction(work), failure);
  }

  /** Works without a transaction around it; again when somebody was in the way. */
  <T> T autocommitted(
      SqlCall.With<Connection, T> work, Function<SQLException, RuntimeException> failure) {
    return attempts.run(() -> transactions.autocommitted(work), failure);
  }

  /**
   * Waits until the database has in its files what it answered as committed. Whoever notes outside
   * of it how far it has come does that afterwards, or not at all.
   *
   * @return whether it has; if it does not answer, nobody knows
   */
  boolean settle() {
    try {
      long left = transactions.autocommitted(form()::settle).toMillis();
      if (left > 0) {
        attempts.pause(left);
      }
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
