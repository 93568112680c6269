package dev.hushcell.admin;

import dev.hushcell.policy.TableName;
import java.time.Instant;
import java.util.List;

/**
 * A job that rewrites columns.
 *
 * @param job names it
 * @param table the table
 * @param columns the names of its columns that are rewritten
 * @param phase how far it is
 * @param plainUntil until when values of the columns may flow in clear, where they still do
 */
public record RewritingStatus(
    String job, TableName table, List<String> columns, Phase phase, Instant plainUntil) {
  public RewritingStatus {
    columns = List.copyOf(columns);
  }

  /** How far a job is. */
  public enum Phase {
    /** It was not begun: only looked at. */
    PLANNED,
    /** The columns are in clear; new ones are filled beside them. */
    FILLING,
    /** The columns are in clear, and may be exchanged at any moment. */
    SWITCHING,
    /** The columns keep cells; the old ones are still in the table. */
    SWITCHED,
    /** Nothing of the old columns is left in the table. */
    ENDED,
    /** It was given up; the columns are as they were. */
    ABANDONED
  }
}
