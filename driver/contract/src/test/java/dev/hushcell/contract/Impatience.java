package dev.hushcell.contract;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A client that waits for nobody, since it shares its thread with whom it would wait for. Most
 * databases can be told so; a MySQL gives up after a second at the earliest, and there another
 * connection ends what waits.
 */
final class Impatience implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30;

  /** After so long a row that is not changed yet is taken for one that somebody else has locked. */
  private static final int LONG_MILLIS = 300;

  /** A user sees his own sessions. */
  private static final String STATE =
      "select state from information_schema.processlist where id = ";

  private final Optional<Connection> other;
  private final long id;
  private final ExecutorService clock = Executors.newSingleThreadExecutor();

  /**
   * Lets a connection wait for nobody.
   *
   * @param plain the connection, on the database's own driver
   * @param server its name among the servers
   */
  Impatience(Connection plain, Scene scene, String server) throws SQLException {
    switch (server) {
      case "postgresql" -> scene.run(plain, "set lock_timeout = '10ms'");
      case "h2" -> scene.run(plain, "set lock_timeout 1");
      case "sqlite" -> scene.run(plain, "pragma busy_timeout = 0", "pragma synchronous = off");
      default -> scene.run(plain, "set lock_wait_timeout = 0", "set innodb_lock_wait_timeout = 0");
    }
    boolean waits = server.startsWith("mysql");
    other = waits ? Optional.of(scene.plain()) : Optional.empty();
    id = waits ? idOf(plain) : 0;
  }

  private static long idOf(Connection plain) throws SQLException {
    try (Statement statement = plain.createStatement();
        ResultSet id = statement.executeQuery("select connection_id()")) {
      id.next();
      return id.getLong(1);
    }
  }

  /** Writes in a way of the client, which fails if it would wait. */
  void run(RewritingClient.Way way, int from, int to) throws SQLException {
    if (other.isEmpty()) {
      way.write(from, to);
      return;
    }
    CountDownLatch over = new CountDownLatch(1);
    Future<?> end = clock.submit(() -> endWaits(other.get(), over));
    try {
      way.write(from, to);
    } finally {
      over.countDown();
      awaited(end);
    }
  }

  /** What works is left alone: ended at its last moment, nobody would know what became of it. */
  private Void endWaits(Connection other, CountDownLatch over) throws Exception {
    try (Statement statement = other.createStatement()) {
      int millis = 0;
      while (!over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        millis += PATIENCE_MILLIS;
        if (waits(statement, millis >= LONG_MILLIS)) {
          statement.execute("kill query " + id);
        }
      }
    }
    return null;
  }

  private boolean waits(Statement statement, boolean isLong) throws SQLException {
    try (ResultSet row = statement.executeQuery(STATE + id)) {
      String state = row.next() ? String.valueOf(row.getString(1)) : "";
      return state.matches("Waiting for .* lock")
          || (isLong && Set.of("update", "updating", "executing").contains(state));
    }
  }

  private static void awaited(Future<?> end) throws SQLException {
    try {
      end.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new SQLException("the statement that waits could not be ended", e);
    }
  }

  @Override
  public void close() throws SQLException {
    clock.shutdownNow();
    if (other.isPresent()) {
      other.get().close();
    }
  }
}
