package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * The conversion of one family: what a column takes, and what it is there. Dates may leave the
 * years of java.time, which is out of range, and equal to none.
 */
abstract class ColumnConversion implements Conversion {
  final LogicalType type;
  final ValueRules rules;
  final ColumnFaults faults;

  ColumnConversion(ProtectedColumn column, ValueRules rules) {
    this.type = column.type();
    this.rules = rules;
    this.faults = new ColumnFaults(column);
  }

  /** Returns what is stored of a value as {@link BoundValue} has it; null where it is not taken. */
  abstract @Nullable Object stored(Object value);

  /** Tells whether it can be compared with cells. */
  boolean isComparable(Object value) {
    return true;
  }

  /** Returns the value of the column that is equal to it, or null where none can be. */
  abstract @Nullable Object equal(Object value);

  @Override
  public final Object assigned(Object bound) {
    Object value = BoundValue.normal(bound);
    Object kept;
    try {
      kept = value == null ? null : stored(value);
    } catch (DateTimeException e) {
      throw faults.outOfRange();
    }
    if (kept == null) {
      throw faults.badValue(bound);
    }
    return kept;
  }

  @Override
  public final @Nullable Object compared(Object bound) {
    Object value = BoundValue.normal(bound);
    try {
      if (value == null || !isComparable(value)) {
        throw faults.notComparable(bound);
      }
      return equal(value);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Returns what a parser made of a text that must have the form of the type. */
  final <T> T parsed(@Nullable T found) {
    if (found == null) {
      throw faults.badText();
    }
    return found;
  }
}
