package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.DatabaseRequirements;
import java.sql.SQLException;
import java.util.function.Supplier;

/** A connection of the real driver, for one look at the database before anything stands on it. */
@FunctionalInterface
interface DatabaseLook {
  /**
   * Connects; whoever looked says so, or closes the connection where that failed.
   *
   * @param demands what the database must be like
   */
  RealConnection open(DatabaseRequirements demands) throws SQLException;

  /**
   * Connects already now, where the connection is used later anyway; whoever is waited for
   * meanwhile needs no database. A failure shows when the connection is wanted.
   */
  default void ahead(DatabaseRequirements demands) {
    // not where others give connections out
  }

  /** Takes the connection back after a look, in the state in which it was opened. */
  default void done(RealConnection looked) throws SQLException {
    looked.close();
  }

  /** The look failed; the application meets the same failure when it connects. */
  final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final SQLException failure;

    Failed(SQLException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  /** Runs work that may look; a failure of that is told as the real driver tells it. */
  static <T> T during(Supplier<T> work) throws SQLException {
    try {
      return work.get();
    } catch (Failed e) {
      throw e.failure;
    }
  }
}
