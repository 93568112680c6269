package dev.hushcell.internal.value;

/** What one driver does with values and others do not. */
public enum DriverHabit {
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
   * A time of day is read rounded to milliseconds, which after the last one of a day are the first
   * of the same.
   */
  ROUNDS_TO_MILLIS,
  /**
   * A stream of a known length is sent little by little. One that failed on its way might cost the
   * connection, so that it must be one that does not fail.
   */
  SENDS_STREAMS,
  /** Bytes are sent within a text, escaped as it believes the session to read it. */
  SENDS_BYTES_IN_TEXT,
  /** What a text returns by RETURNING comes as generated keys where these are asked for. */
  RETURNS_KEYS,
  /** {@code getObject} reads NULL as {@code Boolean} as false, as {@code getBoolean} does. */
  NULL_IS_FALSE,
  /** Values longer than {@code Statement.setMaxFieldSize} says come without the rest. */
  CUTS_FIELDS
}
