package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.keyring.catalogue.DatabaseTables.Check;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.rewriting.RewritingTables.NewColumn;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * How long MySQL takes to copy a table, by its statistics: for a trial, values would have to be
 * copied to where none were before.
 */
record MysqlCopying(Connection connection, TableName table) {
  /** How many entries of indexes are written in a second, the rows among them; and bytes. */
  private static final double ENTRIES = 40_000;

  private static final double BYTES = 20_000_000;

  /** A definition waits so long for the table, with others behind it. */
  private static final Duration WAIT = Duration.ofSeconds(1);

  /** Else what is asked next is a day old. */
  private static final String FRESH = "SET SESSION information_schema_stats_expiry = 0";

  private static final String SECONDS =
      "SELECT TABLE_ROWS * (SELECT COUNT(DISTINCT INDEX_NAME) FROM INFORMATION_SCHEMA.STATISTICS"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?) / "
          + ENTRIES
          + " + DATA_LENGTH / "
          + BYTES
          + " FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

  /** Where a CHECK speaks of one, no column gets another name without a copy. */
  private static final String LONG =
      "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ?"
          + " AND TABLE_NAME = ?"
          + " AND DATA_TYPE IN ('mediumblob', 'mediumtext', 'longblob', 'longtext')";

  /** Returns for how long nobody can write; only a CHECK has the table copied. */
  Duration estimate(List<NewColumn> columns) throws SQLException {
    if (columns.stream().allMatch(column -> column.check().isEmpty()) && !isCheckLeft(columns)) {
      return WAIT;
    }
    Rows.run(connection, FRESH);
    return Rows.ofTable(connection, SECONDS, row -> row.getDouble(1), table).stream()
        .map(seconds -> WAIT.plusMillis(Math.round(seconds * 1000)))
        .findFirst()
        .orElse(WAIT);
  }

  /** Tells whether a CHECK over a long column stays, which is none of those to be rewritten. */
  private boolean isCheckLeft(List<NewColumn> columns) throws SQLException {
    List<String> left = Rows.texts(connection, LONG, table);
    columns.forEach(column -> left.remove(column.name()));
    return !left.isEmpty()
        && new MysqlChecks(Flavour.MYSQL)
            .of(connection, table.schema()).stream()
                .map(Check::column)
                .anyMatch(column -> column.table().equals(table) && left.contains(column.column()));
  }
}
