package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.policy.Family;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The row that was fetched last. */
record FetchedRow(Evaluation evaluation, RowFilter.Cells cells, RowFilter.Told told)
    implements CurrentRow {
  @Override
  public @Nullable Object opened(int cell) throws SQLException {
    return at(evaluation.cells().get(cell).place());
  }

  @Override
  public @Nullable Object at(int place) throws SQLException {
    return cells.open(place);
  }

  @Override
  public Truth truth(int number) throws SQLException {
    Boolean found = told.truth(evaluation.told().get(number));
    return found == null ? Truth.UNKNOWN : Truth.of(found);
  }

  @Override
  public @Nullable Object value(int number, Family family) throws SQLException {
    return told.value(evaluation.told().get(number), family);
  }

  @Override
  public long rank(int place) throws SQLException {
    return told.rank(place);
  }

  @Override
  public @Nullable Object aggregated(int number) {
    throw new IllegalStateException("a row is no group");
  }

  /** Leaves the values out. */
  @Override
  public String toString() {
    return "FetchedRow[]";
  }
}
