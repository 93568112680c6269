package dev.hushcell.internal.plan;

import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.Names;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where one kind of database looks for a name: one line for each question, to be held against its
 * manual. What a name means is refused where two of these places say different things.
 *
 * @param recursion which common table expressions see themselves
 * @param selected where the names of what is selected are seen, besides those of columns
 * @param joinsSeeAll whether the condition of a join sees everything of FROM rather than its
 *     operands
 * @param rows whether the name of a table or alias is its whole row, and {@code f(x)} may be the
 *     column {@code f} of the row {@code x}
 * @param values words, folded, that are values without quotes where no column has that name
 * @param constants words, folded, that are values without quotes although a column has that name
 * @param reserved words, folded, that are no names without quotes, unless a dot or AS stands before
 *     them
 */
public record Scoping(
    Recursion recursion,
    Set<Place> selected,
    boolean joinsSeeAll,
    boolean rows,
    Set<String> values,
    Set<String> constants,
    Set<String> reserved) {
  public Scoping {
    selected = Set.copyOf(selected);
    values = Set.copyOf(values);
    constants = Set.copyOf(constants);
    reserved = Set.copyOf(reserved);
  }

  /** Returns the reserved words of a grammar, and others, folded. */
  public static Set<String> folded(Set<String> reserved, String... others) {
    return Stream.concat(reserved.stream().map(Names::fold), Stream.of(others))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Tells whether a name is a word that is a value where no column has that name. */
  public boolean isValue(Name name) {
    return isOne(name, values);
  }

  /** Tells whether a name is a word that is a value although a column has that name. */
  public boolean isConstant(Name name) {
    return isOne(name, constants);
  }

  /** Quotes make a name of a word. */
  private static boolean isOne(Name name, Set<String> words) {
    return !name.quoted() && words.contains(Names.fold(name.text()));
  }

  /** Which common table expressions see themselves. */
  public enum Recursion {
    /** Those behind WITH RECURSIVE; inside themselves all their columns are text. */
    WHEN_SAID_AS_TEXT,
    /** Those behind WITH RECURSIVE. */
    WHEN_SAID,
    /** Those behind WITH RECURSIVE; all of one WITH see each other too. */
    WHEN_SAID_AND_FORWARD,
    /** All of them. */
    ALWAYS,
    /** All of them; all of one WITH see each other too. */
    ALWAYS_AND_FORWARD;

    /** Tells whether columns have their types inside. */
    public boolean isTyped() {
      return this != WHEN_SAID_AS_TEXT;
    }

    /** Tells whether they see themselves although nobody says so. */
    public boolean isUnsaid() {
      return this == ALWAYS || this == ALWAYS_AND_FORWARD;
    }

    /** Tells whether those of one WITH see what is defined further on. */
    public boolean isForward() {
      return this == WHEN_SAID_AND_FORWARD || this == ALWAYS_AND_FORWARD;
    }
  }

  /** A place in a query. */
  public enum Place {
    /** WHERE, and the conditions of joins. */
    WHERE,
    /** A key of GROUP BY. */
    GROUP_BY,
    /** HAVING. */
    HAVING,
    /** A key of ORDER BY, or an expression in it. */
    ORDER_BY,
    /** QUALIFY. */
    QUALIFY,
    /** A query within the list of what is selected, and the order of a window. */
    WITHIN_SELECT
  }
}
