package dev.hushcell.internal.schema;

import dev.hushcell.internal.fault.Fault;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long what is remembered of a database holds until it is asked again. When the lease is over,
 * one session asks; the others go on with what is remembered until that is too old. Thread-safe.
 */
final class Lease {
  private static final long LENGTH = TimeUnit.SECONDS.toNanos(10);

  /** As long as nobody asks again after a failure. */
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoClock;
  private final Runnable question;
  private final ReentrantLock renewing = new ReentrantLock();
  private @Nullable Failure failure; // guarded by the lock
  private volatile long answeredAt;

  private record Failure(Fault fault, long at) {}

  /**
   * Begins one.
   *
   * @param nanoClock monotonic nanoseconds
   * @param question asks again; fails where the database cannot be asked
   */
  Lease(LongSupplier nanoClock, Runnable question) {
    this.nanoClock = nanoClock;
    this.question = question;
    this.answeredAt = nanoClock.getAsLong();
  }

  /** Begins it anew: nothing is remembered that could be old. */
  void begin() {
    answeredAt = nanoClock.getAsLong();
  }

  /** Asks again if it is over at a moment of the clock, which was asked for just now. */
  void renew(long moment) {
    long age = moment - answeredAt;
    if (age < LENGTH) {
      return;
    }
    if (age >= 2 * LENGTH) {
      renewing.lock();
    } else if (!renewing.tryLock()) {
      return;
    }
    try {
      if (nanoClock.getAsLong() - answeredAt >= LENGTH) {
        ask();
      }
    } finally {
      renewing.unlock();
    }
  }

  private void ask() {
    long began = nanoClock.getAsLong();
    if (failure != null && began - failure.at < PAUSE) {
      throw failure.fault.code().fault(failure.fault.what(), failure.fault);
    }
    failure = null;
    try {
      question.run();
      answeredAt = began;
    } catch (Fault unanswered) {
      failure = new Failure(unanswered, nanoClock.getAsLong());
      throw unanswered;
    }
  }
}
