package dev.hushcell.admin;

import dev.hushcell.policy.TableName;
import java.util.List;

/**
 * What becomes of the rows of a person in one table.
 *
 * @param fate whether columns are cleared, rows are deleted, or all stays by declaration
 * @param rows how many rows there are, or were when they were erased
 * @param cleared columns that become NULL or a constant
 * @param kept columns that keep what they have; none where rows are deleted
 */
public record ErasedTable(
    TableName table, Fate fate, long rows, List<String> cleared, List<String> kept) {
  public ErasedTable {
    cleared = List.copyOf(cleared);
    kept = List.copyOf(kept);
  }

  /** What happens to rows. */
  public enum Fate {
    CLEARED,
    DELETED,
    KEPT
  }
}
