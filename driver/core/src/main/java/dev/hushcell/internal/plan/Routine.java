package dev.hushcell.internal.plan;

import dev.hushcell.policy.Family;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the driver computes, each in one exact meaning. The {@link EvaluationRules} of a database
 * map its names to them; a name that means something else there is missing.
 */
public enum Routine {
  UPPER(1, 1, Family.TEXT, Family.TEXT),
  LOWER(1, 1, Family.TEXT, Family.TEXT),
  /** Takes blanks off both ends. */
  TRIM(1, 1, Family.TEXT, Family.TEXT),
  /** Takes blanks off the beginning. */
  TRIM_LEFT(1, 1, Family.TEXT, Family.TEXT),
  /** Takes blanks off the end. */
  TRIM_RIGHT(1, 1, Family.TEXT, Family.TEXT),
  /** How many characters a text has. */
  LENGTH(1, 1, Family.EXACT, Family.TEXT),
  /** A part of a text, from a character on, to its end or so many. */
  SUBSTRING(2, 3, Family.TEXT, Family.TEXT, Family.EXACT),
  /** The first characters of a text. */
  LEFT(2, 2, Family.TEXT, Family.TEXT, Family.EXACT),
  /** The last characters of a text. */
  RIGHT(2, 2, Family.TEXT, Family.TEXT, Family.EXACT),
  /** A text in which another is replaced by a third, wherever it is. */
  REPLACE(3, 3, Family.TEXT, Family.TEXT),
  /** The same, where the database takes no letters for each other in it, whatever the collation. */
  REPLACE_EXACT(3, 3, Family.TEXT, Family.TEXT),
  /** Where the first text begins in the second, from 1; 0 for nowhere. */
  POSITION(2, 2, Family.EXACT, Family.TEXT),
  /** Where the second text begins in the first, from 1; 0 for nowhere. */
  INDEX(2, 2, Family.EXACT, Family.TEXT),
  /** Texts one behind the other; NULL where one of them is. */
  CONCAT(1, Routine.MANY, Family.TEXT, Family.TEXT),
  /** Texts one behind the other; NULL counts as an empty one. */
  CONCAT_PRESENT(1, Routine.MANY, Family.TEXT, Family.TEXT),
  /** The first of some values that is not NULL. */
  COALESCE(2, Routine.MANY),
  /** The second of three values where the first is not NULL, else the third. */
  NVL2(3, 3),
  /** The first of two values; NULL where it equals the second. */
  NULLIF(2, 2),
  ADD(2, 2, Family.EXACT, Family.EXACT),
  SUBTRACT(2, 2, Family.EXACT, Family.EXACT),
  MULTIPLY(2, 2, Family.EXACT, Family.EXACT),
  YEAR(1, 1, Family.EXACT, Family.DATE),
  MONTH(1, 1, Family.EXACT, Family.DATE),
  DAY(1, 1, Family.EXACT, Family.DATE),
  /** The day of a date and time. */
  DATE_OF(1, 1, Family.DATE, Family.TIMESTAMP);

  private static final int MANY = Integer.MAX_VALUE;

  private final int least;
  private final int most;
  private final @Nullable Family result;
  private final @Nullable Family first;
  private final @Nullable Family others;

  /** Describes it for values of one family, whichever it is. */
  Routine(int least, int most) {
    this(least, most, null, null, null);
  }

  Routine(int least, int most, Family result, Family parameter) {
    this(least, most, result, parameter, parameter);
  }

  /**
   * Describes it.
   *
   * @param least how many arguments it takes at least
   * @param most how many at the most
   * @param result null for the family of its arguments, whichever it is
   * @param first of which family the first argument is
   * @param others of which the others are
   */
  Routine(
      int least,
      int most,
      @Nullable Family result,
      @Nullable Family first,
      @Nullable Family others) {
    this.least = least;
    this.most = most;
    this.result = result;
    this.first = first;
    this.others = others;
  }

  /** Returns the family of its result; empty for that of its arguments, whichever it is. */
  public Optional<Family> result() {
    return Optional.ofNullable(result);
  }

  /** Returns the family of an argument, counted from 0, where it gives it one. */
  public Optional<Family> parameter(int argument) {
    return Optional.ofNullable(argument == 0 ? first : others);
  }

  /** Tells whether it takes as many arguments. */
  public boolean takes(int arguments) {
    return arguments >= least && arguments <= most;
  }

  /** Tells whether it is NULL wherever one of its arguments is. */
  public boolean isStrict() {
    return this != CONCAT_PRESENT && this != COALESCE && this != NULLIF;
  }

  /**
   * Tells whether it makes a text of the characters of others, whatever their collations are: it
   * compares none of them by those.
   */
  public boolean joins() {
    return switch (this) {
      case TRIM, TRIM_LEFT, TRIM_RIGHT, LENGTH, SUBSTRING, LEFT, RIGHT -> true;
      case CONCAT, CONCAT_PRESENT, COALESCE, REPLACE_EXACT -> true;
      default -> false;
    };
  }

  /** Tells whether it brings texts to one case. */
  public boolean folds() {
    return this == UPPER || this == LOWER;
  }
}
