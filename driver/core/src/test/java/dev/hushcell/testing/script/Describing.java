package dev.hushcell.testing.script;

import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Turns the three kinds of metadata into text. */
public final class Describing {
  private Describing() {}

  /**
   * The columns of a result.
   *
   * @param thorough whether the size of computed columns counts, which drivers tell as they like
   */
  static String columns(ResultSetMetaData meta, boolean thorough) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      text.append(
          String.format(
              "column %d label=%s name=%s table=%s schema=%s type=%d typeName=%s class=%s%n",
              i,
              meta.getColumnLabel(i),
              meta.getColumnName(i),
              meta.getTableName(i),
              meta.getSchemaName(i),
              meta.getColumnType(i),
              meta.getColumnTypeName(i),
              meta.getColumnClassName(i)));
      if (!thorough && meta.getTableName(i).isEmpty()) {
        continue;
      }
      text.append(
          String.format(
              "  precision=%d scale=%d nullable=%d display=%d signed=%b auto=%b case=%b"
                  + " search=%b%n",
              meta.getPrecision(i),
              meta.getScale(i),
              meta.isNullable(i),
              meta.getColumnDisplaySize(i),
              meta.isSigned(i),
              meta.isAutoIncrement(i),
              meta.isCaseSensitive(i),
              meta.isSearchable(i)));
    }
    return text.toString();
  }

  /** What the columns of a result are called. */
  static String labels(ResultSetMetaData meta) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      text.append(String.format("column %d label=%s%n", i, meta.getColumnLabel(i)));
    }
    return text.toString();
  }

  static String parameters(PreparedStatement statement) throws SQLException {
    try {
      return "parameters " + statement.getParameterMetaData().getParameterCount() + "\n";
    } catch (SQLException e) { // some databases know the types only once values are bound
      return "parameters unknown " + e.getSQLState() + "\n";
    } catch (AssertionError e) { // pgjdbc in simple mode, where assertions are on
      return "parameters not described\n";
    }
  }

  /** The columns of a table, as DatabaseMetaData has them, without the database's own name. */
  static String table(DatabaseMetaData meta, String table) throws SQLException {
    try (ResultSet rows = meta.getColumns(null, null, table, null)) {
      return all(rows, "TABLE_CAT");
    }
  }

  /** Tables, keys and the constraints between them, as the application's schema has them. */
  static String structure(DatabaseMetaData meta, String table) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (ResultSet rows = meta.getTables(null, null, table, null)) {
      text.append("tables ").append(all(rows, "TABLE_CAT"));
    }
    try (ResultSet rows = meta.getPrimaryKeys(null, null, table)) {
      text.append("primary ").append(all(rows, "TABLE_CAT", "PK_NAME"));
    }
    try (ResultSet rows = meta.getImportedKeys(null, null, table)) {
      text.append("imported ")
          .append(all(rows, "PKTABLE_CAT", "FKTABLE_CAT", "PK_NAME", "FK_NAME"));
    }
    return text.toString();
  }

  private static String all(ResultSet rows, String... without) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    List<String> lines = new ArrayList<>();
    while (rows.next()) {
      StringBuilder line = new StringBuilder();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        if (!List.of(without).contains(meta.getColumnLabel(i))) {
          line.append(meta.getColumnLabel(i)).append('=').append(rows.getString(i)).append(' ');
        }
      }
      lines.add(line.toString());
    }
    Collections.sort(lines);
    return lines.size() + " rows\n" + String.join("\n", lines) + "\n";
  }
}
