package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.ValueTypes;
import dev.hushcell.internal.plan.evaluate.Exactness.Use;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import org.jspecify.annotations.Nullable;

/**
 * Beside what a value stands.
 *
 * @param type of whose family it must be
 * @param beside a column of that family among what it is used with; null for none
 * @param order how its texts are compared; null for anything else
 * @param right that opening a cell takes; null where the value is only delivered
 * @param use what is done with texts
 */
record Context(
    LogicalType type,
    @Nullable ProtectedColumn beside,
    @Nullable TextOrder order,
    @Nullable Right right,
    Use use) {
  /** Builds the one of values that stand beside no column. */
  Context(Family family, @Nullable Right right, Use use) {
    this(ValueTypes.of(family), null, null, right, use);
  }

  Family family() {
    return type.family();
  }

  /** Returns the same where texts are not only joined, but looked into. */
  Context looking() {
    return use == Use.READ ? new Context(type, beside, order, right, Use.PATTERN) : this;
  }

  /** Tells whether texts are only compared as they are, because their case does not count. */
  boolean ignoresCase() {
    return order != null && order.ignoresCase();
  }
}
