package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.evaluate.RowFilter;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.plan.Evaluation;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of an answer of a statement of which the database is asked for groups of cells. Where the
 * catalogue was exchanged for another, cells of no such group are there, and none is found that
 * would not open: so one cell is opened of those that are left out, unless one was opened.
 *
 * @param unnarrowed prepares the statement as it is without groups; null where it is so already
 */
record EmptyAnswer(
    Session session, Evaluation evaluation, @Nullable SqlCall<PreparedStatement> unnarrowed) {
  /** Opens cells of a row that is kept perhaps without them, unless one was opened already. */
  void prove(RowFilter.Cells row) throws SQLException {
    for (Evaluation.Cell each : unproved()) {
      @Nullable Object unused = row.open(each.place());
    }
  }

  private List<Evaluation.Cell> unproved() throws SQLException {
    List<Evaluation.Cell> unproved = new ArrayList<>();
    for (Evaluation.Cell each : evaluation.cells()) {
      if (unnarrowed != null && each.column().narrow().isThere() && !cell(each).isProved()) {
        unproved.add(each);
      }
    }
    return unproved;
  }

  /** Proves that cells open which the database holds, unless one was opened already. */
  void prove() throws SQLException {
    List<Evaluation.Cell> unproved = unproved();
    if (unnarrowed == null || unproved.isEmpty()) {
      return;
    }
    try (PreparedStatement all = unnarrowed.run()) {
      all.setMaxRows(1);
      try (ResultSet rows = all.executeQuery()) {
        if (rows.next()) {
          for (Evaluation.Cell each : unproved) {
            StoredCell stored = StoredCell.in(rows, each.place(), each.column().storage());
            ColumnCell cell = cell(each);
            SqlErrors.guard(() -> cell.open(stored));
          }
        }
      }
    }
  }

  private ColumnCell cell(Evaluation.Cell each) throws SQLException {
    return session.cells().of(each.column());
  }
}
