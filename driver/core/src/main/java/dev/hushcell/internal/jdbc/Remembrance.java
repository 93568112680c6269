package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.SchemaView;
import java.sql.SQLException;

/**
 * What the database remembers of the last statement of a session, as far as it is the application's
 * own: a statement that asks for it is refused where the database would tell of something that the
 * driver did in between.
 */
final class Remembrance {
  private static final long NEVER = -1;

  private final Planner planner;
  private final SchemaView schema;
  private boolean wasEvaluated;
  private long rowsFoundAfter; // so many questions the last statement that found rows was asked

  Remembrance(Planner planner, SchemaView schema) {
    this.planner = planner;
    this.schema = schema;
  }

  /** Begins a statement; refuses one that asks for what the database does not remember. */
  void begin(Planned planned) throws SQLException {
    if (wasEvaluated && planner.lastStatement().isAskedIn(planned.sql())) {
      throw SqlErrors.of(
          JdbcFault.LAST_STATEMENT,
          "the statement asks what the last one did, of which conditions were evaluated in the"
              + " driver: the database counted the rows that it fetched for that; count the rows"
              + " of the result, or use COUNT(*)");
    }
    if (rowsFoundAfter != schema.disturbances()
        && planner.lastStatement().isAskedOfRowsIn(planned.sql())) {
      throw SqlErrors.of(
          JdbcFault.LAST_STATEMENT,
          "the statement asks how many rows were found, and since they were the session had to be"
              + " asked for its settings, which found one, or conditions were evaluated in the driver;"
              + " ask right behind the statement that finds them");
    }
    wasEvaluated = planned.isWorkedOn();
  }

  /** Notes that a statement did not fail: one that does may leave the rows of the one before. */
  void done(Planned planned) {
    if (planner.lastStatement().finds(planned.sql())) {
      rowsFoundAfter = wasEvaluated ? NEVER : schema.disturbances();
    }
  }
}
