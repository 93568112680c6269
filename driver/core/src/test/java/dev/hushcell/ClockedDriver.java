package dev.hushcell;

import dev.hushcell.internal.keyring.Timing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A driver of its own, as another process would have it, whose clock stands still until a test says
 * that time passed: leases end when they are told to.
 */
public final class ClockedDriver {
  private static final Duration LEASE = Duration.ofSeconds(10);

  private final AtomicLong nanoseconds = new AtomicLong();
  private final HushcellDriver driver;

  /** Builds a driver of its own. */
  public ClockedDriver() {
    this(() -> 0);
  }

  private ClockedDriver(LongSupplier clock) {
    this.driver =
        new HushcellDriver(
            new Timing(
                () -> clock.getAsLong() + nanoseconds.get(),
                InstantSource.system(),
                Thread::sleep));
  }

  /** Builds one whose clock goes on by itself too: what it waits for ends. */
  public static ClockedDriver running() {
    return new ClockedDriver(System::nanoTime);
  }

  /** Connects with a URL of ours and nothing beside it. */
  public Connection connect(String url) throws SQLException {
    return connect(url, new Properties());
  }

  /** Connects with a URL of ours and what is beside it. */
  public Connection connect(String url, Properties properties) throws SQLException {
    return driver.connect(url, properties);
  }

  /** Forgets keys, and all that it knows, once nobody is connected. */
  public void eraseUnused() {
    driver.eraseUnusedKeys();
  }

  /** Lets so much time pass that everything that is known of the database is read again. */
  public void passLease() {
    nanoseconds.addAndGet(LEASE.toNanos());
  }

  /** Lets a time pass that ends no lease. */
  public void passSecond() {
    nanoseconds.addAndGet(Duration.ofSeconds(1).toNanos());
  }
}
