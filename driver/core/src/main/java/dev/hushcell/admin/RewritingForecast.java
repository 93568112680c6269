package dev.hushcell.admin;

import dev.hushcell.policy.GroupLeak;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a job that rewrites columns would have to do, as a dry run found. Sizes and times are
 * estimates. Holds no value.
 *
 * @param rows how many rows the table has
 * @param tried how many of them were read, sealed and opened for a trial
 * @param columns what was found of each column, in order
 * @param leak what the groups tell that columns are to get, counted over all rows; empty where none
 *     gets other groups than it has
 * @param tableBytes what the rows take on disk now; empty where the database does not tell
 * @param indexBytes what the indexes take now
 * @param tableBytesAfter what the rows will take, once the table was scrubbed
 * @param indexBytesAfter what the indexes will take
 * @param freeBytesWanted what is to be free on disk when the job begins
 * @param time how long the work takes, without waiting for other processes
 * @param blocked for how long others wait to write, where all rows are rewritten in one transaction
 *     or the table is copied; else for how long at most in one attempt
 */
public record RewritingForecast(
    long rows,
    long tried,
    List<Column> columns,
    Optional<GroupLeak> leak,
    OptionalLong tableBytes,
    OptionalLong indexBytes,
    OptionalLong tableBytesAfter,
    OptionalLong indexBytesAfter,
    OptionalLong freeBytesWanted,
    Duration time,
    Duration blocked) {
  public RewritingForecast {
    columns = List.copyOf(columns);
  }

  /** Tells whether new columns would keep every value that was tried. */
  public boolean keepsAll() {
    return columns.stream().allMatch(column -> column.notKept() == 0);
  }

  /**
   * What a trial found of a column.
   *
   * @param name its name
   * @param values how many values are to be made, which is an estimate unless all rows were tried
   * @param bytesNow what a value takes now, on the average
   * @param bytesAfter what it will take
   * @param notKept how many of the values that were tried do not fit, do not convert or would be
   *     others when they are read again
   * @param keys the keys of rows with such values, the first of them
   */
  public record Column(
      String name, long values, long bytesNow, long bytesAfter, long notKept, List<String> keys) {
    public Column {
      keys = List.copyOf(keys);
    }
  }
}
