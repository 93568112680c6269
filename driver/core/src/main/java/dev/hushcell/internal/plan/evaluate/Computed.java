package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the driver computes of a row, to deliver it or to sort by it.
 *
 * @param type of whose family the value is
 * @param of the columns that it is computed of
 * @param order how texts are compared; null for anything else
 * @param bounds of its columns
 */
record Computed(
    Scalar value,
    LogicalType type,
    List<ProtectedColumn> of,
    @Nullable TextOrder order,
    List<Evaluable> bounds) {
  /** Returns what was read, which is computed of cells. */
  static Computed of(Scalars.Read read, List<Gathered.Cell> cells) {
    return new Computed(
        read.value(),
        read.context().type(),
        cells.stream().map(Gathered.Cell::column).distinct().toList(),
        read.context().order(),
        cells.stream().map(Gathered.Cell::evaluable).toList());
  }
}
