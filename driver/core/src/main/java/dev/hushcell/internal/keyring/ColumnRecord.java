package dev.hushcell.internal.keyring;

import dev.hushcell.policy.ProtectedColumn;

/**
 * One row of {@code hushcell_column}.
 *
 * @param column the column and all that was declared of it
 * @param state where the column is on its way
 * @param epoch epoch of the catalogue in which the row was last written
 * @param created time of creation, ISO 8601
 */
record ColumnRecord(ProtectedColumn column, ColumnState state, long epoch, String created) {
  String table() {
    return column.name().table().table();
  }

  String name() {
    return column.name().column();
  }

  ColumnRecord at(long newEpoch) {
    return new ColumnRecord(column, state, newEpoch, created);
  }

  ColumnRecord in(ColumnState newState) {
    return new ColumnRecord(column, newState, epoch, created);
  }

  ColumnRecord as(ProtectedColumn newColumn) {
    return new ColumnRecord(newColumn, state, epoch, created);
  }
}
