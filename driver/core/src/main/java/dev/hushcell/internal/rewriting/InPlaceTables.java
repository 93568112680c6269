package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.SqlCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A database that has rows and definitions changed in one transaction during which nobody else
 * writes, so that columns are rewritten where they are.
 */
public non-sealed interface InPlaceTables extends RewritingTables {
  /** Returns where what becomes of a column is written: the column itself, or its shadow. */
  default String filled(Rewriting.Column column) {
    return column.name();
  }

  /**
   * Rewrites columns with the record of it; all or nothing.
   *
   * @param columns what the columns become, by their own names
   * @param rows is done to all rows while nobody else writes, in the open transaction
   * @param patience for how many milliseconds to wait for others
   * @return false when others had the database for longer
   */
  boolean rewrite(
      Connection connection,
      Rewriting job,
      List<NewColumn> columns,
      long patience,
      SqlCall.ActionWith<Connection> rows,
      Recording recording)
      throws SQLException;
}
