package dev.hushcell.internal.plan;

import dev.hushcell.internal.model.Protection;

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

  /** Tells whether a text has one plan whatever the database has, so that nobody is asked. */
  default boolean asksNothing(String sql) {
    return false;
  }

  /** Returns what the database tells a session of its last statement. */
  default LastStatement lastStatement() {
    return LastStatement.untold();
  }
}
