package dev.hushcell.internal.model;

import java.util.Set;

/**
 * How values of plain columns behave where databases differ, for protected columns to behave alike.
 *
 * @param length what the declared length of text counts
 * @param padsFixedText whether {@code CHAR(n)} is read with the blanks that were trimmed on writing
 * @param habits what else is special
 */
public record ValueRules(TextLength length, boolean padsFixedText, Set<ValueQuirk> habits) {
  public ValueRules {
    habits = Set.copyOf(habits);
  }

  /** Rules that differ from the standard ones in nothing else. */
  public ValueRules(TextLength length, boolean padsFixedText) {
    this(length, padsFixedText, Set.of(ValueQuirk.FIXED_BINARY));
  }

  /** What the declared length of text counts. */
  public enum TextLength {
    /** UTF-16 units. */
    UTF16_UNITS,
    /** Unicode code points. */
    CODE_POINTS
  }

  public static ValueRules standard() {
    return new ValueRules(TextLength.UTF16_UNITS, true);
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
