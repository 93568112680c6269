package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.Routine;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What routines make of values that are not null, as every database does that names them. Where
 * they part, the statement is refused.
 *
 * @param order what texts consist of
 */
record Computing(Comparands comparands, @Nullable TextOrder order) {
  /** Results beyond it are an error of one database or another, or are rounded there. */
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private static final int MOST_DECIMALS = 20;

  Object of(Routine routine, List<@Nullable Object> arguments) throws SQLException {
    return switch (routine) {
      case TRIM -> left(right(text(arguments, 0)));
      case TRIM_LEFT -> left(text(arguments, 0));
      case TRIM_RIGHT -> right(text(arguments, 0));
      case LENGTH -> BigDecimal.valueOf(length(text(arguments, 0)));
      case SUBSTRING -> substring(arguments);
      case LEFT -> part(text(arguments, 0), 0, count(arguments, 1));
      case RIGHT -> last(text(arguments, 0), count(arguments, 1));
      case REPLACE, REPLACE_EXACT -> replaced(arguments);
      case POSITION -> position(text(arguments, 0), text(arguments, 1));
      case INDEX -> position(text(arguments, 1), text(arguments, 0));
      case CONCAT, CONCAT_PRESENT -> joined(arguments);
      case ADD -> bounded(number(arguments, 0).add(number(arguments, 1)));
      case SUBTRACT -> bounded(number(arguments, 0).subtract(number(arguments, 1)));
      case MULTIPLY -> bounded(number(arguments, 0).multiply(number(arguments, 1)));
      case YEAR -> BigDecimal.valueOf(date(arguments).getYear());
      case MONTH -> BigDecimal.valueOf(date(arguments).getMonthValue());
      case DAY -> BigDecimal.valueOf(date(arguments).getDayOfMonth());
      case DATE_OF -> ((LocalDateTime) Objects.requireNonNull(arguments.get(0))).toLocalDate();
      case UPPER, LOWER, COALESCE, NULLIF, NVL2 -> throw new IllegalStateException(routine.name());
    };
  }

  private static String text(List<@Nullable Object> arguments, int at) {
    return (String) Objects.requireNonNull(arguments.get(at));
  }

  private static BigDecimal number(List<@Nullable Object> arguments, int at) {
    return (BigDecimal) Objects.requireNonNull(arguments.get(at));
  }

  private static LocalDate date(List<@Nullable Object> arguments) {
    return (LocalDate) Objects.requireNonNull(arguments.get(0));
  }

  private static String left(String text) {
    int begin = 0;
    while (begin < text.length() && text.charAt(begin) == ' ') {
      begin++;
    }
    return text.substring(begin);
  }

  private static String right(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  private boolean countsCodePoints() {
    return order == TextOrder.CODE_POINT;
  }

  private int length(String text) {
    return countsCodePoints() ? text.codePointCount(0, text.length()) : text.length();
  }

  /** Returns a part by the number of its first character, from 0, and how many it has. */
  private String part(String text, int first, int count) throws SQLException {
    int length = length(text);
    int begin = Math.min(first, length);
    int end = (int) Math.min((long) begin + count, length);
    String part =
        countsCodePoints()
            ? text.substring(text.offsetByCodePoints(0, begin), text.offsetByCodePoints(0, end))
            : text.substring(begin, end);
    if (!Units.areWhole(part)) {
      throw comparands.unusual("a part of a text would end within a character");
    }
    return part;
  }

  private String substring(List<@Nullable Object> arguments) throws SQLException {
    String text = text(arguments, 0);
    int first = count(arguments, 1);
    if (first == 0) {
      throw comparands.unusual("a part of a text begins before its first character");
    }
    return part(text, first - 1, arguments.size() < 3 ? length(text) : count(arguments, 2));
  }

  private String last(String text, int count) throws SQLException {
    int length = length(text);
    int taken = Math.min(count, length);
    return part(text, length - taken, taken);
  }

  /** Returns a number of characters; databases differ in what a negative one means. */
  private int count(List<@Nullable Object> arguments, int at) throws SQLException {
    BigDecimal count = number(arguments, at).stripTrailingZeros();
    if (count.signum() < 0 || count.scale() > 0 || count.compareTo(LARGEST) > 0) {
      throw comparands.unusual("a number of characters is not a whole number from 0 on");
    }
    return count.intValueExact();
  }

  private String replaced(List<@Nullable Object> arguments) throws SQLException {
    String wanted = text(arguments, 1);
    if (wanted.isEmpty()) {
      throw comparands.unusual("an empty text is replaced");
    }
    return text(arguments, 0).replace(wanted, text(arguments, 2));
  }

  private BigDecimal position(String wanted, String text) throws SQLException {
    if (wanted.isEmpty()) {
      throw comparands.unusual("an empty text is looked for");
    }
    int found = text.indexOf(wanted);
    return BigDecimal.valueOf(found < 0 ? 0 : length(text.substring(0, found)) + 1);
  }

  private static String joined(List<@Nullable Object> texts) {
    StringBuilder joined = new StringBuilder();
    for (Object each : texts) {
      joined.append(each == null ? "" : each);
    }
    return joined.toString();
  }

  private BigDecimal bounded(BigDecimal result) throws SQLException {
    if (result.abs().compareTo(LARGEST) > 0 || result.scale() > MOST_DECIMALS) {
      throw comparands.unusual("a result is larger than all types of numbers hold");
    }
    return result;
  }
}
