package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs catalogue work in transactions of its own and leaves the connection as it was. */
public record CatalogueTransactions(CatalogueConnections connections, CatalogueForm form) {
  /** Runs the work in one transaction: committed at its end, rolled back when it throws. */
  public <T> T inTransaction(SqlCall.With<Connection, T> work) throws SQLException {
    return borrowed(
        false,
        connection -> {
          T result = work.run(connection);
          connection.commit();
          return result;
        });
  }

  /** Runs the work with autocommit, as data definition needs it. */
  public <T> T autocommitted(SqlCall.With<Connection, T> work) throws SQLException {
    return borrowed(true, work);
  }

  /**
   * Returns the SQL of a catalogue with the quotes of the database; of the standard, if it is gone.
   */
  public CatalogueSql sql(String schema) {
    try {
      return autocommitted(connection -> CatalogueSql.of(connection, schema, form));
    } catch (SQLException | Fault gone) {
      return new CatalogueSql("\"", schema, form);
    }
  }

  private <T> T borrowed(boolean autocommit, SqlCall.With<Connection, T> work) throws SQLException {
    Connection connection = connections.borrow();
    AtomicBoolean broken = new AtomicBoolean();
    boolean done = false;
    try {
      T result = restored(connection, autocommit, work, broken);
      done = true;
      return result;
    } finally {
      if (done) {
        connections.giveBack(connection);
      } else if (!broken.get() || form.endsBroken()) {
        connections.end(connection);
      }
    }
  }

  /** A connection that cannot roll back is broken, and is not touched any more. */
  private <T> T restored(
      Connection connection,
      boolean autocommit,
      SqlCall.With<Connection, T> work,
      AtomicBoolean broken)
      throws SQLException {
    Optional<String> unbind = form.bound(connection);
    boolean before = connection.getAutoCommit();
    int isolation = connection.getTransactionIsolation();
    // With more, a database may show what was there before the lock that the records are read
    // under.
    boolean change = isolation != Connection.TRANSACTION_READ_COMMITTED;
    if (change) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }
    connection.setAutoCommit(autocommit);
    boolean done = false;
    try {
      T result = work.run(connection);
      done = true;
      return result;
    } finally {
      broken.set(!done && !autocommit && !isRolledBack(connection));
      if (!broken.get()) {
        connection.setAutoCommit(before);
        if (change) {
          connection.setTransactionIsolation(isolation);
        }
        if (unbind.isPresent()) {
          Rows.run(connection, unbind.get());
        }
      }
    }
  }

  private static boolean isRolledBack(Connection connection) {
    try {
      connection.rollback();
      return true;
    } catch (SQLException broken) {
      return false; // the failure that led here is the one to tell
    }
  }
}
