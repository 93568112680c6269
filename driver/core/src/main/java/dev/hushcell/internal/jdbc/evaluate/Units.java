package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.model.Evaluable.TextOrder;
import java.util.Arrays;

/** Texts by the units in which they are compared. */
final class Units {
  private static final int LAST = 0xFF;

  private Units() {}

  static int[] of(String text, TextOrder order) {
    int[] units = new int[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(units[count++])) {
      units[count] = order == TextOrder.CODE_POINT ? text.codePointAt(i) : text.charAt(i);
    }
    return Arrays.copyOf(units, count);
  }

  /** Compares two texts unit by unit; the shorter one is less where it ends. */
  static int compare(String one, String other, TextOrder order) {
    return switch (order) {
      case CODE_POINT -> byCodePoint(one, other);
      case UTF_16 -> one.compareTo(other);
      case UTF_16_IGNORE_CASE -> one.compareToIgnoreCase(other);
    };
  }

  /**
   * Returns the first units of a text as a number, which is never lower for the greater text. It is
   * exact up to the first unit that is no byte.
   */
  static long beginning(String text, TextOrder order) {
    long units = 0;
    int length = order.ignoresCase() ? 0 : Math.min(text.length(), Long.BYTES);
    for (int i = 0; i < length; i++) {
      long unit = Math.min(text.charAt(i), LAST);
      units |= unit << (Long.SIZE - (i + 1) * Byte.SIZE);
      if (unit == LAST) {
        break;
      }
    }
    return units ^ Long.MIN_VALUE;
  }

  static boolean same(int one, int other, TextOrder order) {
    return one == other
        || (order.ignoresCase() && Character.toUpperCase(one) == Character.toUpperCase(other));
  }

  private static int byCodePoint(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int at = 0;
    while (at < shorter && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    if (at == shorter) {
      return Integer.compare(one.length(), other.length());
    }
    char first = one.charAt(at);
    char second = other.charAt(at);
    boolean apart = Character.isSurrogate(first) != Character.isSurrogate(second);
    // A surrogate is one half of a code point above all that are written with one unit.
    return apart ? (Character.isSurrogate(first) ? 1 : -1) : Character.compare(first, second);
  }

  /** Tells whether a text is one that databases keep: without a NUL and without half characters. */
  static boolean areWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || (Character.isSurrogate(c) && !pair)) {
        return false;
      }
      i += pair ? 1 : 0;
    }
    return true;
  }
}
