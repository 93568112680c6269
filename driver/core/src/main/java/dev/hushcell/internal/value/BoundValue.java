package dev.hushcell.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The many classes that JDBC lets an application bind, brought to a few: String, Boolean, Byte,
 * Short, Integer, Long, BigDecimal, Float, Double, the java.time classes LocalDate, LocalTime,
 * LocalDateTime, OffsetDateTime and OffsetTime, UUID and byte[].
 *
 * <p>Instants become local times in the zone of the JVM, which is the zone of the session too, by
 * the instant, not by the fields: those are Julian before 1582, SQL is Gregorian.
 */
final class BoundValue {
  private static final int MOST_DIGITS = 100_000;

  private BoundValue() {}

  /** Returns the value as one of the classes above, or null when it is none that is supported. */
  static @Nullable Object normal(Object value) {
    if (value instanceof String
        || value instanceof Boolean
        || value instanceof byte[]
        || value instanceof UUID) {
      return value;
    }
    if (value instanceof Character character) {
      return character.toString();
    }
    if (value instanceof Number number) {
      return number(number);
    }
    try {
      Object time = Moments.momentOf(value);
      return time instanceof LegacyTime legacy ? legacy.byInstant() : javaTime(value);
    } catch (DateTimeException e) {
      return null; // an instant before or after the years that java.time has dates for
    }
  }

  private static @Nullable Object number(Number value) {
    if (value instanceof BigInteger integer) {
      return number(new BigDecimal(integer));
    }
    if (value instanceof BigDecimal number) {
      return isWritable(number) ? number : null;
    }
    return Numbers.isBinary(value) || Numbers.isWhole(value) ? value : null;
  }

  /**
   * As databases limit them; beyond, a number of a few bytes would fill the memory when written
   * out.
   */
  private static boolean isWritable(BigDecimal number) {
    return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
  }

  private static @Nullable Object javaTime(Object value) {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof ZonedDateTime zoned) {
      return zoned.toOffsetDateTime();
    }
    boolean known =
        value instanceof LocalDate
            || value instanceof LocalDateTime
            || value instanceof OffsetDateTime
            || value instanceof LocalTime
            || value instanceof OffsetTime;
    return known ? value : null;
  }
}
