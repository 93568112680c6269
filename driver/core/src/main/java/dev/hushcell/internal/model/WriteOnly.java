package dev.hushcell.internal.model;

import dev.hushcell.policy.ColumnName;
import java.util.Optional;

/**
 * A column that a profile may write but not read. Names are matched without case; a rule without
 * schema speaks of the table in every schema.
 *
 * @param schema schema, where it was given
 * @param table name of the table
 * @param column name of the column
 * @param searchable whether it may be compared all the same, where its cells can be: who can
 *     compare can find a value out by trying
 */
public record WriteOnly(
    Optional<String> schema, String table, String column, OnRead onRead, boolean searchable) {
  /** What a read of a write-only column gets. */
  public enum OnRead {
    /** The statement is refused. The default. */
    REFUSE,
    /** NULL, whatever is stored. */
    NULL;

    public boolean isRefused() {
      return this == REFUSE;
    }

    public boolean isNull() {
      return this == NULL;
    }
  }

  public boolean means(ColumnName name) {
    return schema.map(s -> s.equalsIgnoreCase(name.table().schema())).orElse(true)
        && table.equalsIgnoreCase(name.table().table())
        && column.equalsIgnoreCase(name.column());
  }
}
