package dev.hushcell.policy;

import java.util.List;

/**
 * A CHECK of the application that {@code ddl.checks: drop} made without its condition. It keeps its
 * name, and a condition that always holds.
 *
 * @param table the table that has it
 * @param constraint its name
 * @param columns the protected columns that its condition named
 */
public record DroppedCheck(TableName table, String constraint, List<String> columns) {
  public DroppedCheck {
    columns = List.copyOf(columns);
  }
}
