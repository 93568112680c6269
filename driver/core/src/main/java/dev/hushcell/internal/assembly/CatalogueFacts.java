package dev.hushcell.internal.assembly;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.schema.Facts;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.schema.SchemaFault;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Asks a database on the connections for catalogue work: outside of every transaction of the
 * application, with autocommit, so that each query sees what is committed, and with settings of our
 * own. A connection that was lost meanwhile is replaced once. Thread-safe.
 */
final class CatalogueFacts implements Facts {
  /** In milliseconds: an answer may have to wait for a lock that the asking session holds. */
  private static final int PATIENCE = (int) TimeUnit.SECONDS.toMillis(30);

  private final CatalogueConnections connections;
  private final Database database;
  private final ReentrantLock asking = new ReentrantLock(true); // all share one connection in turn
  private volatile Prepared prepared = new Prepared(new WeakReference<>(null), "");

  CatalogueFacts(CatalogueConnections connections, Database database) {
    this.connections = connections;
    this.database = database;
  }

  /** A connection that keeps the settings of ours, and where it stands. */
  private record Prepared(WeakReference<Connection> connection, String standing) {}

  @Override
  public <T> Answer<T> ask(Function<InformationSchema, T> question) {
    asking.lock();
    try {
      return asked(question);
    } finally {
      asking.unlock();
    }
  }

  private <T> Answer<T> asked(Function<InformationSchema, T> question) {
    long began = System.nanoTime();
    try {
      return once(question);
    } catch (SQLException lost) {
      if (System.nanoTime() - began >= TimeUnit.MILLISECONDS.toNanos(PATIENCE)) {
        throw nobody(lost);
      }
      try {
        return once(question);
      } catch (SQLException again) {
        throw nobody(again);
      }
    }
  }

  /** Throws an {@link SQLException} for a connection that was lost, and nothing else. */
  private <T> Answer<T> once(Function<InformationSchema, T> question) throws SQLException {
    Connection connection = borrowed();
    boolean done = false;
    try {
      Answer<T> answer = answered(connection, question);
      done = true;
      connections.giveBack(connection);
      return answer;
    } catch (Fault refused) {
      if (refused.getCause() instanceof SQLException failure
          && database.tables().failures().isInterrupted(failure)) {
        throw failure;
      }
      throw refused;
    } finally {
      if (!done) {
        end(connection);
      }
    }
  }

  private Connection borrowed() {
    try {
      return connections.borrowToAsk();
    } catch (SQLException refused) {
      throw nobody(refused);
    }
  }

  private void end(Connection connection) {
    try {
      connections.end(connection);
    } catch (SQLException gone) {
      // It is not lent again.
    }
  }

  private <T> Answer<T> answered(Connection connection, Function<InformationSchema, T> question)
      throws SQLException {
    boolean autocommit = connection.getAutoCommit();
    int timeout = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, PATIENCE);
    SqlCall.Action restore =
        () -> {
          if (!autocommit) {
            connection.setAutoCommit(false);
          }
          connection.setNetworkTimeout(Runnable::run, timeout);
        };
    Answer<T> answer = SqlCall.runOrUndo(() -> autocommitted(connection, question), restore);
    restore.run();
    return answer;
  }

  private <T> Answer<T> autocommitted(
      Connection connection, Function<InformationSchema, T> question) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.setAutoCommit(true);
    }
    return connections.keeps() ? kept(connection, question) : lent(connection, question);
  }

  private <T> Answer<T> kept(Connection connection, Function<InformationSchema, T> question)
      throws SQLException {
    String standing = standing(connection);
    return new Answer<>(question.apply(database.catalog(connection)), standing);
  }

  /** Returns where a connection of ours stands, which has the settings of ours from then on. */
  private String standing(Connection connection) throws SQLException {
    Prepared known = prepared;
    if (known.connection().get() == connection) {
      return known.standing();
    }
    database.ownSettings().make(connection);
    String standing = database.catalog(connection).session().sight().standing();
    prepared = new Prepared(new WeakReference<>(connection), standing);
    return standing;
  }

  /** Asks a connection that others use too. */
  private <T> Answer<T> lent(Connection connection, Function<InformationSchema, T> question)
      throws SQLException {
    Optional<String> before = database.ownSettings().make(connection);
    try {
      InformationSchema asked = database.catalog(connection);
      return new Answer<>(question.apply(asked), asked.session().sight().standing());
    } finally {
      if (before.isPresent()) {
        database.ownSettings().putBack(connection, before.get());
      }
    }
  }

  private static Fault nobody(SQLException failure) {
    return SchemaFault.NOBODY_TO_ASK.fault(
        "the connection on which the tables of the database are looked at cannot be had, or was"
            + " lost ("
            + Failures.describe(failure)
            + "), so that nobody knows what the statement touches; nothing was sent, try again",
        failure);
  }
}
