package dev.hushcell.internal.value;

/** Ways to read a value in which drivers differ. */
public enum Reading {
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
