package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.jdbc.value.RealDriver;
import dev.hushcell.internal.jdbc.value.ShortestDigits;
import dev.hushcell.internal.jdbc.value.TypeFacts;
import dev.hushcell.policy.LogicalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What the driver of Xerial does with values. Dates and times are told as it writes them with
 * {@code date_class=TEXT}: without, it gives out the number that it stored.
 */
final class SqliteDriver implements RealDriver {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  /** From so many digits before the point on, a number is written with an exponent. */
  private static final int MOST_BEFORE_POINT = 17;

  private static final int MOST_ZEROS = 4;

  @Override
  public TypeFacts facts(LogicalType type) {
    return new SqliteFacts(type);
  }

  @Override
  public RoundingMode rounding() {
    return RoundingMode.DOWN;
  }

  @Override
  public boolean isTrue(double number) {
    return Math.abs(number) >= 1;
  }

  @Override
  public LocalDate dayOfTimes() {
    return LocalDate.EPOCH;
  }

  @Override
  public String text(LogicalType type, Object value) {
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
    if (value instanceof Double number) {
      return number(number);
    }
    if (value instanceof LocalDate date) {
      return DATE.format(date);
    }
    if (value instanceof LocalTime time) {
      return TIME.format(time);
    }
    return value instanceof LocalDateTime time
        ? DATE.format(time) + " " + TIME.format(time)
        : value.toString();
  }

  private static String number(double number) {
    if (number == 0 || Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.isInfinite(number) ? (number > 0 ? "Inf" : "-Inf") : "0.0";
    }
    BigDecimal shortest = ShortestDigits.of(number);
    int point = shortest.precision() - shortest.scale();
    if (point <= MOST_BEFORE_POINT && point > -MOST_ZEROS) {
      String plain = shortest.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String digits = shortest.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? digits.substring(1) : "0";
    String sign = point - 1 < 0 ? "-" : "+";
    return (number < 0 ? "-" : "")
        + digits.charAt(0)
        + "."
        + fraction
        + "e"
        + sign
        + String.format(Locale.ROOT, "%02d", Math.abs(point - 1));
  }
}
