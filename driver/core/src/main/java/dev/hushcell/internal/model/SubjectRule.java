package dev.hushcell.internal.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens to the rows of a person who is forgotten, by the configuration.
 *
 * @param name what such persons are called by, such as {@code customer_id}
 * @param tables in the order in which they are worked through
 */
public record SubjectRule(String name, List<Table> tables) {
  public SubjectRule {
    tables = List.copyOf(tables);
  }

  public enum Fate {
    /** Columns become NULL or a constant. */
    CLEARED,
    /** The rows are deleted. */
    DELETED,
    /** The rows stay as they are, which somebody took the responsibility for. */
    KEPT
  }

  /**
   * A table with rows of a person.
   *
   * @param schema its schema; empty for whichever has the table
   * @param by the column that tells whose a row is
   * @param of the column with the same value in a table of this rule, where {@code by} does not
   *     have the value of the subject itself
   * @param cleared columns that become NULL
   * @param set columns that become a constant
   */
  public record Table(
      Optional<String> schema,
      String table,
      String by,
      Optional<NamedColumn> of,
      Fate fate,
      List<String> cleared,
      Map<String, String> set) {
    public Table {
      cleared = List.copyOf(cleared);
      set = Map.copyOf(set);
    }

    public String shown() {
      return schema.map(name -> name + ".").orElse("") + table;
    }

    /** Tells whether a column may be one of this table. */
    public boolean meets(NamedColumn column) {
      return table.equalsIgnoreCase(column.table())
          && (schema.isEmpty()
              || column.schema().isEmpty()
              || schema.get().equalsIgnoreCase(column.schema().get()));
    }
  }
}
