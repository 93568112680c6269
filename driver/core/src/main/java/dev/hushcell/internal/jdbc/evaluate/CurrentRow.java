package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.policy.Family;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is known of the row that was fetched last, by the numbers that a formula has. */
record CurrentRow(Evaluation evaluation, RowFilter.Cells cells, RowFilter.Told told) {
  /** Opens a cell. */
  @Nullable Object opened(int cell) throws SQLException {
    return cells.open(evaluation.cells().get(cell).place());
  }

  /** Returns what a condition on plain columns is of the row. */
  Truth truth(int number) throws SQLException {
    Boolean found = told.truth(evaluation.told().get(number));
    return found == null ? Truth.UNKNOWN : Truth.of(found);
  }

  @Nullable Object value(int number, Family family) throws SQLException {
    return told.value(evaluation.told().get(number), family);
  }

  /** Leaves the values out. */
  @Override
  public String toString() {
    return "CurrentRow[]";
  }
}
