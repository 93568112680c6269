package dev.hushcell.internal.database.mysql;

import dev.hushcell.policy.LogicalType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;

/** Values as the drivers give them to {@code getString}. */
final class MysqlText {
  private static final int MICRO = 1_000;

  private MysqlText() {}

  static String of(LogicalType type, Object value, MysqlDriver driver) {
    if (value instanceof Boolean truth) {
      return driver == MysqlDriver.MARIADB ? truth.toString() : truth ? "1" : "0";
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof LocalTime time) {
      return time(time, type.scale());
    }
    if (value instanceof LocalDateTime time) {
      return time.toLocalDate() + " " + time(time.toLocalTime(), type.scale());
    }
    if (value instanceof Double number) {
      return number(number);
    }
    return value instanceof java.math.BigDecimal decimal
        ? decimal.toPlainString()
        : value.toString();
  }

  /** With as many digits as the column keeps. */
  private static String time(LocalTime time, int digits) {
    String text =
        String.format(
            Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    if (digits == 0) {
      return text;
    }
    String micros = String.format(Locale.ROOT, "%06d", time.getNano() / MICRO);
    return text + "." + micros.substring(0, digits);
  }

  /** As the server writes it: no point behind a whole number. */
  private static String number(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole ? String.valueOf((long) number) : String.valueOf(number).replace("E", "e");
  }
}
