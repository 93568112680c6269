package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.sql.tree.ColumnDefinition;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;

/** The column of a new table that tells for which tenant others are sealed. */
final class TenantColumn {
  private TenantColumn() {}

  /** Tells whether a value has a cell that may stand in every row. */
  static boolean isAlike(ProtectedColumn column) {
    return TenantKey.of(column).isEmpty() && !column.belongsTo().isThere();
  }

  /** Refuses columns with a key for each tenant in a table that tells none in plaintext. */
  static void require(
      List<ProtectedColumn> added, List<ColumnDefinition> definitions, NewColumns columns) {
    added.forEach(each -> require(each, definitions, columns));
  }

  private static void require(
      ProtectedColumn column, List<ColumnDefinition> definitions, NewColumns columns) {
    TenantKey.of(column)
        .filter(
            key ->
                definitions.stream()
                        .map(ColumnDefinition::name)
                        .filter(each -> each.token().value().equalsIgnoreCase(key.column()))
                        .filter(each -> columns.find(each).isEmpty())
                        .count()
                    != 1)
        .ifPresent(
            key -> {
              throw DdlFault.TENANT_COLUMN.fault(
                  column.name().shortForm()
                      + " has a key for each "
                      + key.column()
                      + ", and the table has no such plain column, or several that differ in case"
                      + " alone; add one, or correct key.per");
            });
  }
}
