package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.rewriting.KeyedRows.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Fills shadows from the old columns, page by page. What was done is seen in the rows themselves,
 * so it may stop anywhere and start again. A job that is over cannot fill anything: its names are
 * gone.
 */
final class Filling {
  private final Rewriting job;
  private final RewritingTables tables;
  private final KeyedRows old;
  private final List<Side> shadows;
  private final List<String> selfChanging;

  /**
   * Builds it.
   *
   * @param old reads the old columns, in the order of those of the job
   * @param shadows write the new ones, in the same order
   * @param selfChanging the columns that would change by themselves
   */
  Filling(
      Rewriting job,
      RewritingTables tables,
      KeyedRows old,
      List<Side> shadows,
      List<String> selfChanging) {
    this.job = job;
    this.tables = tables;
    this.old = old;
    this.shadows = shadows;
    this.selfChanging = List.copyOf(selfChanging);
  }

  /** Returns the condition of rows that are not filled. */
  String marked() {
    return old.names().name(job.mark()) + " = 1";
  }

  /**
   * Fills the next page, in a transaction of its own.
   *
   * @param after the last row before it
   * @return the last row of the page; empty when there was none
   */
  Optional<Row> page(Connection connection, Optional<Row> after, int most) throws SQLException {
    List<Row> rows = old.page(connection, after, marked(), tables.lockingPast(), most);
    write(connection, rows);
    connection.commit();
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
  }

  /**
   * Fills what is left, in the transaction of the caller, who has the table for himself.
   *
   * @return false when that were more than so many rows
   */
  boolean rest(Connection connection, int most) throws SQLException {
    List<Row> rows = old.page(connection, Optional.empty(), marked(), "", most + 1);
    if (rows.size() > most) {
      return false;
    }
    write(connection, rows);
    return true;
  }

  private void write(Connection connection, List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(update())) {
      for (Row row : rows) {
        for (int i = 0; i < shadows.size(); i++) {
          shadows.get(i).write(statement, i + 1, row.values().get(i));
        }
        old.bindKey(statement, shadows.size() + 1, row);
        statement.addBatch();
      }
      int[] unused = statement.executeBatch();
    }
  }

  private String update() {
    StringBuilder sql = new StringBuilder("UPDATE ").append(old.names().table(old.table()));
    sql.append(" SET ");
    job.columns().forEach(column -> sql.append(old.names().name(column.shadow())).append(" = ?, "));
    for (String each : selfChanging) {
      String name = old.names().name(each);
      sql.append(name).append(" = ").append(name).append(", ");
    }
    return sql.append(old.names().name(job.mark()))
        .append(" = 0 WHERE ")
        .append(old.isKey())
        .toString();
  }
}
