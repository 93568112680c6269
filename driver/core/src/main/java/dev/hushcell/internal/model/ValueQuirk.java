package dev.hushcell.internal.model;

/**
 * A way in which the plain columns of one kind of database treat values and others do not. What is
 * not named for a kind is as in the standard rules.
 */
public enum ValueQuirk {
  /**
   * Text takes numbers, truth values (in small letters) and UUIDs besides text, but no bytes and no
   * times, and no character NUL. JSON and XML take text only.
   */
  PLAIN_TEXT,
  /**
   * Bytes are taken from text as SQL writes them, {@code \x00ff} or with backslashes, and are never
   * filled with zeros.
   */
  ESCAPED_BYTES,
  /**
   * Text may have a date as eight digits, a time of day without seconds, and seven digits of a
   * second.
   */
  SHORT_FORMS,
  /** Sessions have no time zone: a time without one is in UTC where one is asked for. */
  NO_ZONE,
  /**
   * What a value means may depend on how it is sent: what is not certain is refused. A time of day
   * that is rounded up to midnight becomes 24:00, which nothing here can hold.
   */
  NARROW,
  /**
   * A column takes any value as it is, whatever its type says: what the type could only keep
   * rounded, or without a part of it, is refused.
   */
  KEPT_AS_GIVEN,
  /**
   * A time with an offset keeps its instant only. Of two instants that a local time may mean, it is
   * the later; one that is skipped is moved on.
   */
  INSTANTS,
  /**
   * Binary fractions become exact numbers by their significant digits and whole numbers half to
   * even, and are compared as what they are. Approximate numbers may be infinite or none at all.
   */
  BINARY_FRACTIONS,
  /** Whole numbers cut fractions off rather than round them. */
  CUT_WHOLE_NUMBERS,
  /** A Java {@code byte} is sent as a number without a sign. */
  UNSIGNED_BYTES,
  /** A number of single precision may be sent as its digits, which mean another of double. */
  FLOAT_DIGITS,
  /** Zero has a sign where numbers are approximate. */
  SIGNED_ZERO,
  /** A date is compared with a timestamp as the one or as the other, by how it is bound. */
  DATE_OR_TIMESTAMP
}
