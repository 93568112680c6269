package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.Timing;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One data key in the cache: unwrapped, or being unwrapped by the first who asked, and when the key
 * store is to be asked about it again. Thread-safe.
 */
final class CachedKey {
  private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(30);
  private static final long LONGEST_PAUSE = TimeUnit.MINUTES.toNanos(10);

  private final CompletableFuture<DataKey> key = new CompletableFuture<>();
  private final DataKey.Life life;
  private final Timing timing;
  private long provenAt; // guarded by this, like what follows
  private long dueAt;
  private long pause;
  private boolean asking;

  CachedKey(DataKey.Life life, Timing timing) {
    this.life = life;
    this.timing = timing;
    proven();
  }

  /** Returns the key, or what became of the attempt to unwrap it, when that is over. */
  CompletableFuture<DataKey> key() {
    return key;
  }

  /** Notes that the key store opened the key just now. */
  synchronized void proven() {
    provenAt = timing.nanoTime().getAsLong();
    dueAt = provenAt + timing.spread(life.refresh().toNanos());
    pause = 0;
  }

  /** Notes that the key store could not be asked; it is asked the later, the longer this lasts. */
  synchronized void unanswered() {
    pause = pause == 0 ? FIRST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
    dueAt = timing.nanoTime().getAsLong() + timing.spread(pause);
  }

  /** Tells whether the key store has not been asked for so long that the key must not be used. */
  synchronized boolean isExpired() {
    return timing.nanoTime().getAsLong() - provenAt >= life.keep().toNanos();
  }

  /** Tells whether the caller is to ask the key store now, and then {@link #asked()}. */
  synchronized boolean isMineToAsk() {
    boolean mine =
        !asking
            && key.isDone()
            && !key.isCompletedExceptionally()
            && timing.nanoTime().getAsLong() - dueAt >= 0;
    asking |= mine;
    return mine;
  }

  synchronized void asked() {
    asking = false;
  }

  void erase() {
    if (key.isDone() && !key.isCompletedExceptionally()) {
      key.join().secret().close();
    }
  }
}
