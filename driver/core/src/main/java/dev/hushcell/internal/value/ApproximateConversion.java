package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** REAL and DOUBLE PRECISION. The canonical value of a REAL is the double of the same value. */
final class ApproximateConversion implements Conversion {
  private final ColumnFaults faults;
  private final boolean single;
  private final boolean signed;

  ApproximateConversion(ProtectedColumn column, ValueRules rules) {
    this.faults = new ColumnFaults(column);
    this.signed = rules.have(ValueQuirk.SIGNED_ZERO);
    this.single = column.type().jdbcType() == Types.REAL || column.type().typeName().equals("REAL");
  }

  @Override
  public Object assigned(Object bound) {
    Object value = signed && isBinary(bound) ? bound : BoundValue.normal(bound);
    if (value instanceof Boolean truth) {
      return truth ? 1.0 : 0.0;
    }
    if (value instanceof Number number) {
      return positiveZero(single ? number.floatValue() : number.doubleValue());
    }
    if (value instanceof String text) {
      return positiveZero(parsed(text));
    }
    throw faults.badValue(bound);
  }

  @Override
  public @Nullable Object compared(Object bound) {
    throw faults.notComparable(bound);
  }

  private double parsed(String text) {
    try {
      return single ? Float.parseFloat(text) : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw faults.badText();
    }
  }

  private static boolean isBinary(Object bound) {
    return bound instanceof Double || bound instanceof Float;
  }

  private double positiveZero(double number) {
    return number == 0 && !signed ? 0.0 : number;
  }
}
