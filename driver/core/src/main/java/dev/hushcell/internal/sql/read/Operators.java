package dev.hushcell.internal.sql.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How tightly the operators of a database bind. Immutable.
 *
 * @param infix what stands behind an operand
 * @param prefix the levels of what stands before one
 * @param other the level of signs that are not listed; 0 where others are not known
 * @param tightest the level above all of them
 */
public record Operators(
    Map<String, Infix> infix, Map<String, Integer> prefix, int other, int tightest) {
  /** What an operator makes of its operands. */
  enum Kind {
    AND,
    OR,
    XOR,
    /** A condition of two values, such as {@code =}. */
    COMPARISON,
    /** A condition that begins with a word, such as BETWEEN. */
    PREDICATE,
    /** A value. */
    OPERATION,
    /** What stands behind its operand, such as COLLATE. */
    POSTFIX
  }

  /**
   * An operator between its operands.
   *
   * @param level from 1, the loosest
   * @param chained whether several in a row need no parentheses
   * @param alone whether no other operator may be an operand without parentheses, since versions or
   *     manuals differ
   */
  record Infix(Kind kind, int level, boolean chained, boolean alone) {}

  public Operators {
    infix = Map.copyOf(infix);
    prefix = Map.copyOf(prefix);
  }

  /** Returns what the word or sign between operands is; null where it is no operator. */
  @Nullable Infix between(@Nullable String word) {
    return word == null ? null : infix.get(word);
  }

  /** Returns the level of a word or sign before an operand; 0 where it is none. */
  int before(@Nullable String word) {
    Integer level = word == null ? null : prefix.get(word);
    return level == null ? 0 : level;
  }

  /** Builds operators from the loosest to the tightest level. */
  public static final class Builder {
    private final Map<String, Infix> infix = new HashMap<>();
    private final Map<String, Integer> prefix = new HashMap<>();
    private int level;
    private int other;

    public Builder or(String words) {
      return next().add(Kind.OR, words, true);
    }

    public Builder xor(String words) {
      return next().add(Kind.XOR, words, true);
    }

    public Builder and(String words) {
      return next().add(Kind.AND, words, true);
    }

    /** Operators before their operand, on a level of their own. */
    public Builder before(String words) {
      return next().alsoBefore(words);
    }

    /** Comparisons and conditions that begin with words, on one level, from left to right. */
    public Builder conditions(String comparisons, String predicates) {
      return next().add(Kind.COMPARISON, comparisons, true).add(Kind.PREDICATE, predicates, true);
    }

    /** Comparisons and conditions of one level, of which two in a row need parentheses. */
    public Builder singleConditions(String comparisons, String predicates) {
      return next().add(Kind.COMPARISON, comparisons, false).add(Kind.PREDICATE, predicates, false);
    }

    /** Operators that compute a value, from left to right. */
    public Builder operations(String words) {
      return next().add(Kind.OPERATION, words, true);
    }

    /** What stands behind an operand. */
    public Builder behind(String words) {
      return next().add(Kind.POSTFIX, words, true);
    }

    /** Words among those before that mix with no others unless there are parentheses. */
    public Builder alone(String words) {
      for (String word : words(words)) {
        infix.computeIfPresent(
            word, (key, each) -> new Infix(each.kind(), each.level(), each.chained(), true));
      }
      return this;
    }

    /** Signs before an operand, on the level before. */
    public Builder alsoBefore(String words) {
      for (String word : words(words)) {
        prefix.put(word, level);
      }
      return this;
    }

    /** Signs that nobody listed bind like those of the level before. */
    public Builder others() {
      other = level;
      return this;
    }

    private static List<String> words(String words) {
      return List.of(words.split(" ", -1));
    }

    private Builder next() {
      level++;
      return this;
    }

    private Builder add(Kind kind, String words, boolean chained) {
      if (!words.isEmpty()) {
        for (String word : words(words)) {
          infix.put(word, new Infix(kind, level, chained, false));
        }
      }
      return this;
    }

    public Operators build() {
      return new Operators(infix, prefix, other, level + 1);
    }
  }
}
