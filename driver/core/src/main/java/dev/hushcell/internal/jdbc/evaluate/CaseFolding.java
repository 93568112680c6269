package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.plan.EvaluationRules.Letters;
import dev.hushcell.internal.plan.Routine;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings texts to one case, as far as it is known what the database would do: the letters A to Z,
 * what has no case at all, and pairs of letters where every version of Unicode has the same ones.
 */
final class CaseFolding {
  private CaseFolding() {}

  /** Returns what UPPER or LOWER makes of a text; empty where that is not known. */
  static Optional<String> of(String text, Routine routine, Letters letters) {
    if (!text.codePoints().allMatch(each -> isKnown(each, letters))) {
      return Optional.empty();
    }
    return Optional.of(
        routine == Routine.UPPER ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
  }

  private static boolean isKnown(int codePoint, Letters letters) {
    return codePoint < 0x80
        || isCaseless(codePoint)
        || switch (letters) {
          case A_TO_Z -> false;
          case PAIRS -> isPaired(codePoint);
        };
  }

  /** What is a letter of a case, or none yet, may be given another case by a later Unicode. */
  private static boolean isCaseless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.UNASSIGNED ->
          false;
      default -> {
        String one = Character.toString(codePoint);
        yield one.equals(one.toUpperCase(Locale.ROOT)) && one.equals(one.toLowerCase(Locale.ROOT));
      }
    };
  }

  /**
   * Tells whether a letter of Latin-1, Latin Extended-A, Greek or Cyrillic and another are the
   * small and the capital of each other and of none besides. A sigma is not: it is another at the
   * end of a word.
   */
  private static boolean isPaired(int letter) {
    boolean old =
        (letter >= 0xC0 && letter <= 0x17F)
            || (letter >= 0x386 && letter <= 0x3CE)
            || (letter >= 0x400 && letter <= 0x481);
    int capital = Character.toUpperCase(letter);
    int small = Character.toLowerCase(letter);
    return old
        && capital != 0x3A3
        && capital != small
        && (letter == capital || letter == small)
        && Character.toUpperCase(small) == capital
        && Character.toLowerCase(capital) == small
        && Character.toString(letter).toUpperCase(Locale.ROOT).length() == 1
        && Character.toString(letter).toLowerCase(Locale.ROOT).length() == 1;
  }
}
