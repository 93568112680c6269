package dev.hushcell.internal.plan;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a query is done in the driver, over opened cells: a row is delivered when each condition
 * is true of it, and in the order of the keys. The columns that are fetched for that stand behind
 * those of the application.
 *
 * @param conditions on single columns
 * @param formula what they must make true together
 * @param moved the parameters, from 1, that stand before all others in what is sent, because what
 *     they are compared with is told as a result column
 * @param keys by what the rows are sorted; none where they come as the database delivers them
 * @param cut which of the rows of which they are true are delivered
 * @param summary what one row is made of them
 * @param visible how many result columns the application sees
 * @param rows how many rows may be fetched
 * @param bytes how many bytes of the cells of the conditions may be fetched
 * @param stopsEarly whether rows are no longer fetched once enough were delivered
 */
public record Evaluation(
    List<Condition> conditions,
    Formula formula,
    List<Integer> moved,
    List<Key> keys,
    Cut cut,
    Summary summary,
    int visible,
    int rows,
    int bytes,
    boolean stopsEarly) {
  public Evaluation {
    conditions = List.copyOf(conditions);
    moved = List.copyOf(moved);
    keys = List.copyOf(keys);
  }

  /** Tells whether rows are sorted here, so that all are fetched before the first is delivered. */
  public boolean sorts() {
    return !keys.isEmpty() && summary == Summary.NONE;
  }

  /** What is delivered of the rows. */
  public enum Summary {
    /** The rows themselves. */
    NONE,
    /** How many have a value in the first column. */
    COUNT,
    /** The value that is first in the order of the one key; NULL where there is none. */
    FIRST_VALUE
  }

  /** Returns a column that it is for. */
  public ProtectedColumn column() {
    return conditions.isEmpty()
        ? keys.stream().flatMap(Key::columns).findFirst().orElseThrow()
        : conditions.get(0).column();
  }

  /** How conditions are joined. It is true, false, or unknown where NULL leaves it open. */
  public sealed interface Formula {
    /** A condition, by its number from 0. */
    record Is(int condition) implements Formula {}

    /** What the database tells of plain columns, by its place among the result columns, from 1. */
    record Told(int place) implements Formula {}

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
  }

  /** By what rows are sorted. The first key in which two of them differ decides. */
  public sealed interface Key {
    /** Returns where it stands among the result columns, from 1. */
    int place();

    /** Returns the columns of which it opens cells. */
    Stream<ProtectedColumn> columns();

    /** A number that the database gave to the row: the lower one comes first. */
    record Rank(int place) implements Key {
      @Override
      public Stream<ProtectedColumn> columns() {
        return Stream.empty();
      }
    }

    /**
     * The value of a protected column.
     *
     * @param order how texts are compared; null for anything else
     * @param descending whether the greater value comes first
     * @param nullsFirst whether NULL comes before all values
     */
    record Value(
        ProtectedColumn column,
        int place,
        @Nullable TextOrder order,
        boolean descending,
        boolean nullsFirst)
        implements Key {
      @Override
      public Stream<ProtectedColumn> columns() {
        return Stream.of(column);
      }
    }
  }

  /**
   * A condition on one protected column.
   *
   * @param column the column
   * @param place where it stands among the result columns, from 1
   * @param order how texts are compared; null for anything else
   * @param folding which case its value is brought to first
   * @param letters what is known of that case
   * @param foldsOperands whether what it is compared with is brought to that case too
   * @param test what must be true of it
   * @param begin offset of the condition in the text
   * @param end offset after it
   */
  public record Condition(
      ProtectedColumn column,
      int place,
      @Nullable TextOrder order,
      Folding folding,
      LetterCase letters,
      boolean foldsOperands,
      Test test,
      int begin,
      int end) {
    /** Tells whether an offset of the text is within the condition. */
    public boolean surrounds(int offset) {
      return offset >= begin && offset < end;
    }
  }

  /** Which case texts are brought to before they are compared. */
  public enum Folding {
    NONE,
    UPPER,
    LOWER
  }

  /**
   * Which rows are delivered.
   *
   * @param skipped how many are left out first; null for none
   * @param most how many are delivered then, at the most; null for all
   * @param begin offset from which on the text speaks of it
   */
  public record Cut(@Nullable Operand skipped, @Nullable Operand most, int begin) {
    /** Tells whether an offset of the text is within it. */
    public boolean surrounds(int offset) {
      return (skipped != null || most != null) && offset >= begin;
    }
  }

  /** What a value is compared with. */
  public sealed interface Operand {
    /** A parameter of the application, by its number from 1. */
    record Parameter(int number) implements Operand {}

    /**
     * A literal: {@link String}, {@link java.math.BigDecimal}, {@link java.time.LocalDate}, {@link
     * java.time.LocalTime} or {@link java.time.LocalDateTime}.
     */
    record Literal(Object value) implements Operand {
      /** Leaves the value out. */
      @Override
      public String toString() {
        return "Literal[]";
      }
    }
  }

  /** What must be true of a value. */
  public sealed interface Test {
    /**
     * It lies within every bound, or not within all of them.
     *
     * @param negated whether NOT stands before it
     */
    record Range(List<Bound> bounds, boolean negated) implements Test {
      public Range {
        bounds = List.copyOf(bounds);
      }
    }

    /**
     * It matches a pattern of LIKE, or does not.
     *
     * @param sign what takes a wildcard's meaning away
     * @param negated whether NOT stands before it
     */
    record Pattern(Operand pattern, Sign sign, boolean negated) implements Test {}

    /**
     * It equals one of several, or none.
     *
     * @param negated whether NOT stands before it
     */
    record Among(List<Operand> operands, boolean negated) implements Test {
      public Among {
        operands = List.copyOf(operands);
      }
    }

    /**
     * It is NULL, or is not.
     *
     * @param negated whether NOT stands before it
     */
    record Nullness(boolean negated) implements Test {}
  }

  /** What takes a wildcard's meaning away. */
  public sealed interface Sign {
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
     */
    record Given(Operand.Parameter parameter, boolean emptyIsNone) implements Sign {}
  }

  /** One side of a range. */
  public record Bound(Relation relation, Operand operand) {
    public Bound {
      Objects.requireNonNull(operand);
    }
  }

  /** How a value stands to its bound. */
  public enum Relation {
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

    /** Tells whether the relation holds, given how the value compares with its bound. */
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
