package dev.hushcell.internal.jdbc;

import java.sql.SQLException;

/** Counts the cells of one column, each before it is opened; where it fails, none is opened. */
interface CellCount {
  /** Counts one that the application gets, or with which something is computed for it. */
  void opening() throws SQLException;

  /** Tells that one was found in another row than it was sealed for. */
  void otherRow() throws SQLException;

  /** Counts one that is opened to decide a condition or an order. */
  void deciding() throws SQLException;
}
