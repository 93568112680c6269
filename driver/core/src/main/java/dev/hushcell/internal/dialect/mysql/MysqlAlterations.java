package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.Check;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Changes tables; waits for locks on them no longer than some seconds. */
final class MysqlAlterations {
  /** Without it a table in use is waited for up to a year. */
  private static final int SECONDS = 5;

  private static final String COLUMN =
      "SELECT IS_NULLABLE, COLUMN_COMMENT, EXTRA, @@SESSION.sql_mode"
          + " FROM INFORMATION_SCHEMA.COLUMNS"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ?";

  private final TypeKnowledge types;
  private final MysqlChecks checks;

  MysqlAlterations(TypeKnowledge types, MysqlChecks checks) {
    this.types = types;
    this.checks = checks;
  }

  /** MODIFY writes the whole definition anew; what is not repeated is gone. */
  void changeType(Connection connection, ColumnName column, String type) throws SQLException {
    TableName table = column.table();
    String rest =
        Rows.first(
                connection,
                COLUMN,
                row ->
                    (row.getString(1).equals("NO") ? " NOT NULL" : " NULL")
                        + invisible(row.getString(3))
                        + comment(row.getString(2), row.getString(4)),
                table,
                column.column())
            .orElseThrow(() -> new SQLException("the column is gone", "42S22"));
    alter(connection, table, "MODIFY COLUMN " + types.quoted(column.column()) + " " + type + rest);
  }

  private static String invisible(String extra) {
    return extra.toUpperCase(Locale.ROOT).contains("INVISIBLE") ? " INVISIBLE" : "";
  }

  private static String comment(String text, String sqlMode) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    String quoted = text.replace("'", "''");
    boolean escapes = !sqlMode.toUpperCase(Locale.ROOT).contains("NO_BACKSLASH_ESCAPES");
    return " COMMENT '" + (escapes ? quoted.replace("\\", "\\\\") : quoted) + "'";
  }

  /** Neither database renames a constraint. */
  void renameCheck(Connection connection, CellCheck check, String name) throws SQLException {
    TableName table = check.column().table();
    for (Check each : checks.of(connection, table.schema())) {
      if (each.column().table().equals(table) && each.constraint().equals(check.constraint())) {
        String form = "DROP CONSTRAINT %s, ADD CONSTRAINT %s CHECK (";
        String change = MysqlTypes.QUOTES.sql(form, check.constraint(), name);
        alter(connection, table, change + each.condition() + ")");
      }
    }
  }

  void alter(Connection connection, TableName table, String change) throws SQLException {
    String named = MysqlTypes.QUOTES.of(table);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET @hushcell_wait = @@SESSION.lock_wait_timeout");
      statement.execute("SET SESSION lock_wait_timeout = " + SECONDS);
      try {
        statement.execute("ALTER TABLE " + named + " " + change);
      } finally {
        statement.execute("SET SESSION lock_wait_timeout = @hushcell_wait");
      }
    }
  }
}
