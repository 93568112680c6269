package dev.hushcell.observe;

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
}
