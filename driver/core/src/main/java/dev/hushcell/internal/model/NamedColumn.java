package dev.hushcell.internal.model;

import dev.hushcell.policy.ColumnName;
import java.util.Optional;

/**
 * A column as somebody wrote its name: matched without case.
 *
 * @param schema schema, where it was given
 * @param table name of the table
 * @param column name of the column
 */
public record NamedColumn(Optional<String> schema, String table, String column) {

  /** Tells whether this means a column, where a name without schema means the given one. */
  public boolean means(ColumnName name, String defaultSchema) {
    return schema.orElse(defaultSchema).equalsIgnoreCase(name.table().schema())
        && table.equalsIgnoreCase(name.table().table())
        && column.equalsIgnoreCase(name.column());
  }

  public static NamedColumn of(ColumnRule rule) {
    return new NamedColumn(rule.schema(), rule.table(), rule.column());
  }

  /** Tells whether this and the rule can speak of the same column. */
  public boolean meets(ColumnRule rule) {
    return meets(of(rule));
  }

  /** Tells whether both can speak of the same column. */
  public boolean meets(NamedColumn other) {
    return table.equalsIgnoreCase(other.table)
        && column.equalsIgnoreCase(other.column)
        && (schema.isEmpty()
            || other.schema.isEmpty()
            || schema.get().equalsIgnoreCase(other.schema.get()));
  }

  @Override
  public String toString() {
    return schema.map(name -> name + ".").orElse("") + table + "." + column;
  }
}
