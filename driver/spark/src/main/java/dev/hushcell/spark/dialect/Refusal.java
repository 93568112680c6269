package dev.hushcell.spark.dialect;

import java.sql.SQLException;

/** What Spark has to know of refusals of Hushcell. */
final class Refusal {
  /** HC-2101. */
  private static final int TABLE_MISSING = 2101;

  private Refusal() {}

  /** Tells whether a table is not there, which Spark finds out by asking for it. */
  static boolean isOfMissingTable(SQLException failure) {
    return failure.getErrorCode() == TABLE_MISSING
        && String.valueOf(failure.getMessage()).startsWith("[HC-");
  }
}
