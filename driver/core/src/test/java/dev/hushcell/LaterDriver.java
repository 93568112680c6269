package dev.hushcell;

import dev.hushcell.internal.keyring.Timing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * A driver of its own, as another process would have it, for which it is later, in the database
 * too, and for which leases may end sooner.
 */
public final class LaterDriver {
  private final HushcellDriver driver;

  LaterDriver(Duration ahead) {
    this(() -> ahead, 1);
  }

  /**
   * Builds a driver of its own.
   *
   * @param ahead how much later it is than the clocks say
   * @param speed how many times faster what is known of the database gets old
   */
  public LaterDriver(Supplier<Duration> ahead, int speed) {
    this.driver =
        new HushcellDriver(
            new Timing(
                () -> System.nanoTime() * speed,
                () -> Instant.now().plus(ahead.get()),
                Thread::sleep,
                time -> time.plus(ahead.get())));
  }

  /** Connects with a URL of ours and what is beside it. */
  public Connection connect(String url, Properties properties) throws SQLException {
    return driver.connect(url, properties);
  }

  /** Connects as the first user of an H2 database. */
  public Connection connect(String url) throws SQLException {
    return driver.connect(url, Sandbox.user());
  }
}
