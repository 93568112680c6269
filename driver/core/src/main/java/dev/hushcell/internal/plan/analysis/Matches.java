package dev.hushcell.internal.plan.analysis;

import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a name may mean among some things.
 *
 * @param same what it means for certain, if the database finds it there
 * @param maybe what it may mean besides, of which nobody can tell
 */
public record Matches<T>(List<T> same, List<T> maybe) {
  static <T> Matches<T> none() {
    return new Matches<>(List.of(), List.of());
  }

  /**
   * Looks through things.
   *
   * @param names tells what a thing is called; null where nothing can refer to it
   * @param kind what the names belong to
   */
  static <T> Matches<T> among(
      List<T> things, Function<T, @Nullable Name> names, Kind kind, Name wanted, Naming naming) {
    List<T> same = new ArrayList<>(1);
    List<T> maybe = new ArrayList<>(0);
    for (T thing : things) {
      Name name = names.apply(thing);
      if (name != null && naming.same(wanted, name, kind)) {
        same.add(thing);
      } else if (name != null && naming.mayBe(wanted, name)) {
        maybe.add(thing);
      }
    }
    return new Matches<>(same, maybe);
  }

  public List<T> all() {
    return maybe.isEmpty() ? same : Stream.concat(same.stream(), maybe.stream()).toList();
  }

  /** Tells whether the name means none of the things. */
  public boolean isEmpty() {
    return same.isEmpty() && maybe.isEmpty();
  }
}
