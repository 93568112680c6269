package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** REAL and DOUBLE PRECISION. The canonical value of a REAL is the double of the same value. */
final class ApproximateConversion extends ColumnConversion {
  private final boolean single;

  ApproximateConversion(ProtectedColumn column, ValueRules rules) {
    super(column, rules);
    this.single = type.jdbcType() == Types.REAL || type.typeName().equals("REAL");
  }

  @Override
  @Nullable Object stored(Object value) {
    if (value instanceof Boolean truth) {
      return truth ? 1.0 : 0.0;
    }
    if (value instanceof Number number) {
      return ofZero(single ? number.floatValue() : number.doubleValue());
    }
    return value instanceof String text ? ofZero(read(text)) : null;
  }

  @Override
  boolean isComparable(Object value) {
    return false;
  }

  @Override
  @Nullable Object equal(Object value) {
    return null;
  }

  private double read(String text) {
    try {
      return single ? Float.parseFloat(text) : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw faults.badText();
    }
  }

  private double ofZero(double number) {
    return number == 0 && !rules.have(ValueQuirk.SIGNED_ZERO) ? 0.0 : number;
  }
}
