package dev.hushcell.internal.model;

/**
 * A way in which the plain columns of one kind of database treat values and others do not. What is
 * not named for a kind is as in the standard rules.
 */
public enum ValueQuirk {
  /** BINARY(n) is filled with zeros. */
  FIXED_BINARY,
  /**
   * Text takes numbers, truth values (in small letters) and UUIDs besides text, but no bytes and no
   * times, and no character NUL. JSON and XML take text only.
   */
  PLAIN_TEXT,
  /** Bytes are taken from text as SQL writes them, {@code \x00ff} or with backslashes. */
  ESCAPED_BYTES,
  /** A time is rounded to microseconds when it is bound, before the column rounds it. */
  MICROSECONDS,
  /** A time is cut off to microseconds when it is bound. */
  CUT_MICROSECONDS,
  /**
   * A time is rounded to seven digits of a second when it is bound, as many as text may have. The
   * last moment there is, of a day or of all years, does not become the next.
   */
  SEVEN_DIGITS,
  /** Text may have a date as eight digits, and a time of day without seconds. */
  SHORT_FORMS,
  /** Sessions have no time zone: a time without one is in UTC where one is asked for. */
  NO_ZONE,
  /** A column cuts fractions of seconds off rather than round them. */
  CUT_FRACTIONS,
  /**
   * A date is made of the moment that it is given rounded to seconds, which may be the next day.
   */
  ROUNDED_DATES,
  /** A time of day that is compared with a column of fewer digits is rounded first, or is not. */
  UNSURE_FRACTIONS,
  /** Of two moments that are equally near, a column keeps the one farther from the year 2000. */
  FARTHER_FROM_2000,
  /** What a value means may depend on how it is sent: what is not certain is refused. */
  NARROW,
  /**
   * A column takes any value as it is, whatever its type says: what the type could only keep
   * rounded, or without a part of it, is refused.
   */
  KEPT_AS_GIVEN,
  /** A time of day that is rounded up to midnight becomes 24:00, which nothing here can hold. */
  DAY_END,
  /** A time of day that is rounded up to midnight when it is bound begins the day again. */
  DAY_AGAIN,
  /** A time with an offset keeps its instant only. */
  INSTANTS,
  /** Of two instants that a local time may mean, the later; one that is skipped is moved on. */
  LATER_INSTANT,
  /**
   * Binary fractions become exact numbers by their significant digits and whole numbers half to
   * even, and are compared as what they are.
   */
  BINARY_FRACTIONS,
  /** Whole numbers cut fractions off rather than round them. */
  CUT_WHOLE_NUMBERS,
  /** A Java {@code byte} is sent as a number without a sign. */
  UNSIGNED_BYTES,
  /** A number of single precision may be sent as its digits, which mean another of double. */
  FLOAT_DIGITS,
  /** Approximate numbers may be infinite or none at all. */
  NOT_FINITE,
  /** Zero has a sign where numbers are approximate. */
  SIGNED_ZERO,
  /** A date that is compared with a timestamp is so by the one or the other, as it is bound. */
  DATE_OR_TIMESTAMP
}
