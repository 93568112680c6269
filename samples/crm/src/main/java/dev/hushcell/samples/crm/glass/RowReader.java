package dev.hushcell.samples.crm.glass;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the newest rows of a table: for each, its values by the names of the columns. */
final class RowReader {
  private RowReader() {}

  static List<Map<String, @Nullable Object>> read(Connection connection, GlassTable table)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(table.query())) {
      ResultSetMetaData columns = found.getMetaData();
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      while (found.next()) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.put(columns.getColumnName(i).toLowerCase(Locale.ROOT), found.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
