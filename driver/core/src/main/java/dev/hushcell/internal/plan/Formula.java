package dev.hushcell.internal.plan;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the driver decides of a row. It is true, false, or unknown where NULL leaves it open. */
public sealed interface Formula {
  /**
   * Two values compared.
   *
   * @param order how texts are compared; null for anything else
   */
  record Compared(Scalar left, Relation relation, Scalar right, @Nullable TextOrder order)
      implements Formula {}

  /**
   * Two values compared, where NULL is a value like others.
   *
   * @param order how texts are compared; null for anything else
   */
  record Distinct(Scalar left, Scalar right, @Nullable TextOrder order) implements Formula {}

  /**
   * A value that equals one of several.
   *
   * @param order how texts are compared; null for anything else
   */
  record Among(Scalar value, List<Scalar> values, @Nullable TextOrder order) implements Formula {
    public Among {
      values = List.copyOf(values);
    }
  }

  /**
   * A text that matches a pattern of LIKE.
   *
   * @param sign what takes a wildcard's meaning away
   * @param order how texts are compared
   */
  record Like(Scalar value, Scalar pattern, Sign sign, TextOrder order) implements Formula {}

  /** A value that is NULL. */
  record Nullness(Scalar value) implements Formula {}

  /**
   * The database's answer to a condition on plain columns.
   *
   * @param number its place among the database's answers, from 0
   */
  record Told(int number) implements Formula {}

  /** All of them; true where there are none. */
  record All(List<Formula> parts) implements Formula {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** Any of them. */
  record Any(List<Formula> parts) implements Formula {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** The contrary. */
  record Not(Formula part) implements Formula {}

  /** Returns the formulas that it is made of. */
  default Stream<Formula> formulas() {
    if (this instanceof All all) {
      return all.parts().stream();
    }
    if (this instanceof Any any) {
      return any.parts().stream();
    }
    return this instanceof Not not ? Stream.of(not.part()) : Stream.empty();
  }

  /** Returns the values that it asks of. */
  default Stream<Scalar> scalars() {
    if (this instanceof Compared of) {
      return Stream.of(of.left(), of.right());
    }
    if (this instanceof Distinct of) {
      return Stream.of(of.left(), of.right());
    }
    if (this instanceof Among of) {
      return Stream.concat(Stream.of(of.value()), of.values().stream());
    }
    if (this instanceof Like of) {
      return Stream.of(of.value(), of.pattern());
    }
    return this instanceof Nullness of ? Stream.of(of.value()) : Stream.empty();
  }

  /** Returns the numbers of the cells that it asks of. */
  default IntStream cells() {
    return IntStream.concat(
        formulas().flatMapToInt(Formula::cells), scalars().flatMapToInt(Scalar::cells));
  }

  /** Returns the contrary where that is wanted. */
  default Formula negated(boolean wanted) {
    return wanted ? new Not(this) : this;
  }

  /** What takes a wildcard's meaning away. */
  sealed interface Sign {
    /** A character that is known; null for none. */
    record Known(@Nullable Character character) implements Sign {
      /**
       * Returns the one that a text says; empty where it is not known what the text means.
       *
       * @param emptyIsNone whether an empty text means that there is none
       * @param folds whether texts are compared in one case
       */
      public static Optional<Known> of(String text, boolean emptyIsNone, boolean folds) {
        if (text.isEmpty()) {
          return emptyIsNone ? Optional.of(new Known(null)) : Optional.empty();
        }
        char first = text.charAt(0);
        boolean clear = text.length() == 1 && !Character.isSurrogate(first);
        boolean wild = first == '%' || first == '_';
        boolean folded = folds && Character.isLetter(first);
        return clear && !wild && !folded ? Optional.of(new Known(first)) : Optional.empty();
      }
    }

    /**
     * A parameter of the application.
     *
     * @param emptyIsNone whether an empty text means that there is none
     * @param folds whether texts are compared in one case
     */
    record Given(Scalar.Given parameter, boolean emptyIsNone, boolean folds) implements Sign {}
  }

  /** How a value stands to another. */
  enum Relation {
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    EQUAL,
    UNEQUAL;

    /** Tells whether it asks only whether values are equal. */
    public boolean isEquality() {
      return this == EQUAL || this == UNEQUAL;
    }

    /** Tells whether the relation holds, given how one value compares with the other. */
    public boolean holds(int compared) {
      return switch (this) {
        case LESS -> compared < 0;
        case LESS_OR_EQUAL -> compared <= 0;
        case GREATER -> compared > 0;
        case GREATER_OR_EQUAL -> compared >= 0;
        case EQUAL -> compared == 0;
        case UNEQUAL -> compared != 0;
      };
    }
  }
}
