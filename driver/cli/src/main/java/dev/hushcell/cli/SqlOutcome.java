package dev.hushcell.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a statement that was run, as JSON has it.
 *
 * @param what passes, touches, refused
 * @param explanation what the driver did with it, without any value
 * @param sent the text that the database got, if it was changed
 * @param columns the columns of its result; empty where it has none
 * @param rows the first rows of it
 * @param more whether there are more
 * @param changed how many rows it changed; -1 where that is not known, or nothing was run
 * @param failure why it was refused or failed
 */
record SqlOutcome(
    String what,
    String explanation,
    Optional<String> sent,
    List<Column> columns,
    List<List<@Nullable String>> rows,
    boolean more,
    long changed,
    Optional<Failure.Told> failure) {

  /**
   * A column of a result.
   *
   * @param name its label
   * @param treatment plain, opened, withheld
   */
  record Column(String name, String treatment) {
    boolean isOpened() {
      return treatment.equals("opened");
    }
  }

  /** All that were run. */
  record All(List<SqlOutcome> statements, long failed) {}

  /** Returns one that had no result. */
  static SqlOutcome without(ExplainCommand.Found found, Optional<Failure.Told> failure) {
    return changed(found, -1, failure);
  }

  /** Returns one that changed rows. */
  static SqlOutcome changed(
      ExplainCommand.Found found, long changed, Optional<Failure.Told> failure) {
    return new SqlOutcome(
        found.what(), found.text(), found.sent(), List.of(), List.of(), false, changed, failure);
  }
}
