package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the driver computes of a row to sort by it.
 *
 * @param of the columns that it is computed of
 * @param order how texts are compared; null for anything else
 * @param bounds of its columns
 * @param nullOf a column that is NULL wherever it is NULL, and nowhere else; null where it is not
 *     known
 */
record Computed(
    Scalar value,
    List<ProtectedColumn> of,
    @Nullable TextOrder order,
    List<Evaluable> bounds,
    @Nullable String nullOf) {}
