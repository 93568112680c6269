package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A column of a table whose columns are rewritten.
 *
 * @param required whether it takes no NULL
 * @param type its type, without length
 * @param comment its comment, empty for none
 */
record H2Column(boolean required, String type, String comment) {
  /** Returns all columns of a table, by name; none when there is no table. */
  static Map<String, H2Column> all(Connection connection, TableName table) throws SQLException {
    Map<String, H2Column> found = new LinkedHashMap<>();
    Rows.ofTable(
        connection,
        H2RewritingSql.COLUMNS,
        row ->
            found.put(
                row.getString(1),
                new H2Column(
                    "NO".equals(row.getString(2)),
                    Objects.requireNonNullElse(row.getString(3), ""),
                    Objects.requireNonNullElse(row.getString(4), ""))),
        table);
    return found;
  }
}
