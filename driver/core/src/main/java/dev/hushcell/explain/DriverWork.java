package dev.hushcell.explain;

import dev.hushcell.policy.ColumnName;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a query is done in the driver, over opened cells, and not in the database.
 *
 * @param filtered the columns of the conditions that decide which rows are delivered, sorted
 * @param computed the columns of which results, groups and aggregates are made, sorted
 * @param sorted the columns by which rows are sorted, or of which the least or greatest value is
 *     found, in their order
 * @param rows how many rows may be fetched for that
 * @param refused which letters a text may not have, in words; empty where it may have any
 */
public record DriverWork(
    List<ColumnName> filtered,
    List<ColumnName> computed,
    List<ColumnName> sorted,
    long rows,
    String refused) {
  public DriverWork {
    filtered = List.copyOf(filtered);
    computed = List.copyOf(computed);
    sorted = List.copyOf(sorted);
  }

  @Override
  public String toString() {
    List<String> done = new ArrayList<>();
    if (!filtered.isEmpty()) {
      done.add("filters by " + named(filtered));
    }
    if (!computed.isEmpty()) {
      done.add("computes with " + named(computed));
    }
    if (!sorted.isEmpty()) {
      done.add("sorts by " + named(sorted) + ", of all rows");
    }
    String more = refused.isEmpty() ? "" : "; fails at a text with " + refused;
    return String.join(", ", done) + ", over at most " + rows + " rows" + more;
  }

  private static String named(List<ColumnName> columns) {
    return String.join(" and ", columns.stream().map(ColumnName::toString).toList());
  }
}
