package dev.hushcell.internal.plan;

import dev.hushcell.policy.Family;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.WeekFields;
import java.util.Optional;
import java.util.OptionalInt;
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
  /** A number with fewer decimals, half away from zero; as many as the second one says. */
  ROUND(2, 2, Family.EXACT, Family.EXACT),
  YEAR(Family.DATE, ChronoField.YEAR, 0),
  QUARTER(Family.DATE, IsoFields.QUARTER_OF_YEAR, 0),
  MONTH(Family.DATE, ChronoField.MONTH_OF_YEAR, 0),
  DAY(Family.DATE, ChronoField.DAY_OF_MONTH, 0),
  DAY_OF_YEAR(Family.DATE, ChronoField.DAY_OF_YEAR, 0),
  /** 1 for Monday. */
  DAY_OF_ISO_WEEK(Family.DATE, ChronoField.DAY_OF_WEEK, 0),
  /** 0 for Monday. */
  DAY_FROM_MONDAY(Family.DATE, ChronoField.DAY_OF_WEEK, -1),
  /** 0 for Sunday. */
  DAY_FROM_SUNDAY(Family.DATE, WeekFields.SUNDAY_START.dayOfWeek(), -1),
  /** 1 for Sunday. */
  DAY_OF_WEEK(Family.DATE, WeekFields.SUNDAY_START.dayOfWeek(), 0),
  /** The week of the year that {@link #ISO_YEAR} gives. */
  ISO_WEEK(Family.DATE, IsoFields.WEEK_OF_WEEK_BASED_YEAR, 0),
  /** The year to which most days of the week belong. */
  ISO_YEAR(Family.DATE, IsoFields.WEEK_BASED_YEAR, 0),
  HOUR(Family.TIME, ChronoField.HOUR_OF_DAY, 0),
  MINUTE(Family.TIME, ChronoField.MINUTE_OF_HOUR, 0),
  /** Without a fraction. */
  SECOND(Family.TIME, ChronoField.SECOND_OF_MINUTE, 0),
  /** With six decimals. */
  SECOND_AND_FRACTION(1, 1, Family.EXACT, Family.TIME),
  /** The day of a date and time. */
  DATE_OF(1, 1, Family.DATE, Family.TIMESTAMP),
  /** The time of day of a date and time. */
  TIME_OF(1, 1, Family.TIME, Family.TIMESTAMP),
  /** The time at which a day begins. */
  BEGINNING(1, 1, Family.TIMESTAMP, Family.DATE),
  /** The beginning of the month, or another unit, that a date and time is in. */
  TRUNCATE(2, 2, Family.TIMESTAMP, Family.TIMESTAMP, Family.TEXT),
  /** A date and time, or a date, written by a format. */
  FORMAT(2, 2, Family.TEXT, Family.TIMESTAMP, Family.TEXT),
  /** The same of a date and time, which is not a date. */
  FORMAT_TIME(2, 2, Family.TEXT, Family.TIMESTAMP, Family.TEXT),
  /** The same of a text that is one. */
  FORMAT_TEXT(2, 2, Family.TEXT, Family.TEXT),
  /** A number as text, with all decimals of its type. */
  TEXT_OF(1, 1, Family.TEXT, Family.EXACT),
  /** The number that a text is. */
  NUMBER_OF(1, 1, Family.EXACT, Family.TEXT),
  /** The same of a text without a point. */
  WHOLE_NUMBER_OF(1, 1, Family.EXACT, Family.TEXT);

  private static final int MANY = Integer.MAX_VALUE;

  private final int least;
  private final int most;
  private final @Nullable Family result;
  private final @Nullable Family first;
  private final @Nullable Family others;
  private final @Nullable TemporalField part;
  private final int more;

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
    this.part = null;
    this.more = 0;
  }

  /** Describes a part of a date or time, as a number to which another one is added. */
  Routine(Family of, TemporalField part, int more) {
    this.least = 1;
    this.most = 1;
    this.result = Family.EXACT;
    this.first = of;
    this.others = of;
    this.part = part;
    this.more = more;
  }

  /** Returns the part of a date or time that it is; empty for what is none. */
  public OptionalInt part(TemporalAccessor of) {
    return part == null ? OptionalInt.empty() : OptionalInt.of(of.get(part) + more);
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

  /**
   * Tells whether it looks for one text in another, as a collation takes letters for each other.
   */
  public boolean looks() {
    return this == REPLACE || this == POSITION || this == INDEX;
  }

  /** Tells whether one of its arguments is how much is taken, and no value. */
  public boolean isAmount(int argument) {
    return this == ROUND
        ? argument == 1
        : first == Family.TEXT && parameter(argument).equals(Optional.of(Family.EXACT));
  }

  /** Tells whether a number that it makes has no decimals in any database. */
  public boolean isWhole() {
    return part != null || this == LENGTH || this == POSITION || this == INDEX;
  }

  /** Tells whether it makes texts of digits that compare alike in every collation. */
  public boolean formats() {
    return this == FORMAT || this == FORMAT_TIME || this == FORMAT_TEXT;
  }

  /** Tells whether it brings texts to one case. */
  public boolean folds() {
    return this == UPPER || this == LOWER;
  }
}
