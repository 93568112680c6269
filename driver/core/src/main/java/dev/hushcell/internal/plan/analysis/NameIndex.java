package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Things by their names, so that a name is found among many at once. Immutable; with one more it is
 * another one, which shares what both have.
 */
final class NameIndex<T> {
  private final Entries<T> entries;
  private final int from;
  private final int to;

  /** What is only ever added to: an index sees those that were there when it was made. */
  private static final class Entries<T> {
    final Function<T, @Nullable Name> names;
    final Naming.Kind kind;
    final List<T> things = new ArrayList<>(2);
    final Map<String, List<Integer>> byKey = new HashMap<>(4);

    Entries(Function<T, @Nullable Name> names, Naming.Kind kind) {
      this.names = names;
      this.kind = kind;
    }

    void add(T thing) {
      Name name = names.apply(thing);
      if (name != null) {
        for (String key : Naming.keys(name.text())) {
          byKey.computeIfAbsent(key, any -> new ArrayList<>(1)).add(things.size());
        }
      }
      things.add(thing);
    }
  }

  private NameIndex(Entries<T> entries, int from, int to) {
    this.entries = entries;
    this.from = from;
    this.to = to;
  }

  /**
   * Returns an index of things.
   *
   * @param names tells what a thing is called; null where nothing can refer to it
   * @param kind what the names belong to
   */
  static <T> NameIndex<T> of(List<T> things, Function<T, @Nullable Name> names, Naming.Kind kind) {
    Entries<T> entries = new Entries<>(names, kind);
    things.forEach(entries::add);
    return new NameIndex<>(entries, 0, things.size());
  }

  /** Returns an index that has one more. */
  NameIndex<T> with(T thing) {
    boolean shares = to > 0 && entries.things.size() == to; // else another one has more already
    NameIndex<T> first = shares ? this : of(all(), entries.names, entries.kind);
    first.entries.add(thing);
    return new NameIndex<>(first.entries, first.from, first.to + 1);
  }

  /** Returns an index without the first ones. */
  NameIndex<T> since(int first) {
    return new NameIndex<>(entries, from + first, to);
  }

  /** Returns all things, in the order in which they came. */
  List<T> all() {
    return new AbstractList<>() {
      @Override
      public T get(int index) {
        return entries.things.get(from + index);
      }

      @Override
      public int size() {
        return to - from;
      }
    };
  }

  int size() {
    return to - from;
  }

  /** Returns the things that a name may mean. */
  Matches<T> find(Name wanted, Naming naming) {
    List<T> same = new ArrayList<>(1);
    List<T> maybe = new ArrayList<>(0);
    for (int at : candidates(wanted, naming)) {
      T thing = entries.things.get(at);
      Name name = entries.names.apply(thing);
      if (at < from || at >= to || name == null) {
        continue;
      }
      if (naming.same(wanted, name, entries.kind)) {
        same.add(thing);
      } else if (naming.mayBe(wanted, name)) {
        maybe.add(thing);
      }
    }
    return new Matches<>(same, maybe);
  }

  private Iterable<Integer> candidates(Name wanted, Naming naming) {
    if (naming.loose()) {
      return IntStream.range(from, to)::iterator;
    }
    Set<String> keys = Naming.keys(wanted.text());
    if (keys.size() == 1) {
      return entries.byKey.getOrDefault(keys.iterator().next(), List.of());
    }
    Set<Integer> found = new LinkedHashSet<>();
    keys.forEach(key -> found.addAll(entries.byKey.getOrDefault(key, List.of())));
    return found;
  }
}
