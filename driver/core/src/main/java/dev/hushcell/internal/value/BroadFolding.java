package dev.hushcell.internal.value;

import dev.hushcell.internal.model.LetterCase;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

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
    StringBuilder others = new StringBuilder(); // letters without a case: nearly all
    for (int code = 0; code <= Character.MAX_CODE_POINT; code++) {
      if (hasCase(code)) {
        if (!isFoldedAlike(code)) {
          return false;
        }
      } else if (Character.isLetter(code)) {
        others.appendCodePoint(code);
      }
    }
    String text = others.toString();
    return text.equals(text.toUpperCase(Locale.ROOT)) && text.equals(text.toLowerCase(Locale.ROOT));
  }

  private static boolean hasCase(int code) {
    return Character.toUpperCase(code) != code
        || Character.toLowerCase(code) != code
        || Character.toTitleCase(code) != code
        || Character.isUpperCase(code)
        || Character.isLowerCase(code);
  }

  private static boolean isFoldedAlike(int code) {
    String text = Character.toString(code);
    String folded = fold(text);
    return Stream.of(
            text.toUpperCase(Locale.ROOT),
            text.toLowerCase(Locale.ROOT),
            Character.toString(Character.toUpperCase(code)),
            Character.toString(Character.toLowerCase(code)),
            Character.toString(Character.toTitleCase(code)))
        .allMatch(each -> folded.equals(fold(each)));
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
