package dev.hushcell.internal.schema;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The names that came up in some text before, of which there are many at most. Thread-safe. */
final class MetNames {
  private static final int MOST = 100_000;

  private final Set<String> names = ConcurrentHashMap.newKeySet();

  /** Tells whether all of some came up before. */
  boolean all(Set<String> some) {
    return names.containsAll(some);
  }

  void add(Set<String> some) {
    if (names.size() > MOST) {
      names.clear();
    }
    names.addAll(some);
  }
}
