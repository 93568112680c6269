package dev.hushcell.contract.soak;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.contract.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** The one pool of all threads, and when they are to end. */
final class Pool implements AutoCloseable {
  private static final int CONNECTIONS = 24;

  private final HikariDataSource connections;
  private volatile boolean late;
  private volatile boolean over;

  Pool(Scene scene) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(scene.base().oursUrl(scene.configuration()));
    config.setUsername(scene.base().user());
    config.setPassword(scene.base().password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(20));
    connections = new HikariDataSource(config);
  }

  Connection connection() throws SQLException {
    return connections.getConnection();
  }

  /** Tells whether only what was not done so far is still to be done. */
  boolean isLate() {
    return late;
  }

  void late() {
    late = true;
  }

  boolean isOver() {
    return over;
  }

  void end() {
    over = true;
  }

  /** Waits, less long where everything ends. */
  void pause(long millis) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!over && System.nanoTime() < until) {
      Thread.sleep(Math.min(millis, 20));
    }
  }

  /** Returns how many connections are not given back. */
  int active() {
    return connections.getHikariPoolMXBean().getActiveConnections();
  }

  int open() {
    return connections.getHikariPoolMXBean().getTotalConnections();
  }

  @Override
  public void close() {
    connections.close();
  }
}
