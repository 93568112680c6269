package dev.hushcell.testing.scopes;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The few values that the tables are filled with. Each has a neighbour that no table holds and that
 * sorts right behind it, and a stranger that stands in its place where it is taken out.
 */
public final class Marked {
  /** How many there are; a statement has at most one place for each. */
  public static final int COUNT = 4;

  private Marked() {}

  /** Returns a value. */
  public static String value(int mark) {
    return "mkq" + mark + "zzva";
  }

  /** Returns a value that equals none, and is sorted as the other one is. */
  static String neighbour(int mark) {
    return "mkq" + mark + "zzvb";
  }

  /** Returns what stands in place of a value where it is taken out. */
  static String stranger(int mark) {
    return "pkq" + mark + "zzva";
  }

  /**
   * Tells whether a log has it, in letters of any case or in hexadecimal digits; its first one may
   * be written in another way.
   */
  static boolean isIn(String log, int mark) {
    String text = log.toLowerCase(Locale.ROOT);
    String value = value(mark).substring(1);
    String hex = HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    return text.contains(value) || text.contains(hex);
  }
}
