package dev.hushcell.admin;

import dev.hushcell.policy.TableName;
import java.time.Instant;
import java.util.List;

/**
 * A job that rewrites columns.
 *
 * @param job names it
 * @param kind what becomes of the columns
 * @param table the table
 * @param columns the names of its columns that are rewritten
 * @param phase how far it is
 * @param plainUntil until when configurations may say otherwise than the columns are
 */
public record RewritingStatus(
    String job, Kind kind, TableName table, List<String> columns, Phase phase, Instant plainUntil) {
  public RewritingStatus {
    columns = List.copyOf(columns);
  }

  /** What becomes of columns. */
  public enum Kind {
    /** Values become cells. */
    ENCRYPT,
    /** Cells become other cells. */
    CHANGE,
    /** Cells become values. */
    DECRYPT
  }

  /** How far a job is. */
  public enum Phase {
    /** It was not begun: only looked at. */
    PLANNED,
    /** The columns are as they were; new ones are filled beside them. */
    FILLING,
    /** The columns are as they were, and may be exchanged at any moment. */
    SWITCHING,
    /** The columns are the new ones; the old ones are still in the table. */
    SWITCHED,
    /** Nothing of the old columns is left in the table. */
    ENDED,
    /** It was given up; the columns are as they were. */
    ABANDONED
  }
}
