package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Booleans. A number equals one when it is 0 or 1, though any but 0 is stored as true. */
final class BooleanConversion extends ColumnConversion {
  BooleanConversion(ProtectedColumn column, ValueRules rules) {
    super(column, rules);
  }

  @Override
  @Nullable Object stored(Object value) {
    if (value instanceof String text) {
      return read(text);
    }
    BigDecimal number = Numbers.exact(value);
    return number == null ? null : number.signum() != 0;
  }

  @Override
  boolean isComparable(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  @Override
  @Nullable Object equal(Object value) {
    if (value instanceof String text) {
      return read(text);
    }
    BigDecimal number = Numbers.exact(value);
    if (number == null || (number.signum() != 0 && number.compareTo(BigDecimal.ONE) != 0)) {
      return null;
    }
    return number.signum() != 0;
  }

  private Boolean read(String text) {
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y" -> true;
      case "false", "f", "no", "n" -> false;
      default -> parsed(Numbers.parsed(text)).signum() != 0;
    };
  }
}
