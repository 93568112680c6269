package dev.hushcell.internal.keyring;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Where the room gets time from; tests bring their own.
 *
 * @param nanoTime monotonic nanoseconds, as {@link System#nanoTime()}
 * @param now the time of day, for records
 * @param pause waits before something is tried again
 * @param database what to take for the time that the clock of the database tells
 */
public record Timing(
    LongSupplier nanoTime, InstantSource now, Pause pause, UnaryOperator<Instant> database) {
  /** Timing that believes the clock of the database. */
  public Timing(LongSupplier nanoTime, InstantSource now, Pause pause) {
    this(nanoTime, now, pause, UnaryOperator.identity());
  }

  /** Returns the timing of the running system. */
  public static Timing system() {
    return new Timing(System::nanoTime, InstantSource.system(), Thread::sleep);
  }

  /** Waits. */
  @FunctionalInterface
  public interface Pause {
    /** Waits for so many milliseconds. */
    void millis(long milliseconds) throws InterruptedException;
  }
}
