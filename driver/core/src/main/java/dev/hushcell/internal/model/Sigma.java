package dev.hushcell.internal.model;

import java.util.Arrays;

/**
 * What becomes of a capital sigma in small letters where that depends on its place in a word: known
 * beside letters of which the database said that they are part of a word, and beside what ends one.
 */
final class Sigma {
  private static final char CAPITAL = 0x3A3;
  private static final int SMALL = 0x3C3;
  private static final int LAST = 0x3C2;

  /** No code point: it depends on something else. */
  static final int UNKNOWN = -1;

  private final int[] letters;
  private final int[] stops;

  /**
   * Builds the rule.
   *
   * @param letters that are part of a word, in order; the sigma itself among them, or nothing is
   *     known
   * @param stops that end words, in order
   */
  Sigma(int[] letters, int[] stops) {
    this.letters = letters;
    this.stops = stops;
  }

  boolean isKnown() {
    return isLetter(CAPITAL);
  }

  /** Returns what the letter of a text becomes, which is contextual; or {@link #UNKNOWN}. */
  int small(String text, int at) {
    if (text.charAt(at) != CAPITAL || !isKnown()) {
      return UNKNOWN;
    }
    boolean begins = at == 0 || isStop(text.charAt(at - 1));
    boolean ends = at + 1 == text.length() || isStop(text.charAt(at + 1));
    if (begins) {
      return SMALL;
    }
    return isLetter(text.charAt(at - 1)) && (ends || isLetter(text.charAt(at + 1)))
        ? (ends ? LAST : SMALL)
        : UNKNOWN;
  }

  private boolean isStop(char letter) {
    return Arrays.binarySearch(stops, letter) >= 0;
  }

  /** Of one beyond U+FFFF it is not known: Java takes its halves for something else in words. */
  private boolean isLetter(char letter) {
    return Arrays.binarySearch(letters, letter) >= 0;
  }
}
