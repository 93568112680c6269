package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.rewriting.KeyedRows.Row;
import java.sql.Connection;
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
  private final ShadowTables tables;
  private final Comparing proof;
  private final KeyedRows old;
  private final RowUpdates updates;
  private final String marked;

  Filling(Rewriting job, ShadowTables tables, JobWork.Parts parts) {
    this.job = job;
    this.tables = tables;
    this.proof = Comparing.before(job, tables, parts);
    this.old = parts.old();
    String mark = old.names().of(job.mark());
    this.marked = tables.marked(mark);
    this.updates =
        new RowUpdates(
            old,
            parts.made(job.columns().stream().map(Rewriting.Column::shadow).toList()),
            parts.selfChanging(),
            mark + " = 0");
  }

  /** Returns the condition of rows that are not filled. */
  String marked() {
    return marked;
  }

  /**
   * Fills the next page, in a transaction of its own.
   *
   * @param after the last row before it
   * @return the last row of the page; empty when there was none
   */
  Optional<Row> page(Connection connection, Optional<Row> after, int most) throws SQLException {
    return page(connection, after, Optional.empty(), most);
  }

  /**
   * Fills the next page of a range, in a transaction of its own.
   *
   * @param upTo the last row of the range; empty where it ends with the table
   */
  Optional<Row> page(Connection connection, Optional<Row> after, Optional<Row> upTo, int most)
      throws SQLException {
    List<Row> rows = filled(connection, after, upTo, most);
    connection.commit();
    return KeyedRows.last(rows);
  }

  /** Fills the next page and reads it again, in a transaction of its own. */
  Optional<Row> proved(Connection connection, Optional<Row> after, int most) throws SQLException {
    List<Row> rows = filled(connection, after, Optional.empty(), most);
    proof.require(connection, rows);
    connection.commit();
    return KeyedRows.last(rows);
  }

  private List<Row> filled(Connection connection, Optional<Row> after, Optional<Row> upTo, int most)
      throws SQLException {
    tables.readByKey(connection);
    tables.asJob(connection, job);
    List<Row> rows = old.page(connection, after, upTo, marked(), tables.lockingPast(), most);
    updates.write(connection, rows);
    return rows;
  }

  /**
   * Fills what is left and reads it again, in the transaction of the caller, who has the table for
   * himself.
   *
   * @return false when that were more than so many rows, or when some are left
   */
  boolean rest(Connection connection, int most) throws SQLException {
    tables.asJob(connection, job);
    List<Row> rows = old.page(connection, Optional.empty(), marked(), "", most + 1);
    if (rows.size() > most) {
      return false;
    }
    updates.write(connection, rows);
    proof.require(connection, rows);
    return rows.isEmpty() || old.page(connection, Optional.empty(), marked(), "", 1).isEmpty();
  }
}
