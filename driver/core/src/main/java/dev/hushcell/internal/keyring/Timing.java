package dev.hushcell.internal.keyring;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Where the room gets time from; tests bring their own.
 *
 * @param nanoTime monotonic nanoseconds, as {@link System#nanoTime()}
 * @param now the time of day, for records
 * @param pause waits before something is tried again
 * @param database what to take for the time that the clock of the database tells
 * @param background runs what no statement waits for
 * @param chance a number from 0 to 1 by which times are spread, so that many processes do not do
 *     the same at once
 */
public record Timing(
    LongSupplier nanoTime,
    InstantSource now,
    Pause pause,
    UnaryOperator<Instant> database,
    Executor background,
    DoubleSupplier chance) {
  /** Timing that believes the clock of the database. */
  public Timing(LongSupplier nanoTime, InstantSource now, Pause pause) {
    this(nanoTime, now, pause, UnaryOperator.identity());
  }

  /** Timing that works in the background as usual. */
  public Timing(
      LongSupplier nanoTime, InstantSource now, Pause pause, UnaryOperator<Instant> database) {
    this(
        nanoTime,
        now,
        pause,
        database,
        Timing::inBackground,
        () -> ThreadLocalRandom.current().nextDouble());
  }

  public static Timing system() {
    return new Timing(System::nanoTime, InstantSource.system(), Thread::sleep);
  }

  /** The work is rare and short, so that a thread of its own is cheaper than one that waits. */
  private static void inBackground(Runnable work) {
    Thread thread = new Thread(null, work, "hushcell-keys", 0, false);
    thread.setDaemon(true);
    // The loader of whichever application happened to run a statement must not be held.
    thread.setContextClassLoader(Timing.class.getClassLoader());
    thread.start();
  }

  /**
   * Spreads a time.
   *
   * @return between half of it and the whole
   */
  public long spread(long time) {
    return time / 2 + (long) (chance.getAsDouble() * (time - time / 2));
  }

  @FunctionalInterface
  public interface Pause {
    void millis(long milliseconds) throws InterruptedException;
  }
}
