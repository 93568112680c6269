package dev.hushcell.internal.model;

import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A table with at least one protected column, as the catalogue has it.
 *
 * @param name schema and table as the database reports them
 * @param columns the protected columns, in no particular order
 */
public record ProtectedTable(TableName name, List<ProtectedColumn> columns) {
  public ProtectedTable {
    columns = List.copyOf(columns);
  }

  /** Tells whether plain columns of a row tell for which tenant or row its cells are sealed. */
  public boolean hasOwnRows() {
    for (ProtectedColumn each : columns) {
      if (each.belongsTo().isThere() || TenantKey.of(each).isPresent()) {
        return true;
      }
    }
    return false;
  }

  public Optional<ProtectedColumn> column(String column) {
    for (ProtectedColumn each : columns) {
      if (each.name().column().equals(column)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
