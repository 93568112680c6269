package dev.hushcell.internal.model;

import java.util.Set;

/**
 * How values of plain columns behave where databases differ, for protected columns to behave alike.
 *
 * @param length what the declared length of text counts
 * @param padsFixedText whether {@code CHAR(n)} is read with the blanks that were trimmed on writing
 * @param sending what becomes of a fraction of a second on its way to a column
 * @param rounding what the column does with digits that it does not keep
 * @param habits what else is special
 */
public record ValueRules(
    TextLength length,
    boolean padsFixedText,
    Sending sending,
    Rounding rounding,
    Set<ValueQuirk> habits) {
  public ValueRules {
    habits = Set.copyOf(habits);
  }

  /** What the declared length of text counts. */
  public enum TextLength {
    /** UTF-16 units. */
    UTF16_UNITS,
    /** Unicode code points. */
    CODE_POINTS
  }

  /** What becomes of a fraction of a second when it is bound. */
  public enum Sending {
    /** Nothing. */
    NANOSECONDS(1, 0),
    /** It is rounded to microseconds. A time of day does not become the next midnight. */
    MICROSECONDS(1_000, 500),
    /** It is rounded to microseconds. A time of day that becomes midnight begins the day again. */
    DAY_AGAIN(1_000, 500),
    /** It is cut off to microseconds. */
    CUT_MICROSECONDS(1_000, 0),
    /** It is rounded to seven digits, but the last moment of a day or of all years. */
    SEVEN_DIGITS(100, 50);

    private final int unit;
    private final int half;

    Sending(int unit, int half) {
      this.unit = unit;
      this.half = half;
    }

    /** Returns what is sent of so many nanoseconds, which may be a whole second. */
    public int sent(int nanos) {
      return (nanos + half) / unit * unit;
    }
  }

  /** What a column does with digits of a second that it does not keep. */
  public enum Rounding {
    /** It rounds half up. */
    HALF_UP,
    /** It cuts them off. */
    CUT,
    /**
     * It rounds half up before a date is made of a moment, which may be the next day; before a time
     * of day is compared it does, or does not.
     */
    EARLY,
    /** Of two moments that are equally near, it keeps the one farther from the year 2000. */
    FARTHER_FROM_2000
  }

  public static ValueRules standard() {
    return standard(true);
  }

  /** Returns rules that differ from the standard ones in nothing but the blanks of fixed text. */
  public static ValueRules standard(boolean padsFixedText) {
    return new ValueRules(
        TextLength.UTF16_UNITS, padsFixedText, Sending.NANOSECONDS, Rounding.HALF_UP, Set.of());
  }

  /** Tells whether something is done in a special way. */
  public boolean have(ValueQuirk habit) {
    return habits.contains(habit);
  }

  public int lengthOf(String text) {
    return switch (length) {
      case UTF16_UNITS -> text.length();
      case CODE_POINTS -> text.codePointCount(0, text.length());
    };
  }
}
