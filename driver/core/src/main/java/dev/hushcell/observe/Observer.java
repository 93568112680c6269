package dev.hushcell.observe;

/** Told about counts and refusals; never a value, a key or a literal. Must not block or throw. */
public interface Observer {
  /** A statement was refused; the code is listed in errors.md. */
  default void refused(String code) {}

  /** A data key was unwrapped. */
  default void unwrapped(long nanoseconds) {}
}
