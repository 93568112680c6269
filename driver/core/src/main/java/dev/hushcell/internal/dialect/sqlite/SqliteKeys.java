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
 * lets most primary keys have NULL, and an index another collation than its column.
 */
final class SqliteKeys {
  private static final String COLUMNS =
      "SELECT name, \"notnull\", type FROM pragma_table_xinfo(?, ?) WHERE pk > 0 ORDER BY pk";
  private static final String INDEXES =
      "SELECT COUNT(*) FROM pragma_index_list(?, ?) WHERE origin = 'pk'";

  private SqliteKeys() {}

  private record KeyColumn(String name, boolean required, boolean whole) {}

  static List<Set<String>> of(Connection connection, TableName table) throws SQLException {
    Optional<Entry> entry =
        SqliteSchema.relation(connection, table.schema(), table.table())
            .filter(each -> each.type().equals("table") && !each.isVirtual());
    List<KeyColumn> columns =
        Rows.of(
            connection,
            COLUMNS,
            row ->
                new KeyColumn(
                    row.getString(1),
                    row.getInt(2) > 0,
                    "INTEGER".equalsIgnoreCase(row.getString(3))),
            table.table(),
            table.schema());
    if (entry.isEmpty() || columns.isEmpty()) {
      return List.of();
    }
    boolean indexed =
        Rows.of(connection, INDEXES, row -> row.getInt(1), table.table(), table.schema())
            .contains(1);
    // Without an index the one column is the number of the row.
    boolean numbered = !indexed && columns.size() == 1 && columns.get(0).whole();
    boolean collated = entry.get().sql().toUpperCase(Locale.ROOT).contains("COLLATE");
    boolean required = indexed && !collated && columns.stream().allMatch(KeyColumn::required);
    return numbered || required
        ? List.of(columns.stream().map(KeyColumn::name).collect(Collectors.toSet()))
        : List.of();
  }
}
