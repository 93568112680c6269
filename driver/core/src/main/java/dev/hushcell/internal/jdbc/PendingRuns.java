package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.value.DriverHabit;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Whether a prepared statement has sets of parameters in a batch that was not run yet. */
final class PendingRuns {
  private boolean any;

  void add(PreparedStatement statement, Planned planned, Session session) throws SQLException {
    requireAloneIfSteering(planned, session);
    statement.addBatch();
    any = true;
  }

  /** Behind the first set, the server may read otherwise the text in which a cell is sent. */
  private void requireAloneIfSteering(Planned planned, Session session) throws SQLException {
    if (any
        && planned.afterwards() == Afterwards.SESSION
        && Rendering.seals(planned)
        && session.driver().has(DriverHabit.SENDS_BYTES_IN_TEXT)) {
      throw SqlErrors.of(
          JdbcFault.BATCH_ORDER,
          "a trigger or function that the statement runs may change how the session reads texts;"
              + " run the batch after each set of parameters");
    }
  }

  /** Refuses to go on with another plan where a batch was begun, and takes the batch back. */
  void requireNone(PreparedStatement statement, Session session) throws SQLException {
    if (any) {
      any = false;
      statement.clearBatch();
      throw session.changedMeanwhile("the statements of its batch were taken back; add them again");
    }
  }

  void forget() {
    any = false;
  }
}
