package dev.hushcell.admin;

import dev.hushcell.policy.ColumnName;

/**
 * How many cells of a column somebody used, as an audit says it.
 *
 * @param time the beginning of the time that it is about; empty for all that there is
 * @param profile the profile of the connections; empty for none
 * @param user the user of the database
 * @param column of which column
 * @param opened what the application got
 * @param evaluated what was opened to decide conditions and orders
 * @param sealed how many values were sealed
 * @param exceeded how many statements met a limit
 */
public record CellUse(
    String time,
    String profile,
    String user,
    ColumnName column,
    Peaks opened,
    Peaks evaluated,
    long sealed,
    long exceeded) {
  /**
   * How many cells, at most within a time, wherever that begins.
   *
   * @param total in all
   * @param minute in any minute
   * @param hour in any hour
   * @param day in any 24 hours
   * @param statement by one statement
   */
  public record Peaks(long total, long minute, long hour, long day, long statement) {}
}
