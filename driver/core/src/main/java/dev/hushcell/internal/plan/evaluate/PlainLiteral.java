package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.policy.Family;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Literals of the type of their column, in the one form that every database reads alike. */
public final class PlainLiteral {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?");

  private PlainLiteral() {}

  /** Returns what a literal stands for beside a column; empty for any other one. */
  static Optional<Object> value(Slot slot, Family family) {
    Object value = slot.value();
    return switch (family) {
      case TEXT -> Optional.ofNullable(slot.kind() == Slot.Kind.TEXT ? value : null);
      case EXACT -> Optional.ofNullable(slot.kind() == Slot.Kind.NUMBER ? value : null);
      case DATE, TIME, TIMESTAMP -> time(isOf(slot, family) ? value : null, family);
      case BOOLEAN -> Optional.ofNullable(slot.kind() == Slot.Kind.BOOLEAN ? value : null);
      case CHAR, ZONED_TIMESTAMP, UUID, BYTES, APPROXIMATE -> Optional.empty();
    };
  }

  /** A text stands for a date or time beside one, in the form that a typed literal has. */
  private static boolean isOf(Slot slot, Family family) {
    return slot.kind() == Slot.Kind.TEXT || family(slot).equals(Optional.of(family));
  }

  /** Returns the family of a date or time that is written as one. */
  static Optional<Family> family(Slot slot) {
    return switch (slot.kind()) {
      case DATE -> Optional.of(Family.DATE);
      case TIME -> Optional.of(Family.TIME);
      case TIMESTAMP -> Optional.of(Family.TIMESTAMP);
      default -> Optional.empty();
    };
  }

  /** Returns the date or time that a text stands for; empty for any other text or family. */
  public static Optional<Object> time(@Nullable Object value, Family family) {
    if (!(value instanceof String text)) {
      return Optional.empty();
    }
    try {
      return switch (family) {
        case DATE -> date(text).map(each -> each);
        case TIME -> clock(text).map(each -> each);
        case TIMESTAMP -> timestamp(text).map(each -> each);
        default -> Optional.empty();
      };
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> date(String text) {
    return DATE.matcher(text).matches() && !text.startsWith("0000")
        ? Optional.of(LocalDate.parse(text))
        : Optional.empty();
  }

  private static Optional<LocalTime> clock(String text) {
    return TIME.matcher(text).matches() ? Optional.of(LocalTime.parse(text)) : Optional.empty();
  }

  private static Optional<LocalDateTime> timestamp(String text) {
    int blank = text.indexOf(' ');
    return blank < 0
        ? date(text).map(LocalDate::atStartOfDay)
        : date(text.substring(0, blank))
            .flatMap(date -> clock(text.substring(blank + 1)).map(date::atTime));
  }
}
