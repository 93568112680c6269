package dev.hushcell.contract;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What metadata tell of the indexes of a table. */
public final class IndexRows {
  private IndexRows() {}

  /**
   * Returns for each place of each index the index, but for what stands behind the last underscore
   * of its name, whether it may have values twice, the place and the column; in order.
   */
  public static List<String> of(Connection connection, String table) throws SQLException {
    DatabaseMetaData meta = connection.getMetaData();
    String name = meta.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
    List<String> found = new ArrayList<>();
    try (ResultSet rows =
        meta.getIndexInfo(connection.getCatalog(), connection.getSchema(), name, false, true)) {
      while (rows.next()) {
        String index = String.valueOf(rows.getString("INDEX_NAME")).toLowerCase(Locale.ROOT);
        if (index.startsWith("by_")) {
          found.add(
              index.substring(0, index.lastIndexOf('_'))
                  + "|"
                  + rows.getBoolean("NON_UNIQUE")
                  + "|"
                  + rows.getInt("ORDINAL_POSITION")
                  + "|"
                  + rows.getString("COLUMN_NAME"));
        }
      }
    }
    found.sort(null);
    return found;
  }
}
