package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Changes the type of a column that has no values, in one transaction that keeps others out of the
 * table: so nobody's value is converted, and nothing is left half changed.
 *
 * <p>The server changes no type under an index. The indexes over the column, unique constraints and
 * a primary key among them, are dropped and made again as they were.
 */
record TypeChange(Connection connection, ColumnName column, String type) {
  /**
   * Text or a time is not turned into bytes without a function; but anything becomes text, text a
   * number and a number bytes or text, as far as the server is asked for types and not for values.
   */
  private static final List<String> BETWEEN = List.of("NVARCHAR(100)", "INT");

  void run() throws SQLException {
    boolean autocommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      change();
      connection.commit();
      done = true;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(autocommit);
    }
  }

  private void change() throws SQLException {
    requireNoValues();
    TableName table = column.table();
    List<KeptIndex> indexes = KeptIndex.of(connection, column);
    for (KeptIndex each : indexes) {
      Rows.run(connection, each.drop(table));
    }
    String nullable = isNullable() ? " NULL" : " NOT NULL";
    String form = "ALTER TABLE %s ALTER COLUMN %s ";
    String change = SqlServerTypes.QUOTES.sql(form, table, column.column());
    for (String step : BETWEEN) {
      Rows.run(connection, change + step + nullable);
    }
    Rows.run(connection, change + type + nullable);
    for (KeptIndex each : indexes) {
      Rows.run(connection, each.create(table));
    }
  }

  private void requireNoValues() throws SQLException {
    String form = "SELECT TOP (1) 1 FROM %s WITH (TABLOCKX, HOLDLOCK) WHERE %s IS NOT NULL";
    String query = SqlServerTypes.QUOTES.sql(form, column.table(), column.column());
    if (Rows.hasSome(connection, query)) {
      throw new SQLException(
          "the column has values that another session has just written", "HY000");
    }
  }

  private boolean isNullable() throws SQLException {
    return Rows.first(
            connection,
            SqlServerTablesSql.NULLABLE,
            row -> row.getBoolean(1),
            column.table(),
            column.column())
        .orElseThrow(() -> new SQLException("the column is gone", "42S22"));
  }
}
