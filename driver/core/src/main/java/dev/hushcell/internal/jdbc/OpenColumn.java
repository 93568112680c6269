package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.model.WriteOnly;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import org.jspecify.annotations.Nullable;

/**
 * One column of a result set.
 *
 * @param cell opens its cells; null for a plain one
 * @param limit what the profile may not do with it; null when nothing
 * @param count counts its cells; null when that is not needed
 * @param streamed whether only so much of a cell is read as the application asks for
 */
record OpenColumn(
    @Nullable ColumnCell cell,
    @Nullable WriteOnly limit,
    @Nullable CellCount count,
    boolean streamed) {
  static final OpenColumn PLAIN = new OpenColumn(null, null, null, false);

  static OpenColumn of(ColumnCell cell, @Nullable CellCount count, Session session) {
    ProtectedColumn column = cell.column();
    return new OpenColumn(
        cell,
        session.writeOnly(column.name()).orElse(null),
        count,
        column.storage() == Storage.BINARY && session.driver().streams(column.type()));
  }

  /** Returns one without cells. */
  static OpenColumn plain(@Nullable WriteOnly limit) {
    return limit == null ? PLAIN : new OpenColumn(null, limit, null, false);
  }

  boolean isPlain() {
    return cell == null && limit == null;
  }

  /** Tells whether another run of the statement may open its cells with this too. */
  boolean isForAllRuns() {
    return count == null && (cell == null || !SessionCells.isOfTime(cell.column()));
  }
}
