package dev.hushcell.internal.sql;

import java.util.Collection;
import java.util.List;

/**
 * Names that a database may take for one although they are folded differently: it compares names by
 * the collation of the database, which can pass over accents, write one letter as two, give
 * characters no weight at all, and pads with blanks. Only names with a character outside of ASCII,
 * or a blank at the end, are concerned; of those more are joined than any collation does.
 */
public final class LooseNames {
  private static final int ASCII = 0x80;

  private LooseNames() {}

  /**
   * Tells whether one of the names may be one of the others.
   *
   * @param names folded
   * @param others folded
   */
  public static boolean meet(Collection<String> names, Collection<String> others) {
    List<String> looseOthers = others.stream().filter(LooseNames::isLoose).toList();
    for (String name : names) {
      Collection<String> candidates = isLoose(name) ? others : looseOthers;
      for (String other : candidates) {
        if (mayBeOne(name, other)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isLoose(String name) {
    return name.endsWith(" ") || name.chars().anyMatch(c -> c >= ASCII || c == 0);
  }

  /** Up to two characters may stand where one of them has one that is not of ASCII. */
  private static boolean mayBeOne(String left, String right) {
    String a = left.stripTrailing();
    String b = right.stripTrailing();
    return matches(a, b) || matches(b, a) || (isLoose(a) && isLoose(b) && begin(a, b));
  }

  /** A character of which another is made has at most two instead: sharp s, the ligatures. */
  private static boolean matches(String name, String text) {
    boolean[] ends = new boolean[text.length() + 1]; // where what was read of the name may end
    ends[0] = true;
    for (int i = 0; i < name.length(); i++) {
      ends = after(name.charAt(i), ends, text);
    }
    return ends[text.length()];
  }

  private static boolean[] after(char c, boolean[] before, String text) {
    boolean[] ends = new boolean[before.length];
    for (int at = 0; at < before.length; at++) {
      if (before[at] && isAny(c)) {
        int one = next(text, at);
        ends[at] = true;
        ends[one] = true;
        ends[next(text, one)] = true;
      } else if (before[at] && at < text.length() && text.charAt(at) == c) {
        ends[at + 1] = true;
      }
    }
    return ends;
  }

  private static int next(String text, int at) {
    return at < text.length() ? at + Character.charCount(text.codePointAt(at)) : at;
  }

  private static boolean isAny(char c) {
    return c >= ASCII || c == 0;
  }

  /** Tells whether they are the same up to the first loose character of either. */
  private static boolean begin(String a, String b) {
    for (int i = 0; i < a.length() && i < b.length(); i++) {
      if (isAny(a.charAt(i)) || isAny(b.charAt(i))) {
        return true;
      }
      if (a.charAt(i) != b.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
