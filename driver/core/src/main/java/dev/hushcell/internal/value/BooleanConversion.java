package dev.hushcell.internal.value;

import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Booleans. */
final class BooleanConversion implements Conversion {
  private final ColumnFaults faults;

  BooleanConversion(ProtectedColumn column) {
    this.faults = new ColumnFaults(column);
  }

  @Override
  public Object assigned(Object bound) {
    Object value = BoundValue.normal(bound);
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof String text) {
      return parsed(text);
    }
    if (BoundNumbers.isNotFinite(value)) {
      throw faults.badValue(bound);
    }
    BigDecimal number = BoundNumbers.exact(value);
    if (number == null) {
      throw faults.badValue(bound);
    }
    return number.signum() != 0;
  }

  /** A number equals a boolean when it is 0 or 1, though any but 0 is stored as true. */
  @Override
  public @Nullable Object compared(Object bound) {
    Object value = BoundValue.normal(bound);
    if (value instanceof String text) {
      return parsed(text);
    }
    if (BoundNumbers.isNotFinite(value)) {
      return null;
    }
    BigDecimal number = BoundNumbers.exact(value);
    if (number == null) {
      throw faults.notComparable(bound);
    }
    if (number.signum() == 0) {
      return false;
    }
    return number.compareTo(BigDecimal.ONE) == 0 ? true : null;
  }

  private Boolean parsed(String text) {
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y" -> true;
      case "false", "f", "no", "n" -> false;
      default -> {
        BigDecimal number = BoundNumbers.parsed(text);
        if (number == null) {
          throw faults.badText();
        }
        yield number.signum() != 0;
      }
    };
  }
}
