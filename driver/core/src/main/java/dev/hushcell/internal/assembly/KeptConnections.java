package dev.hushcell.internal.assembly;

import dev.hushcell.internal.keyring.CatalogueConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a connection of catalogue work for the next piece of it: the first use of a schema is some
 * twenty pieces, and a new session may cost seconds. It is closed when it was not needed for a
 * while, and at once when the application closes its last connection: a database may end with the
 * last connection to it. Not for pools, of which it would hold a place. Thread-safe.
 */
final class KeptConnections implements CatalogueConnections {
  /**
   * Longer than what is known of tables holds, so that it is asked again on the same connection.
   */
  private static final Duration IDLE = Duration.ofSeconds(30);

  /** In seconds: how long a kept connection has to show that it is alive. */
  private static final int ANSWER = 2;

  /** One that was used just now need not show it to a reader that tries again. */
  private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(500);

  private final CatalogueConnections opened;
  private final LeaseCache.Later later;
  private @Nullable Connection kept; // guarded by this, as those below
  private boolean resting;
  private long round;
  private boolean watched; // whether somebody will look whether it is idle
  private volatile long usedAt = System.nanoTime();

  KeptConnections(CatalogueConnections opened, LeaseCache.Later later) {
    this.opened = opened;
    this.later = later;
  }

  @Override
  public Connection borrow() throws SQLException {
    return borrow(false);
  }

  @Override
  public Connection borrowToAsk() throws SQLException {
    return borrow(System.nanoTime() - usedAt < FRESH);
  }

  private Connection borrow(boolean unproved) throws SQLException {
    Connection found = take();
    if (found != null && (unproved || found.isValid(ANSWER))) {
      return found;
    }
    close(found);
    return opened.borrow();
  }

  @Override
  public void giveBack(Connection connection) throws SQLException {
    if (!keep(connection)) {
      opened.giveBack(connection);
    }
  }

  @Override
  public void end(Connection connection) throws SQLException {
    opened.end(connection);
  }

  @Override
  public boolean keeps() {
    return true;
  }

  @Override
  public synchronized void wake() {
    resting = false;
  }

  @Override
  public void rest() {
    close(takeForGood());
  }

  @Override
  public Optional<String> place() {
    return opened.place();
  }

  private synchronized @Nullable Connection take() {
    Connection found = kept;
    kept = null;
    return found;
  }

  private synchronized @Nullable Connection takeForGood() {
    resting = true;
    return take();
  }

  private synchronized boolean keep(Connection connection) {
    if (resting || kept != null) {
      return false;
    }
    kept = connection;
    usedAt = System.nanoTime();
    round++;
    watch();
    return true;
  }

  /** One look is waited for at a time, however often the connection is used. */
  private synchronized void watch() {
    if (!watched) {
      watched = true;
      long seen = round;
      later.run(IDLE, () -> close(takeUnused(seen)));
    }
  }

  private synchronized @Nullable Connection takeUnused(long seen) {
    watched = false;
    if (round == seen) {
      return take();
    }
    if (kept != null) {
      watch();
    }
    return null;
  }

  private void close(@Nullable Connection connection) {
    if (connection == null) {
      return;
    }
    try {
      opened.end(connection);
    } catch (SQLException e) {
      // It was not needed any more, and may be gone.
    }
  }
}
