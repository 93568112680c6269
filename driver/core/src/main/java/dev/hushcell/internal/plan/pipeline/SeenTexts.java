package dev.hushcell.internal.plan.pipeline;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Remembers of texts, by their hashes, that they came before; of some it forgets. What it says
 * decides only what is kept. Thread-safe; takes 16 KiB.
 */
final class SeenTexts {
  private static final int PLACES = 4096;

  private final AtomicIntegerArray hashes = new AtomicIntegerArray(PLACES);

  /** Tells whether a text, or one of the same hash, came before. */
  boolean again(String text) {
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 12) & PLACES - 1;
    return hashes.getAndSet(place, hash) == hash;
  }
}
