package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.Attempts;
import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.CatalogueTransactions;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;

/**
 * The database of a ledger, and how the ledger works on it.
 *
 * @param transactions in which it works
 * @param tables reads and changes its tables
 * @param attempts does something again when another writer was in the way
 * @param timing clocks and pauses
 */
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
