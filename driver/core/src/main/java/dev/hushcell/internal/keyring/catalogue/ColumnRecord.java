package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;

/**
 * One row of {@code hushcell_column}.
 *
 * @param epoch epoch of the catalogue in which the row was last written
 * @param created time of creation, ISO 8601
 */
public record ColumnRecord(ProtectedColumn column, ColumnState state, long epoch, String created)
    implements TaggedRow {
  @Override
  public Content content() {
    LogicalType type = column.type();
    return new Content(
        "hushcell_column",
        table(),
        name(),
        column.key(),
        column.search().name(),
        ComparedAs.written(column),
        column.pad(),
        column.storage().name(),
        column.belongsTo().isThere() ? column.belongsTo().key() : null,
        type.family().name(),
        type.declared(),
        type.jdbcType(),
        type.typeName(),
        type.precision(),
        type.scale(),
        type.ignoresCase() ? 1 : 0,
        state.name(),
        epoch,
        created);
  }

  public String table() {
    return column.name().table().table();
  }

  public String name() {
    return column.name().column();
  }

  public ColumnRecord at(long newEpoch) {
    return new ColumnRecord(column, state, newEpoch, created);
  }

  public ColumnRecord in(ColumnState newState) {
    return new ColumnRecord(column, newState, epoch, created);
  }

  public ColumnRecord as(ProtectedColumn newColumn) {
    return new ColumnRecord(newColumn, state, epoch, created);
  }
}
