package dev.hushcell.internal.value.lob;

import java.io.IOException;

/** Finds a pattern in a stream, of which it holds nothing: Knuth, Morris and Pratt's algorithm. */
final class StreamSearch {
  private StreamSearch() {}

  /** Delivers the next byte or character, or less than nothing. */
  @FunctionalInterface
  interface Units {
    int next() throws IOException;
  }

  /**
   * Returns how many units stand before the first occurrence of a pattern; −1 where there is none.
   */
  static long find(int[] pattern, Units units) throws IOException {
    int[] shorter = borders(pattern);
    int matched = 0;
    long read = 0;
    while (matched < pattern.length) {
      int unit = units.next();
      if (unit < 0) {
        return -1;
      }
      read++;
      while (matched > 0 && pattern[matched] != unit) {
        matched = shorter[matched - 1];
      }
      matched += pattern[matched] == unit ? 1 : 0;
    }
    return read - pattern.length;
  }

  /** Returns for each beginning how much of its end is a beginning too. */
  private static int[] borders(int[] pattern) {
    int[] shorter = new int[pattern.length];
    int length = 0;
    for (int i = 1; i < pattern.length; i++) {
      while (length > 0 && pattern[i] != pattern[length]) {
        length = shorter[length - 1];
      }
      length += pattern[i] == pattern[length] ? 1 : 0;
      shorter[i] = length;
    }
    return shorter;
  }
}
