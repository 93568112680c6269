package dev.hushcell;

import dev.hushcell.internal.keyring.Timing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** A driver of its own for which it is later, in the database too. */
final class LaterDriver {
  private final HushcellDriver driver;

  LaterDriver(Duration ahead) {
    this.driver =
        new HushcellDriver(
            new Timing(
                System::nanoTime,
                () -> Instant.now().plus(ahead),
                Thread::sleep,
                time -> time.plus(ahead)));
  }

  Connection connect(String url) throws SQLException {
    return driver.connect(url, Sandbox.user());
  }
}
