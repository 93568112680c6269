package dev.hushcell.internal.fault;

import java.util.Collection;
import java.util.Locale;

/** Finds what somebody may have meant by a name that there is not. */
public final class Nearest {
  private static final int MOST_MISTAKES = 3;

  private Nearest() {}

  /**
   * Returns a phrase for the end of a message, such as <code>; did you mean 'search'?</code>; empty
   * when no valid name is near. What was written does not stand in it.
   */
  public static String hint(String written, Collection<String> valid) {
    String folded = written.toLowerCase(Locale.ROOT);
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String name : valid) {
      int allowed = Math.min(MOST_MISTAKES, Math.max(1, name.length() / 3));
      if (Math.abs(name.length() - folded.length()) <= allowed) {
        int mistakes = mistakes(folded, name.toLowerCase(Locale.ROOT));
        if (mistakes <= allowed && mistakes < least) {
          least = mistakes;
          nearest = name;
        }
      }
    }
    return nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?";
  }

  /** Counts letters to add, drop, replace or swap with the next one. */
  public static int mistakes(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && swapped(one, i, other, j)) {
          now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = now;
    }
    return last[other.length()];
  }

  private static boolean swapped(String one, int i, String other, int j) {
    return one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
