package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.sqlite.SqliteSchema.Entry;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the primary key of a table where it has no NULL and the equality of its columns. SQLite
 * lets most primary keys have NULL, and an index another collation than its column. One column that
 * is declared INTEGER is the number of the row, which has whole numbers alone.
 */
final class SqliteKeys {
  private static final String COLUMNS =
      "SELECT name, \"notnull\", type FROM pragma_table_xinfo(?, ?) WHERE pk > 0 ORDER BY pk";
  private static final String INDEXES =
      "SELECT COUNT(*) FROM pragma_index_list(?, ?) WHERE origin = 'pk'";

  private static final String CHANGED =
      "SELECT 'a foreign key changes it when another table is updated'"
          + " FROM pragma_foreign_key_list(?, ?) WHERE lower(\"from\") = lower(?)"
          + " AND on_update NOT IN ('NO ACTION', 'RESTRICT')";

  private SqliteKeys() {}

  private record KeyColumn(String name, boolean required, boolean whole) {}

  static List<Set<String>> of(Connection connection, TableName table) throws SQLException {
    Optional<Entry> entry =
        SqliteSchema.relation(connection, table.schema(), table.table())
            .filter(each -> each.type().equals("table") && !each.isVirtual());
    List<KeyColumn> columns = columns(connection, table);
    if (entry.isEmpty() || columns.isEmpty()) {
      return List.of();
    }
    boolean collated = entry.get().sql().toUpperCase(Locale.ROOT).contains("COLLATE");
    boolean required =
        isIndexed(connection, table) && !collated && columns.stream().allMatch(KeyColumn::required);
    return required || number(connection, table).isPresent()
        ? List.of(columns.stream().map(KeyColumn::name).collect(Collectors.toSet()))
        : List.of();
  }

  /** Returns the column that is the number of the row: the one of a key without an index. */
  static Optional<String> number(Connection connection, TableName table) throws SQLException {
    List<KeyColumn> columns = columns(connection, table);
    return columns.size() == 1 && columns.get(0).whole() && !isIndexed(connection, table)
        ? Optional.of(columns.get(0).name())
        : Optional.empty();
  }

  /**
   * Returns why the key of a row may be another one than an application assigns. No trigger changes
   * a row before it is stored, and a number that is given is kept.
   */
  static List<String> objections(Connection connection, TableName table) throws SQLException {
    Optional<String> number = number(connection, table);
    return number.isEmpty()
        ? List.of("it is no INTEGER PRIMARY KEY, and only that has whole numbers alone")
        : Rows.texts(connection, CHANGED, table.table(), table.schema(), number.get());
  }

  private static boolean isIndexed(Connection connection, TableName table) throws SQLException {
    return Rows.of(connection, INDEXES, row -> row.getInt(1), table.table(), table.schema())
        .contains(1);
  }

  private static List<KeyColumn> columns(Connection connection, TableName table)
      throws SQLException {
    return Rows.of(
        connection,
        COLUMNS,
        row ->
            new KeyColumn(
                row.getString(1), row.getInt(2) > 0, "INTEGER".equalsIgnoreCase(row.getString(3))),
        table.table(),
        table.schema());
  }
}
