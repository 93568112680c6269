package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table as the database has it. */
public record ExistingTable(
    TableName name,
    boolean isBaseTable,
    List<Column> columns,
    List<Key> keys,
    List<Link> links,
    List<DatabaseTables.Check> checks) {

  /**
   * A column.
   *
   * @param declared type as it would be declared
   * @param collation empty when code points are compared
   * @param computes whether the database makes its values: identity, generated, ON UPDATE
   * @param obstacle what else about it does not go with cells, and what to do, for the message
   */
  public record Column(
      String name,
      String declared,
      String collation,
      boolean hasDefault,
      boolean computes,
      Optional<String> generation,
      boolean hasDomain,
      Optional<String> obstacle) {}

  /**
   * A column in a constraint.
   *
   * @param type such as PRIMARY KEY, UNIQUE or FOREIGN KEY
   * @param name of the constraint or index, the same for all its columns
   */
  public record Key(String column, String type, String name) {
    /** What no two rows have the same in. */
    public static final String UNIQUE = "UNIQUE";

    public static final String PRIMARY = "PRIMARY KEY";

    /** A type of indexes that keep nothing unique. */
    public static final String INDEX = "INDEX";

    /** A type of keys that depend on a part of the value: its beginning, which is unique, words. */
    public static final String PARTIAL = "PARTIAL";

    /** What is no key but decides in which partition of the table a row is. */
    public static final String PARTITION = "PARTITION";

    private boolean isUnique() {
      return type.equals(UNIQUE) || type.equals(PRIMARY);
    }

    private boolean is(Key key, String other) {
      return type.equals(key.type) && name.equals(key.name) && column.equalsIgnoreCase(other);
    }
  }

  public record Link(ColumnName from, ColumnName to) {}

  /** Returns the columns that must be equal to a column because of foreign keys. */
  public List<ColumnName> partners(ColumnName column) {
    List<ColumnName> found = new ArrayList<>();
    for (Link link : links) {
      if (link.from().equals(column)) {
        found.add(link.to());
      }
      if (link.to().equals(column)) {
        found.add(link.from());
      }
    }
    return found;
  }

  /** Tells whether a column is part of a key, or of what has such a type. */
  public boolean hasKey(String column, String type) {
    return keys.stream().anyMatch(key -> key.column().equals(column) && key.type().equals(type));
  }

  public boolean isKey(String column) {
    return keys.stream().anyMatch(key -> key.column().equals(column));
  }

  /**
   * Tells whether all keys over a column keep it unique beside another one only, whose name is
   * taken without case.
   */
  public boolean isUniqueBeside(String column, String other) {
    return keys.stream()
        .filter(key -> key.column().equals(column) && !key.type().equals(Key.INDEX))
        .allMatch(key -> key.isUnique() && keys.stream().anyMatch(each -> each.is(key, other)));
  }

  public List<Column> named(String column) {
    return columns.stream().filter(each -> each.name().equalsIgnoreCase(column)).toList();
  }

  public List<DatabaseTables.Check> checksOf(String column) {
    ColumnName full = new ColumnName(name, column);
    return checks.stream().filter(check -> check.column().equals(full)).toList();
  }
}
