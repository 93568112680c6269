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

  /** Tells whether a text may ask what the database tells of the last statement of the session. */
  default boolean asksForLast(String sql) {
    return false;
  }

  /** Tells whether a text may ask for the rows of the last statement that found some. */
  default boolean asksForRowsFound(String sql) {
    return false;
  }

  /** Tells whether a text surely is the last statement that found rows, once it has run. */
  default boolean findsRows(String sql) {
    return false;
  }
}
