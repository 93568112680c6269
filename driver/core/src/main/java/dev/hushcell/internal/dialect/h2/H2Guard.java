package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.dialect.Quotes;
import dev.hushcell.internal.dialect.StandardTables;
import dev.hushcell.internal.model.Rewriting;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A CHECK that lets nobody but a job clear the mark of a row. The database sets the mark in each
 * row that is changed by a statement that does not name it, so whoever changes a row marks it, or
 * is refused. H2 does not disable a CHECK.
 *
 * @param connection of a user who is an administrator of the database
 * @param tables of the database
 * @param job the job
 */
record H2Guard(Connection connection, H2Tables tables, Rewriting job) {
  private String constraint() {
    return job.id() + "_mark";
  }

  /** Tells whether it is there. */
  boolean isThere() throws SQLException {
    return new H2Exchange(connection, tables, job).constraints(job.table()).contains(constraint());
  }

  /**
   * Makes it, unless it is there. Rows may have other marks where the job was begun by an earlier
   * version: they were not filled, and count as changed.
   *
   * @return whether it was made
   */
  boolean make() throws SQLException {
    if (isThere()) {
      return false;
    }
    String mark = Quotes.DOUBLE.of(job.mark());
    String table = Quotes.DOUBLE.of(job.table());
    String condition = mark + " = 1 OR (" + mark + " = 0 AND COALESCE(" + variable(job) + ", 0) = 1)";
    tables.alter(
        connection,
        job.table(),
        "ADD CONSTRAINT "
            + Quotes.DOUBLE.of(constraint())
            + " CHECK ("
            + condition
            + ") NOCHECK");
    StandardTables.run(
        connection,
        "UPDATE " + table + " SET " + mark + " = 1 WHERE " + mark + " IS NULL OR " + mark
            + " NOT IN (0, 1)");
    return true;
  }

  /** Lets a session pass. */
  static void pass(Connection connection, Rewriting job) throws SQLException {
    StandardTables.run(connection, "SET " + variable(job) + " = 1");
  }

  private static String variable(Rewriting job) {
    return "@" + Quotes.DOUBLE.of(job.id());
  }
}
