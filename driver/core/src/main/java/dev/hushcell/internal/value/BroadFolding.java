package dev.hushcell.internal.value;

import dev.hushcell.internal.model.LetterCase;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Folds texts so that all are the same which any mapping of case makes the same: {@link
 * CaseFolding}, and besides letters that become several, as ß becomes ss. It is by code point, so
 * that the beginning of a text is folded to a beginning. A frozen table: it is part of the format
 * of cells. Stateless and thread-safe.
 */
public final class BroadFolding {
  private static final String TABLE = "several-letters-1.txt";

  /** Asks this one. */
  public static final LetterCase.Folding LETTERS =
      new LetterCase.Folding() {
        @Override
        public String folded(String text) {
          return fold(text);
        }

        @Override
        public boolean coversThisJava() {
          return OfThisJava.FOLDS_ALIKE;
        }

        @Override
        public boolean isOfSeveral(int letter) {
          return CaseFolding.isOfSeveral(letter);
        }
      };

  private BroadFolding() {}

  /** Read when the first text is folded that has more than A to Z. */
  private static final class Table {
    static final Map<Integer, String> SEVERAL = read();
  }

  /** Looked through when it is first asked for. */
  private static final class OfThisJava {
    static final boolean FOLDS_ALIKE = foldsAlike();
  }

  /** Returns the text with each code point replaced by what stands for its class. */
  public static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().forEach(each -> append(each, folded));
    return folded.toString();
  }

  /**
   * Returns the first letters of the folded text, or all of it.
   *
   * @param first how many; 0: all
   */
  public static String beginning(String text, int first) {
    String folded = fold(text);
    boolean whole = first == 0 || folded.codePointCount(0, folded.length()) <= first;
    return whole ? folded : folded.substring(0, folded.offsetByCodePoints(0, first));
  }

  private static void append(int codePoint, StringBuilder to) {
    int one = CaseFolding.fold(codePoint);
    String several = one < CaseFolding.FIRST_BEYOND_ASCII ? null : Table.SEVERAL.get(one);
    if (several == null) {
      to.appendCodePoint(one);
    } else {
      to.append(several);
    }
  }

  private static boolean foldsAlike() {
    for (int code = 0; code <= Character.MAX_CODE_POINT; code++) {
      boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
      if (!surrogate && !isFoldedAlike(code)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFoldedAlike(int code) {
    int capital = Character.toUpperCase(code);
    int small = Character.toLowerCase(code);
    int title = Character.toTitleCase(code);
    if (!Character.isLetter(code) && capital == code && small == code && title == code) {
      return true;
    }
    String text = Character.toString(code);
    String folded = fold(text);
    return folded.equals(fold(Character.toString(capital)))
        && folded.equals(fold(Character.toString(small)))
        && folded.equals(fold(Character.toString(title)))
        && folded.equals(fold(text.toUpperCase(Locale.ROOT)))
        && folded.equals(fold(text.toLowerCase(Locale.ROOT)));
  }

  private static Map<Integer, String> read() {
    Map<Integer, String> several = new HashMap<>();
    CaseFolding.pairs(TABLE, (from, to) -> several.put(Integer.parseInt(from, 16), text(to)));
    return Map.copyOf(several);
  }

  private static String text(String codePoints) {
    StringBuilder text = new StringBuilder();
    for (String each : codePoints.split("\\+", -1)) {
      if (!each.isEmpty()) {
        text.appendCodePoint(Integer.parseInt(each, 16));
      }
    }
    return text.toString();
  }
}
