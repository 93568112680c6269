package dev.hushcell.internal.model;

import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A view, or anything else that is read like one, of which the configuration says what its columns
 * are. Names are matched without case.
 *
 * @param columns all of its columns
 */
public record TrustedView(TableName name, List<Column> columns) {
  public TrustedView {
    columns = List.copyOf(columns);
  }

  /**
   * A column of a view.
   *
   * @param cells the column whose cells it has; empty for a plain one
   */
  public record Column(String name, Optional<NamedColumn> cells) {}

  public boolean means(TableName view) {
    return name.schema().equalsIgnoreCase(view.schema())
        && name.table().equalsIgnoreCase(view.table());
  }

  public Optional<Column> column(String column) {
    return columns.stream().filter(each -> each.name().equalsIgnoreCase(column)).findFirst();
  }
}
