package dev.hushcell.observe;

import java.time.Instant;

/**
 * Told about counts, timings and refusals; never a value, a key or a literal. Found by {@link
 * java.util.ServiceLoader} when a key store is opened. Must not block; what it throws is dropped.
 *
 * <p>The same is told to Java Flight Recorder, as events {@code dev.hushcell.*}.
 */
public interface Observer {
  /**
   * A statement was refused when it was looked at, before anything of it was sent. What is refused
   * of the use of JDBC, such as a value of a wrong type, is not told.
   *
   * @param code as the error reference lists it, such as {@code HC-2103}
   */
  default void refused(String code) {}

  /** A data key was unwrapped, since it was not in the cache. */
  default void unwrapped(long nanoseconds) {}

  /** The key store was asked about a data key in the cache, and it still opens it. */
  default void keyConfirmed(long nanoseconds) {}

  /**
   * The key store did not open a data key.
   *
   * @param nanoseconds how long it took, with all attempts
   * @param mayPass whether the store was out of reach, instead of refusing
   */
  default void keyStoreFailed(long nanoseconds, boolean mayPass) {}

  /**
   * A data key was erased while in use: destroyed on purpose, refused by the key store, or kept for
   * as long as a key store that is out of reach allows.
   */
  default void keyForgotten() {}

  /**
   * Values of declared columns are in clear because of a job that rewrites columns. Told as long as
   * they are, whenever the catalogue was read.
   *
   * @param columns how many columns
   * @param until when statements on them are refused, unless the job is over by then
   */
  default void columnsInClear(int columns, Instant until) {}

  /**
   * Conditions of a statement were evaluated in the driver, until its rows ended, were closed, or
   * too many would have had to be fetched.
   *
   * @param fetched how many rows the database delivered for that
   * @param kept of how many the conditions were true
   */
  default void evaluated(long fetched, long kept) {}
}
