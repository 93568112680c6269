package dev.hushcell.internal.plan;

import dev.hushcell.internal.model.Protection;
import dev.hushcell.policy.TableName;
import java.util.Optional;

/** Plans SQL texts. Thread-safe; plans are cached. */
public interface Planner {
  /**
   * Plans a text, or throws the refusal.
   *
   * @param sql the text as the application wrote it
   * @param schema the database as the session sees it
   * @param protection what is protected now
   * @throws dev.hushcell.internal.fault.Fault when the text would not be safe
   * @throws ActivationNeeded when a table must be activated first; then plan again
   * @throws PlanAgain when protection changed meanwhile; plan again with that of now
   */
  StatementPlan plan(String sql, SchemaView schema, Protection protection);

  /**
   * Returns a statement that runs, beside itself, what a change of the rows of a query runs that
   * the driver below writes; empty where the query names nothing that could reach what is
   * protected.
   *
   * @throws dev.hushcell.internal.fault.Fault when no table is certain
   */
  default Optional<String> changeOf(String query, SchemaView schema, Protection protection) {
    return Optional.empty();
  }

  /** Tells whether a text has one plan whatever the database has, so that nobody is asked. */
  default boolean asksNothing(String sql) {
    return false;
  }

  /** Returns what the database tells a session of its last statement. */
  default LastStatement lastStatement() {
    return LastStatement.untold();
  }

  /** Thrown when a statement touches a table with declared columns that no catalogue has yet. */
  final class ActivationNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient TableName table;

    /** Builds the exception for a table that exists. */
    public ActivationNeeded(TableName table) {
      super("not activated: " + table, null, false, false);
      this.table = table;
    }

    /** Returns the table to activate. */
    public TableName table() {
      return table;
    }
  }

  /**
   * Thrown while planning when a table was looked at that may be newer than the protection the plan
   * is made for; to be planned again with the protection of now.
   */
  final class PlanAgain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Builds the exception; it says nothing but that. */
    public PlanAgain() {
      super("protection changed", null, false, false);
    }
  }
}
