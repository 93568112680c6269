package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Runs catalogue work in transactions of its own and leaves the connection as it was. */
public final class CatalogueTransactions {
  private final CatalogueConnections connections;
  private final CatalogueForm form;

  /** Runs them in the standard form, which bounds no wait. */
  public CatalogueTransactions(CatalogueConnections connections) {
    this(connections, new CatalogueForm() {});
  }

  public CatalogueTransactions(CatalogueConnections connections, CatalogueForm form) {
    this.connections = connections;
    this.form = form;
  }

  /** Work on a connection. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Runs the work in one transaction: committed at its end, rolled back when it throws. */
  public <T> T inTransaction(Work<T> work) throws SQLException {
    return borrowed(false, connection -> committed(connection, work));
  }

  /** Reads tables of the database; again when somebody was in the way. */
  public <T> T look(Attempts attempts, Work<T> work) {
    return attempts.run(
        () -> inTransaction(work),
        failure ->
            KeyringFault.UNREADABLE.fault(
                "the tables of the database could not be looked at ("
                    + Failures.describe(failure)
                    + "); nothing was written, try again later",
                failure));
  }

  /** Runs the work with autocommit, as data definition needs it. */
  public <T> T autocommitted(Work<T> work) throws SQLException {
    return borrowed(true, work);
  }

  private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
    boolean done = false;
    try {
      T result = work.run(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        rollBack(connection);
      }
    }
  }

  private <T> T borrowed(boolean autocommit, Work<T> work) throws SQLException {
    Connection connection = connections.borrow();
    try {
      return bounded(connection, autocommit, work);
    } finally {
      connections.giveBack(connection);
    }
  }

  private <T> T bounded(Connection connection, boolean autocommit, Work<T> work)
      throws SQLException {
    Optional<String> unbind = form.bound(connection);
    try {
      return withAutocommit(connection, autocommit, work);
    } finally {
      if (unbind.isPresent()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(unbind.get());
        }
      }
    }
  }

  private static <T> T withAutocommit(Connection connection, boolean autocommit, Work<T> work)
      throws SQLException {
    boolean before = connection.getAutoCommit();
    int isolation = connection.getTransactionIsolation();
    // With more, a database may show what was there before the lock that the records are read
    // under.
    boolean change = isolation != Connection.TRANSACTION_READ_COMMITTED;
    if (change) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }
    connection.setAutoCommit(autocommit);
    try {
      return work.run(connection);
    } finally {
      connection.setAutoCommit(before);
      if (change) {
        connection.setTransactionIsolation(isolation);
      }
    }
  }

  @SuppressWarnings("EmptyCatch") // the failure that led here is the one to tell
  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException ignored) {
      // A connection that cannot roll back is broken; the database rolls back when it ends.
    }
  }
}
