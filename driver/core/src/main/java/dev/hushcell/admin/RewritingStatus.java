package dev.hushcell.admin;

import dev.hushcell.policy.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job that rewrites columns.
 *
 * @param job names it
 * @param kind what becomes of the columns
 * @param table the table
 * @param columns the names of its columns that are rewritten
 * @param phase how far it is
 * @param plainUntil until when configurations may say otherwise than the columns are
 * @param forecast what it would have to do, after a dry run
 */
public record RewritingStatus(
    String job,
    Kind kind,
    TableName table,
    List<String> columns,
    Phase phase,
    Instant plainUntil,
    Optional<RewritingForecast> forecast) {
  public RewritingStatus {
    columns = List.copyOf(columns);
  }

  /** A job of which nothing is foreseen. */
  public RewritingStatus(
      String job,
      Kind kind,
      TableName table,
      List<String> columns,
      Phase phase,
      Instant plainUntil) {
    this(job, kind, table, columns, phase, plainUntil, Optional.empty());
  }

  /**
   * Tells whether values of declared columns are stored in clear because of the job, until it
   * exchanges the columns or since it did.
   */
  public boolean leavesPlain() {
    return switch (kind) {
      case ENCRYPT -> phase == Phase.FILLING || phase == Phase.SWITCHING;
      case DECRYPT -> phase == Phase.SWITCHED;
      case CHANGE -> false;
    };
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
