package dev.hushcell.internal.model;

import java.util.List;

/**
 * The code points that have a case in some version of Unicode up to 17, or that change the case of
 * others: whole blocks, so that what a later version adds to them is asked for too.
 */
public final class LetterRanges {
  private static final int[][] RANGES = {
    {0x1, 0x58F}, // ASCII, Latin, phonetic, combining marks, Greek, Cyrillic, Armenian
    {0x10A0, 0x10FF}, // Georgian
    {0x13A0, 0x13FF}, // Cherokee
    {0x1AB0, 0x1AFF}, // combining marks
    {0x1C80, 0x1CBF}, // Cyrillic, Georgian
    {0x1D00, 0x1FFF}, // phonetic, combining marks, Latin, Greek
    {0x20D0, 0x20FF}, // combining marks
    {0x2100, 0x218F}, // signs like letters, Roman numerals
    {0x24B6, 0x24E9}, // letters in circles
    {0x2C00, 0x2D2F}, // Glagolitic, Latin, Coptic, Georgian
    {0x2DE0, 0x2DFF}, // Cyrillic marks
    {0xA640, 0xA69F}, // Cyrillic
    {0xA720, 0xA7FF}, // Latin
    {0xAB30, 0xABBF}, // Latin, Cherokee
    {0xFB00, 0xFB17}, // ligatures
    {0xFE20, 0xFE2F}, // combining marks
    {0xFF21, 0xFF5A}, // wide letters
    {0x10400, 0x104FF}, // Deseret, Osage
    {0x10570, 0x105BF}, // Vithkuqi
    {0x10C80, 0x10CFF}, // Old Hungarian
    {0x10D40, 0x10D8F}, // Garay
    {0x118A0, 0x118DF}, // Warang Citi
    {0x16E40, 0x16EDF}, // Medefaidrin, Beria Erfe
    {0x1E900, 0x1E943} // Adlam
  };

  private LetterRanges() {}

  /** A range of code points, both ends of it among them. */
  public record Range(int first, int last) {}

  public static List<Range> all() {
    return List.of(RANGES).stream().map(each -> new Range(each[0], each[1])).toList();
  }

  /** Tells whether a code point is in any of them. */
  static boolean have(int letter) {
    for (int[] each : RANGES) {
      if (letter <= each[1]) {
        return letter >= each[0];
      }
    }
    return false;
  }
}
