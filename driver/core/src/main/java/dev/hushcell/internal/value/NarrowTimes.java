package dev.hushcell.internal.value;

import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times of which it is certain what a column of some type makes of them. */
record NarrowTimes(LogicalType type, ValueRules rules) {
  private static final int LAST_YEAR = 9999;
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern EIGHT_DIGITS = Pattern.compile("[0-9]{8}");
  private static final Pattern OFFSET =
      Pattern.compile("(.+?)(?:Z|[+-](?:0[0-9]|1[0-5])(?::[0-5][0-9])?)");
  private static final Pattern TIME =
      Pattern.compile("[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.([0-9]{1,7}))?");
  private static final Pattern NO_SECONDS = Pattern.compile("[0-9]{2}:[0-9]{2}");
  private static final int MICROSECONDS = 6;

  /** Tells whether a value means one date or time, whatever it is bound as. */
  boolean isCertain(Object value) {
    if (!(value instanceof String text)) {
      return hasFourDigits(value);
    }
    return switch (type.family()) {
      case TIME -> isTime(text, true);
      case ZONED_TIMESTAMP -> isTimestamp(withoutOffset(text));
      default -> isTimestamp(text);
    };
  }

  /** Of other years the databases have no dates. */
  static boolean hasFourDigits(Object value) {
    int year =
        value instanceof Temporal time && time.isSupported(ChronoField.YEAR)
            ? time.get(ChronoField.YEAR)
            : LAST_YEAR;
    return year > 0 && year <= LAST_YEAR;
  }

  /**
   * Tells whether an offset would go: where sessions have no zone, it is dropped from what is
   * stored, but counts when it is compared.
   */
  boolean losesOffset(Object value) {
    return rules.have(ValueQuirk.NO_ZONE)
        && value instanceof OffsetDateTime time
        && time.getOffset().getTotalSeconds() != 0;
  }

  /** Tells whether it is certain what it is equal to: text may be rounded before, or not. */
  boolean isComparable(Object value) {
    if (!(value instanceof String text)) {
      return true;
    }
    if (type.family() == Family.DATE) {
      return isDate(text);
    }
    return !rules.have(ValueQuirk.SHORT_FORMS) || digits(text) <= type.scale();
  }

  /** A {@code T} is of the form that has everything, a blank may be of a shorter one. */
  private boolean isTimestamp(String text) {
    int space = text.indexOf(' ');
    int end = Math.max(space, text.indexOf('T'));
    if (end < 0) {
      return isDate(text);
    }
    String day = text.substring(0, end);
    boolean whole = DATE.matcher(day).matches();
    return (whole || (space > 0 && isDate(day))) && isTime(text.substring(end + 1), space > 0);
  }

  private boolean isDate(String text) {
    return DATE.matcher(text).matches()
        || (rules.have(ValueQuirk.SHORT_FORMS) && EIGHT_DIGITS.matcher(text).matches());
  }

  private boolean isTime(String text, boolean mayBeShort) {
    if (mayBeShort && rules.have(ValueQuirk.SHORT_FORMS) && NO_SECONDS.matcher(text).matches()) {
      return true;
    }
    boolean more = rules.have(ValueQuirk.SHORT_FORMS);
    return TIME.matcher(text).matches() && (more || digits(text) <= MICROSECONDS);
  }

  private static int digits(String text) {
    String time = withoutOffset(text);
    int point = time.indexOf('.');
    return point < 0 ? 0 : time.length() - point - 1;
  }

  /** The offset stands behind a time, never behind a date alone, which has such an end too. */
  private static String withoutOffset(String text) {
    Matcher offset = OFFSET.matcher(text);
    boolean has = text.indexOf(':') >= 0 && offset.matches();
    return has ? offset.group(1) : text;
  }
}
