package dev.hushcell.internal.discovery;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.List;
import java.util.Set;

/**
 * A table as the database describes it.
 *
 * @param name schema and table
 * @param columns its columns in order
 * @param unique columns of unique indexes and of the primary key
 * @param indexed columns of any index
 * @param linked columns that a foreign key links with others
 */
record FoundTable(
    TableName name,
    List<FoundColumn> columns,
    Set<String> unique,
    Set<String> indexed,
    Set<String> linked) {
  FoundColumn column(ColumnName name) {
    return columns.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}
