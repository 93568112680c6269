package dev.hushcell.internal.plan;

import dev.hushcell.policy.TableName;

/** Thrown when a statement touches a table with declared columns that no catalogue has yet. */
public final class ActivationNeeded extends RuntimeException {
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
