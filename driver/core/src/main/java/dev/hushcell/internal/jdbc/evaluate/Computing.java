package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.Routine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

  /** Averages have as many decimals at least, or are cut behind one more. */
  private static final int AVERAGED = 10;

  private static final int MOST_ROUNDED = 8;
  private static final int LONGEST_NUMBER = 60;

  Object of(Routine routine, List<@Nullable Object> arguments) throws SQLException {
    return arguments.get(0) instanceof Temporal time
        ? new Times(comparands).of(routine, time, arguments)
        : computed(routine, arguments);
  }

  private Object computed(Routine routine, List<@Nullable Object> arguments) throws SQLException {
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
      case ROUND -> rounded(arguments);
      case TEXT_OF -> written(number(arguments, 0));
      case NUMBER_OF -> read(text(arguments, 0), true);
      case WHOLE_NUMBER_OF -> read(text(arguments, 0), false);
      case FORMAT_TEXT -> new Times(comparands).ofText(text(arguments, 0), text(arguments, 1));
      default -> throw new IllegalStateException(routine.name());
    };
  }

  private static String text(List<@Nullable Object> arguments, int at) {
    return (String) Objects.requireNonNull(arguments.get(at));
  }

  private static BigDecimal number(List<@Nullable Object> arguments, int at) {
    return (BigDecimal) Objects.requireNonNull(arguments.get(at));
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

  /** Some databases round an average before that; what they then have otherwise is refused. */
  private BigDecimal rounded(List<@Nullable Object> arguments) throws SQLException {
    int decimals = count(arguments, 1);
    if (decimals > MOST_ROUNDED) {
      throw comparands.unusual("a number is rounded to more than " + MOST_ROUNDED + " decimals");
    }
    if (!(arguments.get(0) instanceof Average average)) {
      return number(arguments, 0).setScale(decimals, RoundingMode.HALF_UP);
    }
    BigDecimal exact = average.rounded(decimals, RoundingMode.HALF_UP);
    BigDecimal least = average.rounded(AVERAGED, RoundingMode.HALF_DOWN);
    BigDecimal approximate = average.approximate();
    boolean alike =
        Stream.of(least, approximate, average.significant())
            .allMatch(each -> exact.compareTo(each.setScale(decimals, RoundingMode.HALF_UP)) == 0);
    if (!alike) {
      throw comparands.unusual("an average is so close to a half that it is rounded twice");
    }
    return exact;
  }

  private String written(BigDecimal number) throws SQLException {
    String plain = number.toPlainString();
    if (!plain.equals(number.toString())) {
      throw comparands.unusual("a number has so many decimals that it may be written with an E");
    }
    return plain;
  }

  /** Reads a text of digits, with a minus before them or not, and perhaps with decimals. */
  private BigDecimal read(String text, boolean decimals) throws SQLException {
    int begin = text.startsWith("-") ? 1 : 0;
    int point = decimals ? text.indexOf('.') : -1;
    boolean number = begin < text.length() && text.length() <= LONGEST_NUMBER;
    for (int i = begin; number && i < text.length(); i++) {
      number =
          i == point
              ? i > begin && i < text.length() - 1
              : text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!number) {
      throw comparands.unusual("a text is taken for a number that is written otherwise");
    }
    return new BigDecimal(text);
  }

  private BigDecimal bounded(BigDecimal result) throws SQLException {
    if (result.abs().compareTo(LARGEST) > 0 || result.scale() > MOST_DECIMALS) {
      throw comparands.unusual("a result is larger than all types of numbers hold");
    }
    return result;
  }
}
