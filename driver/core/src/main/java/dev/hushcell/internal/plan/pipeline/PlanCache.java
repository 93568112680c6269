package dev.hushcell.internal.plan.pipeline;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A bounded cache in two generations: when the young one is full it becomes the old one, and what
 * was not used since is forgotten. Looking up takes no lock.
 *
 * @param <K> key with the length of text that it keeps alive
 * @param <V> value
 */
final class PlanCache<K extends PlanCache.Weighed, V> {
  private final int maxEntries;
  private final long maxWeight;
  private volatile Generation<K, V> young = new Generation<>();
  private volatile Generation<K, V> old = new Generation<>();

  /** A key that knows how much it keeps alive. */
  interface Weighed {
    int weight();
  }

  /** The entries of one generation and about how much they weigh. */
  private static final class Generation<K, V> {
    private final ConcurrentHashMap<K, V> entries = new ConcurrentHashMap<>();
    private final java.util.concurrent.atomic.AtomicLong weight =
        new java.util.concurrent.atomic.AtomicLong();
  }

  /**
   * Builds an empty cache.
   *
   * @param maxEntries how many entries a generation holds at most
   * @param maxWeight how much they weigh at most
   */
  PlanCache(int maxEntries, long maxWeight) {
    this.maxEntries = maxEntries;
    this.maxWeight = maxWeight;
  }

  @Nullable V get(K key) {
    V found = young.entries.get(key);
    if (found != null) {
      return found;
    }
    found = old.entries.get(key);
    if (found != null) {
      put(key, found);
    }
    return found;
  }

  void put(K key, V value) {
    if (key.weight() > maxWeight / 4) {
      return;
    }
    Generation<K, V> current = young;
    if (current.entries.put(key, value) == null) {
      long weight = current.weight.addAndGet(key.weight());
      if (weight > maxWeight || current.entries.size() > maxEntries) {
        age(current);
      }
    }
  }

  /** Forgets everything. */
  synchronized void clear() {
    young = new Generation<>();
    old = new Generation<>();
  }

  private synchronized void age(Generation<K, V> full) {
    if (young == full) {
      old = full;
      young = new Generation<>();
    }
  }

  /** Returns how many entries there are at most. */
  int size() {
    return young.entries.size() + old.entries.size();
  }
}
