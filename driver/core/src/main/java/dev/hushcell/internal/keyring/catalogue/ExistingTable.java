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
   * @param generation expression of a generated column
   * @param hasDomain whether the type is a domain
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
      Optional<String> obstacle) {
    /** A column about which there is nothing else. */
    public Column(
        String name,
        String declared,
        String collation,
        boolean hasDefault,
        boolean computes,
        Optional<String> generation,
        boolean hasDomain) {
      this(
          name, declared, collation, hasDefault, computes, generation, hasDomain, Optional.empty());
    }
  }

  /**
   * A column in a constraint.
   *
   * @param type such as PRIMARY KEY, UNIQUE or FOREIGN KEY
   */
  public record Key(String column, String type) {
    /** A type of keys that depend on a part of the value: its beginning, which is unique, words. */
    public static final String PARTIAL = "PARTIAL";

    /** What is no key but decides in which partition of the table a row is. */
    public static final String PARTITION = "PARTITION";
  }

  /** A column and the one it refers to in a foreign key. */
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

  /** Returns the columns that a name without case means. */
  public List<Column> named(String column) {
    return columns.stream().filter(each -> each.name().equalsIgnoreCase(column)).toList();
  }

  public List<DatabaseTables.Check> checksOf(String column) {
    ColumnName full = new ColumnName(name, column);
    return checks.stream().filter(check -> check.column().equals(full)).toList();
  }
}
