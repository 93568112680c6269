package dev.hushcell.explain;

import dev.hushcell.policy.TableName;
import java.util.List;

/**
 * A protected table that a statement touches.
 *
 * @param name the table
 * @param columns its protected columns that the statement names, reads or writes, sorted
 */
public record TouchedTable(TableName name, List<String> columns) {
  public TouchedTable {
    columns = List.copyOf(columns);
  }
}
