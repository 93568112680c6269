package dev.hushcell.internal.assembly;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what connections share: one value per key, made for the first connection and closed a while
 * after the last, so that a program that closes and opens connections does not pay for it each
 * time, and one that is done leaves no keys in memory. Thread-safe.
 */
public final class LeaseCache<K, V extends LeaseCache.Shareable> implements AutoCloseable {
  private final Duration idle;
  private final Later later;
  private final Map<K, Place> places = new HashMap<>();

  /** Runs something after a while. */
  public interface Later {
    void run(Duration delay, Runnable task);
  }

  /** One use of a value; to be released once. */
  public final class Lease {
    private final Place place;
    private final V value;
    private final AtomicBoolean released = new AtomicBoolean();

    private Lease(Place place, V value) {
      this.place = place;
      this.value = value;
    }

    public V value() {
      return value;
    }

    /** Gives the value back; only the first call counts. */
    public void release() {
      if (released.compareAndSet(false, true)) {
        LeaseCache.this.release(place);
      }
    }
  }

  private final class Place {
    private @Nullable K key; // guarded by places; null when gone, so that what waits holds nothing
    private final ReentrantLock making = new ReentrantLock();
    private @Nullable V value; // guarded by making
    private long begun; // guarded by making: the last round that was begun
    private volatile long round; // counts how often users came when there were none
    private int users; // guarded by places, as that below
    private boolean gone;

    Place(K key) {
      this.key = key;
    }

    /** Makes the value at the first call; a failed attempt leaves nothing behind. */
    V value(Supplier<V> maker) {
      making.lock();
      try {
        V made = value;
        if (made == null) {
          made = maker.get();
          value = made;
        }
        if (begun != round) {
          made.begin();
          begun = round;
        }
        return made;
      } finally {
        making.unlock();
      }
    }

    void rest() {
      making.lock();
      try {
        if (value != null) {
          value.rest();
        }
      } finally {
        making.unlock();
      }
    }

    void close() {
      making.lock();
      try {
        V made = value;
        value = null;
        if (made != null) {
          made.close();
        }
      } finally {
        making.unlock();
      }
    }
  }

  public LeaseCache(Duration idle, Later later) {
    this.idle = idle;
    this.later = later;
  }

  /** What several connections use together. */
  public interface Shareable extends AutoCloseable {
    /** Called before the first of the connections that are open at one time gets it. */
    void begin();

    /** Called when the last of them was closed; others may come. */
    default void rest() {}

    @Override
    void close();
  }

  /** Returns a lease of the value of the key, which the maker makes if there is none. */
  public Lease lease(K key, Supplier<V> maker) {
    Place place;
    synchronized (places) {
      place = places.computeIfAbsent(key, Place::new);
      if (place.users == 0) {
        place.round++;
      }
      place.users++;
    }
    try {
      return new Lease(place, place.value(maker));
    } catch (RuntimeException | Error failure) {
      release(place);
      throw failure;
    }
  }

  private void release(Place place) {
    long round;
    synchronized (places) {
      place.users--;
      if (place.users > 0 || place.gone) {
        return;
      }
      round = place.round;
    }
    place.rest();
    later.run(idle, () -> closeIfUnused(place, round));
  }

  private void closeIfUnused(Place place, long round) {
    synchronized (places) {
      if (place.users > 0 || place.round != round || place.gone) {
        return;
      }
      remove(place);
    }
    place.close();
  }

  /** Closes every value that nobody uses, without waiting. */
  public void closeUnused() {
    List<Place> unused;
    synchronized (places) {
      unused = places.values().stream().filter(place -> place.users == 0).toList();
      unused.forEach(this::remove);
    }
    unused.forEach(Place::close);
  }

  /** Only with the lock of the places. */
  private void remove(Place place) {
    place.gone = true;
    places.remove(place.key);
    place.key = null;
  }

  /** Closes every value at once, also those in use. */
  @Override
  public void close() {
    Map<K, Place> all;
    synchronized (places) {
      all = new HashMap<>(places);
      all.values().forEach(this::remove);
    }
    all.values().forEach(Place::close);
  }
}
