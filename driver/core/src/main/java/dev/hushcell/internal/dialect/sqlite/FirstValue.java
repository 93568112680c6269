package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.keyring.catalogue.QuotedNames;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Looks at one value of a column, to tell whether the column keeps cells. */
final class FirstValue {
  private FirstValue() {}

  /** Returns the type for cells like the first value; empty where that is none. */
  static Optional<String> storage(Connection connection, TableName table, String column)
      throws SQLException {
    QuotedNames names = QuotedNames.of(connection);
    String name = names.name(column);
    String sql =
        "SELECT CASE typeof(c) WHEN 'blob' THEN ("
            + SqliteTypes.CHECKS.condition(Storage.BINARY, "c")
            + ") WHEN 'text' THEN 2 * ("
            + SqliteTypes.CHECKS.condition(Storage.TEXT, "c")
            + ") ELSE 0 END FROM (SELECT "
            + name
            + " AS c FROM "
            + names.table(table)
            + " WHERE "
            + name
            + " IS NOT NULL LIMIT 1)";
    return Rows.of(connection, sql, row -> row.getInt(1)).stream()
        .filter(found -> found > 0)
        .map(found -> found == 1 ? SqliteTypes.BYTES : SqliteTypes.TEXT)
        .findFirst();
  }
}
