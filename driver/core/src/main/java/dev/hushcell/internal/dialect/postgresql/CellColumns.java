package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns that hold cells without the CHECK of cells. The storage type has no length that would
 * tell them from other columns of bytes, so what is in them is looked at.
 */
final class CellColumns {
  private static final String CANDIDATES =
      "SELECT n.nspname, c.relname, a.attname,"
          + " pg_catalog.format_type(a.atttypid, a.atttypmod) FROM pg_catalog.pg_attribute a"
          + " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT a.attisdropped"
          + " AND a.attnum > 0 AND a.atttypid IN ('pg_catalog.bytea'::pg_catalog.regtype,"
          + " 'pg_catalog.text'::pg_catalog.regtype)"
          + " AND pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')";

  private CellColumns() {}

  /** Returns the types of the columns of a schema of which a row looks like a cell. */
  static Map<ColumnName, String> unchecked(Connection connection, String schema)
      throws SQLException {
    Map<ColumnName, String> found = new HashMap<>();
    List<Map.Entry<ColumnName, String>> candidates =
        Rows.of(
            connection,
            CANDIDATES,
            row -> {
              TableName table = new TableName(row.getString(1), row.getString(2));
              return Map.entry(new ColumnName(table, row.getString(3)), row.getString(4));
            },
            schema);
    for (Map.Entry<ColumnName, String> each : candidates) {
      if (holdsCell(connection, each.getKey(), each.getValue().equals("bytea"))) {
        found.put(each.getKey(), each.getValue());
      }
    }
    return found;
  }

  private static boolean holdsCell(Connection connection, ColumnName column, boolean binary)
      throws SQLException {
    String name = PostgresTypes.quote(column.column());
    String table =
        PostgresTypes.quote(column.table().schema())
            + "."
            + PostgresTypes.quote(column.table().table());
    String cell =
        binary
            ? "pg_catalog.octet_length(v) >= 53 AND v >= '\\xf8'::bytea"
            : "pg_catalog.char_length(v) >= 71 AND v ~ '^[-_][-_A-Za-z0-9]*$'";
    String sql =
        "SELECT 1 FROM (SELECT "
            + name
            + " AS v FROM "
            + table
            + " WHERE "
            + name
            + " IS NOT NULL LIMIT 1) first WHERE "
            + cell;
    return !Rows.of(connection, sql, row -> 1).isEmpty();
  }
}
