package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.value.CellValue;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Stands between a result set and the values of some of its columns, counted from 1. */
interface CellSource {
  /** Tells whether the value of a column in the current row comes from here. */
  boolean has(ResultSet row, int column) throws SQLException;

  CellValue read(ResultSet row, int column) throws SQLException;

  String name(int column);
}
