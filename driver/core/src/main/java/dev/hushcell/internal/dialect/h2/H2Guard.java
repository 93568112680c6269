package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What lets nobody but a job clear the mark of a row. H2 sets a column with {@code ON UPDATE} in
 * each row that changes, unless the statement names it. So there are two, the mark and the writer,
 * which is 0 for the job and 1 for anybody else, and a CHECK has both be the same: whoever changes
 * a row marks it, or is refused. H2 does not disable a CHECK.
 *
 * @param connection of a user who is an administrator of the database
 */
record H2Guard(Connection connection, H2Tables tables, Rewriting job) {
  String constraint() {
    return job.id() + "_mark";
  }

  /** Returns the name of the column that tells who wrote a row. */
  String writer() {
    return job.id() + "_0";
  }

  /** Returns what both columns are, for a definition that adds them. */
  String columns() {
    String mark = "%s SMALLINT INVISIBLE DEFAULT 1 ON UPDATE 1 NOT NULL, ";
    return Quotes.DOUBLE.sql(mark, job.mark()) + writerColumn();
  }

  private String writerColumn() {
    String form =
        "%s SMALLINT INVISIBLE DEFAULT 1 ON UPDATE CASE WHEN @%s = 1 THEN 0 ELSE 1 END NOT NULL";
    return Quotes.DOUBLE.sql(form, writer(), job.id());
  }

  boolean isThere() throws SQLException {
    return new H2Exchange(connection, tables, job).constraints(job.table()).contains(constraint());
  }

  /**
   * Makes it, unless it is there. Where the job was begun by an earlier version, all rows are
   * filled again.
   *
   * @return whether it was made
   */
  boolean make() throws SQLException {
    if (isThere()) {
      return false;
    }
    if (!H2Column.all(connection, job.table()).containsKey(writer())) {
      tables.alter(connection, job.table(), "ADD (" + writerColumn() + ")");
      Rows.run(connection, Quotes.DOUBLE.sql("UPDATE %s SET %s = 1", job.table(), job.mark()));
    }
    String form = "ADD CONSTRAINT %s CHECK (%s IN (0, 1) AND %s = %s) NOCHECK";
    tables.alter(connection, job.table(), form, constraint(), job.mark(), job.mark(), writer());
    return true;
  }

  /** Takes the CHECK away, for the columns to be dropped. */
  void drop() throws SQLException {
    if (isThere()) {
      tables.alter(connection, job.table(), "DROP CONSTRAINT %s", constraint());
    }
  }

  static void pass(Connection connection, Rewriting job) throws SQLException {
    Rows.run(connection, Quotes.DOUBLE.sql("SET @%s = 1", job.id()));
  }
}
