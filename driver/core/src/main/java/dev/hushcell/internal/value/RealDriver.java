package dev.hushcell.internal.value;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the driver of one kind of database does with values, so that ours does the same. Stateless
 * and thread-safe.
 */
public interface RealDriver {
  /** Returns what it does in its own way, where that takes no more than a word. */
  Set<Habit> habits();

  default boolean has(Habit habit) {
    return habits().contains(habit);
  }

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

  default TextTimes textTimes() {
    return TextTimes.LOCAL;
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

  default boolean isTrue(double number) {
    return number != 0;
  }

  /** Returns the day of a time of day that is read as a timestamp. */
  default LocalDate dayOfTimes() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  /**
   * Tells whether a value of a type goes to the database and comes from it as a stream, of which
   * little is in memory at a time.
   */
  default boolean streams(LogicalType type) {
    return false;
  }

  /** Returns the column or expression that a row of {@code getIndexInfo} is of; null for none. */
  default @Nullable String indexed(Connection connection, ResultSet row) throws SQLException {
    return row.getString(9);
  }

  /** Tells whether each statement of a connection is committed by itself. */
  default boolean commitsEach(Connection connection) throws SQLException {
    return connection.getAutoCommit();
  }

  default KeyLists keyLists() {
    throw new UnsupportedOperationException("no list of keys is sent to this database");
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

  /** Ways to read a value in which drivers differ. */
  enum Reading {
    /** As bytes or a stream of them. */
    BYTES,
    /** As a stream of characters or a large object of them. */
    CHARACTERS,
    /** As a stream of ASCII. */
    ASCII,
    /** As a byte. */
    BYTE,
    /** As a whole number. */
    WHOLE,
    /** As {@code boolean}. */
    TRUTH,
    /** As a date of some calendar. */
    DATE_IN_CALENDAR,
    /** As a time of day in some calendar. */
    TIME_IN_CALENDAR,
    /** As {@code java.util.Date}. */
    ANY_DATE,
    /** As a date and time of {@code java.time}. */
    DATE_TIME
  }

  /** What one driver does with values and others do not. */
  enum Habit {
    /** A number with a fraction is rounded half up to a whole one, rather than cut off. */
    ROUNDS_NUMBERS,
    /** {@code getAsciiStream} gives out ASCII, and question marks for other characters. */
    ASCII_STREAMS,
    /** Dates of {@code java.sql} are taken by their names rather than instants. */
    DATES_BY_NAME,
    /** Escapes go to the server, though the driver should translate them. */
    SENDS_ESCAPES,
    /** The literals of {@code d}, {@code t} and {@code ts} in escapes are read. */
    READS_DATES_OF_ESCAPES,
    /**
     * A {@code Timestamp} is sent with its offset, so that a column with a time zone keeps its
     * instant whatever calendar comes with it.
     */
    SENDS_INSTANTS,
    /** A time in the hour that clocks go through twice is read as the later one. */
    LATER_INSTANT,
    /** A {@code ZonedDateTime} is in the default zone rather than at an offset. */
    NAMES_ZONE,
    /**
     * A time of day is read rounded to milliseconds, which after the last one of a day are the
     * first of the same.
     */
    ROUNDS_TO_MILLIS,
    /**
     * A stream of a known length is sent little by little. One that failed on its way might cost
     * the connection, so that it must be one that does not fail.
     */
    SENDS_STREAMS,
    /** Bytes are sent within a text, escaped as it believes the session to read it. */
    SENDS_BYTES_IN_TEXT,
    /** What a text returns by RETURNING comes as generated keys where these are asked for. */
    RETURNS_KEYS,
    /** {@code getObject} reads NULL as {@code Boolean} as false, as {@code getBoolean} does. */
    NULL_IS_FALSE,
    /** After a batch, parameters have the values of its last set, whatever was set since. */
    BATCHES_SET_PARAMETERS,
    /** After a batch, parameters have no values. */
    BATCHES_CLEAR_PARAMETERS,
    /** Values longer than {@code Statement.setMaxFieldSize} says come without the rest. */
    CUTS_FIELDS
  }
}
