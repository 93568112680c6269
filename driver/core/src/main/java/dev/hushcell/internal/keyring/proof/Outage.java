package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.keyring.Timing;
import java.util.concurrent.TimeUnit;

/**
 * Remembers that a key store did not answer. Until it is worth another try, who needs it is told at
 * once: a thousand threads must not wait one after the other for what does not come. Thread-safe.
 */
final class Outage {
  private static final long FIRST = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);

  private final Timing timing;
  private long pause; // guarded by this: 0 while all is well
  private long until; // guarded by this

  Outage(Timing timing) {
    this.timing = timing;
  }

  /** Tells whether there is an outage and it is too early for another try. */
  synchronized boolean isOn() {
    return pause > 0 && timing.nanoTime().getAsLong() - until < 0;
  }

  /** Notes that several attempts failed; the next one is the later, the longer this goes on. */
  synchronized void goesOn() {
    pause = pause == 0 ? FIRST : Math.min(2 * pause, LONGEST);
    until = timing.nanoTime().getAsLong() + timing.spread(pause);
  }

  synchronized void isOver() {
    pause = 0;
  }
}
