package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.value.ShortestDigits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;

/** Values as PostgreSQL writes them with its default settings. */
final class PostgresText {
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR_OF_ERA, 4, 10, java.time.format.SignStyle.NOT_NEGATIVE)
          .appendPattern("-MM-dd")
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder().appendOffset("+HH:mm:ss", "+00").toFormatter(Locale.ROOT);

  private PostgresText() {}

  static String of(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? "t" : "f";
    }
    if (value instanceof byte[] bytes) {
      return "\\x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Float || value instanceof Double) {
      return approximate((Number) value);
    }
    return value instanceof String text ? text : time(value);
  }

  private static String time(Object value) {
    if (value instanceof LocalDate date) {
      return DATE.format(date) + era(date.getYear());
    }
    if (value instanceof LocalTime time) {
      return TIME.format(time);
    }
    if (value instanceof LocalDateTime time) {
      return DATE.format(time) + " " + TIME.format(time) + era(time.getYear());
    }
    if (value instanceof OffsetTime time) {
      return TIME.format(time) + of(time.getOffset());
    }
    if (value instanceof OffsetDateTime given) {
      OffsetDateTime time = given.atZoneSameInstant(ZoneId.systemDefault()).toOffsetDateTime();
      return DATE.format(time)
          + " "
          + TIME.format(time)
          + of(time.getOffset())
          + era(time.getYear());
    }
    return value.toString();
  }

  /** Returns hours, then minutes and seconds only as far as they are not zero. */
  static String of(ZoneOffset offset) {
    return OFFSET.format(offset).replaceAll(":00$", "").replaceAll(":00$", "");
  }

  private static String era(int year) {
    return year > 0 ? "" : " BC";
  }

  /** Whole numbers that have all of their digits are written with them. */
  private static boolean isSmall(Number number) {
    double value = Math.abs(number.doubleValue());
    return value >= 1
        && value == Math.rint(value)
        && value < (number instanceof Float ? 0x1p24 : 0x1p53);
  }

  private static BigDecimal digits(Number number) {
    return new BigDecimal(number.doubleValue()).stripTrailingZeros();
  }

  /** The shortest text that is read back as the same number, without point where it has none. */
  private static String approximate(Number number) {
    if (Double.isInfinite(number.doubleValue()) || Double.isNaN(number.doubleValue())) {
      return number.toString();
    }
    BigDecimal exact = isSmall(number) ? digits(number) : ShortestDigits.within(number);
    if (exact.signum() == 0) {
      return number.toString().startsWith("-") ? "-0" : "0";
    }
    int exponent = exact.precision() - exact.scale() - 1;
    int most = number instanceof Float ? 6 : 15;
    if (exponent >= -4 && exponent < most) {
      return exact.toPlainString();
    }
    String digits = exact.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String sign = exact.signum() < 0 ? "-" : "";
    return String.format(
        Locale.ROOT,
        "%s%s%se%s%02d",
        sign,
        digits.charAt(0),
        fraction,
        exponent < 0 ? "-" : "+",
        Math.abs(exponent));
  }
}
