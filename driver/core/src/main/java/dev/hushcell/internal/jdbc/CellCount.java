package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.CellFault;
import dev.hushcell.internal.fault.Fault;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Counts the cells of one column, each before it is opened; where it fails, none is opened. */
interface CellCount {
  /** Counts one that the application gets, or with which something is computed for it. */
  void opening() throws SQLException;

  /** Tells that one was found in another row than it was sealed for. */
  void otherRow() throws SQLException;

  /** Tells of a cell that did not open, where it is one of another row and somebody listens. */
  static void tell(@Nullable CellCount count, RuntimeException failure) throws SQLException {
    if (count != null && failure instanceof Fault fault && fault.code() == CellFault.OTHER_ROW) {
      count.otherRow();
    }
  }

  /** Counts one that is opened to decide a condition or an order. */
  void deciding() throws SQLException;

  /**
   * Notes whose one was that was counted.
   *
   * @param decided whether it was opened to decide something
   */
  void openedOf(String tenant, boolean decided);
}
