package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.plan.SqlRules.TextCasts;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;

/**
 * What a CAST around a value means for the column that it is compared with.
 *
 * @param column for which the value is sealed; as long as the CAST where that cuts
 * @param use how
 * @param left the column, as long as what the CAST must be able to take
 */
public record TextCast(ProtectedColumn column, Use use, ProtectedColumn left) {
  /** Returns what becomes of a slot that is used for a column. */
  public static TextCast of(Slot slot, ProtectedColumn column, Use use, TextCasts rule) {
    Slot.Cast cast = slot.cast();
    if (cast == null || !use.mixes()) {
      return new TextCast(column, use, column);
    }
    LogicalType to = cast.type();
    boolean text = column.type().family() == Family.TEXT && use == Use.COMPARED;
    if (!text || to == null || to.family() != Family.TEXT) {
      return new TextCast(column, Use.ASSIGNED, column);
    }
    boolean shorter = to.precision() <= column.type().precision();
    ProtectedColumn cut = shorter ? shortened(column, to.precision()) : column;
    return switch (rule) {
      case UNKNOWN -> new TextCast(column, Use.ASSIGNED, column);
      case KEEP -> new TextCast(column, Use.COMPARED_AS_CAST, cut);
      case CUT ->
          shorter
              ? new TextCast(cut, Use.COMPARED_AS_CUT, cut)
              : new TextCast(column, Use.COMPARED_AS_CAST, column);
    };
  }

  private static ProtectedColumn shortened(ProtectedColumn column, long length) {
    LogicalType type = column.type();
    LogicalType cut =
        new LogicalType(
            type.family(),
            type.declared(),
            type.jdbcType(),
            type.typeName(),
            length,
            type.scale(),
            type.ignoresCase());
    return new ProtectedColumn(
        column.name(),
        cut,
        column.search(),
        column.compare(),
        column.key(),
        column.pad(),
        column.storage(),
        column.narrow(),
        column.belongsTo());
  }
}
