package dev.hushcell.explain;

import dev.hushcell.policy.ColumnName;
import java.util.Optional;

/**
 * What becomes of a column of a result.
 *
 * @param column the protected column whose cells it has; empty for a plain one
 * @param withheld whether the profile of the connection may not read the column and gets NULL
 */
public record ResultColumn(Optional<ColumnName> column, boolean withheld) {
  @Override
  public String toString() {
    return column
        .map(name -> (withheld ? "withheld: NULL for " : "opened as ") + name)
        .orElse("plain");
  }
}
