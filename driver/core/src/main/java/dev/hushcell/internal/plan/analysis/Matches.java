package dev.hushcell.internal.plan.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * What a name may mean among some things.
 *
 * @param same what it means for certain, if the database finds it there
 * @param maybe what it may mean besides, of which nobody can tell
 */
public record Matches<T>(List<T> same, List<T> maybe) {
  public Matches {
    same = List.copyOf(same);
    maybe = List.copyOf(maybe);
  }

  /** Returns all that the name may mean. */
  public List<T> all() {
    List<T> all = new ArrayList<>(same);
    all.addAll(maybe);
    return all;
  }

  /** Tells whether the name means none of the things. */
  public boolean isEmpty() {
    return same.isEmpty() && maybe.isEmpty();
  }
}
