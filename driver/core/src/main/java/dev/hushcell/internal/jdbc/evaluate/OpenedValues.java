package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Compares opened values of one column, as the database would the values themselves. */
final class OpenedValues {
  private OpenedValues() {}

  static int compare(Object one, Object other, @Nullable TextOrder order) {
    if (order != null) {
      return Units.compare((String) one, (String) other, order);
    }
    if (one instanceof BigDecimal number) {
      return number.compareTo((BigDecimal) other);
    }
    if (one instanceof LocalDate date) {
      return date.compareTo((LocalDate) other);
    }
    if (one instanceof LocalTime time) {
      return time.compareTo((LocalTime) other);
    }
    return ((LocalDateTime) one).compareTo((LocalDateTime) other);
  }
}
