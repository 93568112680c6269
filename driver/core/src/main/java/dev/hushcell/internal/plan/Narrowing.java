package dev.hushcell.internal.plan;

import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of which groups the cells of a row are if a condition is true of it. The database is asked for
 * these rows alone, as far as the groups are known when the statement is run; the driver decides.
 */
public sealed interface Narrowing {
  /**
   * A column of which a value equals one of several, or matches a pattern.
   *
   * @param test how the database is asked for a group
   * @param values what it equals, or the one pattern
   * @param pattern what says how that is read; null where there is none
   */
  record Group(
      ProtectedColumn column, GroupTest test, List<Scalar> values, Formula.@Nullable Like pattern)
      implements Narrowing {
    public Group {
      values = List.copyOf(values);
    }
  }

  /**
   * A condition on plain columns, which the database is asked as it is.
   *
   * @param text as it is written
   * @param parameters the numbers, from 1, of the application's parameters in it
   */
  record Told(String text, List<Integer> parameters) implements Narrowing {
    public Told {
      parameters = List.copyOf(parameters);
    }
  }

  /** All of them are true. */
  record All(List<Narrowing> parts) implements Narrowing {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** One of them is true. */
  record Any(List<Narrowing> parts) implements Narrowing {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** Returns the columns that it is of, in the order of the text. */
  default Stream<Group> groups() {
    return this instanceof Group group
        ? Stream.of(group)
        : parts().stream().flatMap(Narrowing::groups);
  }

  /** Tells whether the database is asked for any group. */
  default boolean hasGroups() {
    return groups().findAny().isPresent();
  }

  private List<Narrowing> parts() {
    if (this instanceof All all) {
      return all.parts();
    }
    return this instanceof Any any ? any.parts() : List.of();
  }

  /** Returns what can be asked where some groups are not known; empty where that is nothing. */
  default Optional<Narrowing> where(Predicate<Group> known) {
    if (this instanceof Group group) {
      return known.test(group) ? Optional.of(group) : Optional.empty();
    }
    if (this instanceof Told) {
      return Optional.of(this);
    }
    List<Narrowing> kept = new ArrayList<>();
    for (Narrowing part : parts()) {
      part.where(known).ifPresent(kept::add);
    }
    if (this instanceof Any) {
      return kept.size() == parts().size() ? Optional.of(new Any(kept)) : Optional.empty();
    }
    return kept.isEmpty() ? Optional.empty() : Optional.of(new All(kept));
  }

  /**
   * Returns what the database is asked.
   *
   * @param written what is written for the groups of a column
   * @param told what is written for a condition that is asked as it is
   */
  default String text(Function<Group, List<String>> written, Function<Told, String> told) {
    if (this instanceof Group group) {
      return group.test().text(written.apply(group));
    }
    if (this instanceof Told as) {
      return "(" + told.apply(as) + ")";
    }
    String between = this instanceof Any ? " OR " : " AND ";
    return parts().stream()
        .map(part -> part.text(written, told))
        .collect(Collectors.joining(between, "(", ")"));
  }

  /** Returns the same where each value is of one group, for which a sign is written. */
  default String text(String sign, Function<Told, String> told) {
    return text(
        group -> Collections.nCopies(group.values().size(), group.test().one(sign, sign)), told);
  }
}
