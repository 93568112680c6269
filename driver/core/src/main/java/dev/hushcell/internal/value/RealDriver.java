package dev.hushcell.internal.value;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the driver of one kind of database does with values, so that ours does the same. Stateless
 * and thread-safe.
 */
public interface RealDriver {
  TypeFacts facts(LogicalType type);

  /** Returns what {@code getString} makes of a value in the canonical Java type of its family. */
  String text(LogicalType type, Object value);

  /** Returns what it makes of a value that comes with a type. */
  default TargetTypes targets() {
    return TargetTypes.natural();
  }

  /**
   * Returns what a value of a class that is the driver's own holds, where that is text; other
   * values as they are.
   */
  default @Nullable Object held(Object value) {
    return value;
  }

  /**
   * Returns what the database makes of a value that is stored in a column, as far as its columns do
   * not make it of the value themselves.
   *
   * @param given what a setter handed over
   * @param session in which it is
   * @throws SQLException where it is not known what would be stored
   */
  default @Nullable Object stored(Object given, LogicalType column, Writing session)
      throws SQLException {
    return given instanceof UnresolvedValue bound ? bound.by(this, column) : given;
  }

  /**
   * Tells whether a stream or large object, of text or of bytes, is taken for a type.
   *
   * @param text whether it is one of text
   */
  default boolean takesContent(LogicalType type, boolean text) {
    return type.isText() || type.family() == Family.BYTES;
  }

  /** Returns how a number with a fraction becomes one of the whole numbers of Java. */
  default RoundingMode rounding() {
    return RoundingMode.DOWN;
  }

  /** Tells whether dates of {@code java.sql} are taken by their names rather than instants. */
  default boolean takesDatesByName() {
    return false;
  }

  /** Tells whether a statement that is given its text translates escapes unless told not to. */
  default boolean translatesEscapes() {
    return true;
  }

  /** Tells whether it reads the literals of {@code d}, {@code t} and {@code ts} in its escapes. */
  default boolean readsDatesOfEscapes() {
    return false;
  }

  /**
   * Tells whether a {@code Timestamp} is sent with its offset, so that a column with a time zone
   * keeps its instant whatever calendar comes with it.
   */
  default boolean sendsInstants() {
    return false;
  }

  default TextTimes textTimes() {
    return TextTimes.LOCAL;
  }

  /** Tells whether a time in the hour that clocks go through twice is read as the later one. */
  default boolean takesLaterInstant() {
    return false;
  }

  /**
   * Tells whether it is certain what it makes of a value of a type that is read in some way. By
   * default only text and bytes are certain as bytes, and bytes as nothing else.
   */
  default boolean reads(LogicalType type, Reading way) {
    boolean bytes = type.family() == Family.BYTES;
    return switch (way) {
      case BYTES -> bytes || type.isText();
      case BYTE, WHOLE, TRUTH -> !bytes;
      case CHARACTERS, ASCII, DATE_IN_CALENDAR, TIME_IN_CALENDAR, ANY_DATE, DATE_TIME -> true;
    };
  }

  /** Returns the characters that {@code getAsciiStream} gives out; others are question marks. */
  default Charset asciiStreams() {
    return StandardCharsets.UTF_8;
  }

  /** Tells whether a {@code ZonedDateTime} is in the default zone rather than at an offset. */
  default boolean namesZone() {
    return false;
  }

  default boolean isTrue(double number) {
    return number != 0;
  }

  /** Returns the day of a time of day that is read as a timestamp. */
  default LocalDate dayOfTimes() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  /** Returns what {@code getTime} gives out of a time of day, down to milliseconds. */
  default LocalTime timeOfDay(LocalTime time) {
    return time;
  }

  /**
   * Tells whether a value of a type goes to the database and comes from it as a stream, of which
   * little is in memory at a time.
   */
  default boolean streams(LogicalType type) {
    return false;
  }

  /**
   * Tells whether it sends a stream of a known length little by little. A stream that failed on its
   * way might cost the connection, so that it must be one that does not fail.
   */
  default boolean sendsStreams() {
    return false;
  }

  /**
   * Tells whether values longer than {@code Statement.setMaxFieldSize} says come without the rest.
   */
  default boolean cutsFields() {
    return false;
  }

  /** Ways to read a text as a timestamp. */
  enum TextTimes {
    /** As a local time, which a calendar may move. */
    LOCAL,
    /** A text with an offset as its instant, whatever calendar comes with it. */
    INSTANT,
    /** As a local time behind a blank; with a T it may be another. */
    SPACED,
    /** As a local time of the default zone, whatever calendar comes with it; dates likewise. */
    FIXED
  }

  /** How a session writes values of other types as text. */
  @FunctionalInterface
  interface Writing {
    /** Tells whether it does so in the way that is known: it depends on settings. */
    boolean isUsual() throws SQLException;
  }

  /** Returns a driver that does what the SQL standard says of CAST. */
  static RealDriver standard() {
    return StandardDriver.INSTANCE;
  }
}
