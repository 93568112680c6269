package dev.hushcell.internal.plan.resolve;

import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Things by their names, so that a name is found among many at once. Used by one thread. */
final class NameIndex<T> {
  private final Function<T, @Nullable Name> names;
  private final Naming.Kind kind;
  private final List<T> things = new ArrayList<>();
  private @Nullable Map<String, List<T>> byKey; // made when something is looked for

  /**
   * Builds an empty index.
   *
   * @param names tells what a thing is called; null where nothing can refer to it
   * @param kind what the names belong to
   */
  NameIndex(Function<T, @Nullable Name> names, Naming.Kind kind) {
    this.names = names;
    this.kind = kind;
  }

  void add(T thing) {
    things.add(thing);
    if (byKey != null) {
      index(thing, byKey);
    }
  }

  private void index(T thing, Map<String, List<T>> index) {
    Name name = names.apply(thing);
    if (name != null) {
      for (String key : Naming.keys(name.text())) {
        index.computeIfAbsent(key, any -> new ArrayList<>(1)).add(thing);
      }
    }
  }

  private Map<String, List<T>> index() {
    Map<String, List<T>> index = byKey;
    if (index == null) {
      index = new HashMap<>();
      for (T thing : things) {
        index(thing, index);
      }
      byKey = index;
    }
    return index;
  }

  /** Returns all things, in the order in which they came. */
  List<T> all() {
    return things;
  }

  /** Returns the things that a name may mean. */
  Matches<T> find(Name wanted, Naming naming) {
    if (things.isEmpty()) {
      return new Matches<>(List.of(), List.of());
    }
    List<T> same = new ArrayList<>(1);
    List<T> maybe = new ArrayList<>(0);
    for (T thing : candidates(wanted, naming)) {
      Name name = names.apply(thing);
      if (name != null && naming.same(wanted, name, kind)) {
        same.add(thing);
      } else if (name != null && naming.mayBe(wanted, name)) {
        maybe.add(thing);
      }
    }
    return new Matches<>(same, maybe);
  }

  private Iterable<T> candidates(Name wanted, Naming naming) {
    if (naming.loose()) {
      return things;
    }
    Set<String> keys = Naming.keys(wanted.text());
    Map<String, List<T>> index = index();
    if (keys.size() == 1) {
      return index.getOrDefault(keys.iterator().next(), List.of());
    }
    Set<T> found = new LinkedHashSet<>();
    keys.forEach(key -> found.addAll(index.getOrDefault(key, List.of())));
    return found;
  }
}
