package dev.hushcell.internal.plan;

import dev.hushcell.internal.fault.Nearest;
import java.util.Locale;

/** Tells whether one name is probably a misspelling of another. */
public final class Spelling {
  private static final int SHORT = 5;

  /** How many mistakes there may be in a name that is not short. */
  private static final int MOST = 2;

  private Spelling() {}

  /**
   * Tells whether two names differ by their naming strategy only, or by one mistake (two in longer
   * names): a letter too few, too many, wrong, or two exchanged. Numbers set names apart: {@code
   * line1} is not {@code line2}.
   */
  public static boolean isClose(String left, String right) {
    String one = letters(left);
    String other = letters(right);
    if (one.equals(other)) {
      return true;
    }
    if (Math.abs(one.length() - other.length()) > MOST) {
      return false;
    }
    boolean digits = !one.replaceAll("\\D", "").equals(other.replaceAll("\\D", ""));
    int most = Math.min(one.length(), other.length()) <= SHORT ? 1 : MOST;
    return !digits
        && Math.min(one.length(), other.length()) > 2
        && Nearest.mistakes(one, other) <= most;
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }
}
