package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.internal.value.RealDriver;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a prepared statement has sets of parameters in a batch that was not run yet. */
final class PendingRuns {
  private List<Found> found = List.of(); // until there is one
  private boolean any;

  /** What was set for a run before which rows are found. */
  record Found(List<@Nullable Plaintext> kept, Map<Integer, RepeatedSetters.Setter> setters) {
    /** Leaves the values out. */
    @Override
    public String toString() {
      return "Found[]";
    }
  }

  /** Takes a run before which rows are found, so that the driver below does not get it yet. */
  void add(Found run) {
    if (found.isEmpty()) {
      found = new ArrayList<>();
    }
    found.add(run);
    any = true;
  }

  boolean hasFound() {
    return !found.isEmpty();
  }

  /** Runs, and forgets, those before which rows are found; one that fails is the last. */
  int[] run(SqlCall.With<Found, Integer> execution) throws SQLException {
    List<Found> runs = List.copyOf(found);
    forget();
    int[] counts = new int[runs.size()];
    for (int i = 0; i < counts.length; i++) {
      try {
        counts[i] = execution.run(runs.get(i));
      } catch (SQLException e) {
        SQLException failure =
            new BatchUpdateException(
                e.getMessage(),
                e.getSQLState(),
                e.getErrorCode(),
                Arrays.copyOf(counts, i),
                e.getCause());
        failure.setNextException(e);
        throw failure;
      }
    }
    return counts;
  }

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
        && session.driver().has(RealDriver.Habit.SENDS_BYTES_IN_TEXT)) {
      throw SqlErrors.of(
          JdbcFault.BATCH_ORDER,
          "a trigger or function that the statement runs may change how the session reads texts;"
              + " run the batch after each set of parameters");
    }
  }

  /** Refuses to go on with another plan where a batch was begun, and takes the batch back. */
  void requireNone(PreparedStatement statement, Session session) throws SQLException {
    if (any) {
      forget();
      statement.clearBatch();
      throw session.changedMeanwhile("the statements of its batch were taken back; add them again");
    }
  }

  void forget() {
    found = List.of();
    any = false;
  }
}
