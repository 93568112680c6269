package dev.hushcell.internal.model;

import java.util.Locale;
import java.util.Optional;

/**
 * Letters of which the case is known without asking the database: A to Z, what has no case at all,
 * and perhaps pairs of letters where every version of Unicode has the same ones.
 */
public enum PresumedLetters implements LetterCase {
  /** A to Z; every other letter stays as it is. */
  ASCII,
  /** A to Z, and what has no case. */
  A_TO_Z,
  /**
   * Besides, Latin, Greek and Cyrillic letters that are the only small or capital of each other.
   */
  PAIRS;

  @Override
  public Optional<String> inCase(String text, boolean capitals) {
    if (this == ASCII) {
      return Optional.of(ascii(text, capitals));
    }
    if (!text.codePoints().allMatch(this::isKnown)) {
      return Optional.empty();
    }
    return Optional.of(capitals ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
  }

  /** What is known is what this Java makes of letters. */
  @Override
  public boolean keepsFolded(Folding folding) {
    return true;
  }

  @Override
  public String unknown(boolean capitals) {
    return switch (this) {
      case ASCII -> "";
      case A_TO_Z -> "a letter beside A to Z";
      case PAIRS -> "a letter that is not the only small or capital one of another";
    };
  }

  private static String ascii(String text, boolean capitals) {
    char first = capitals ? 'a' : 'A';
    StringBuilder changed = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= first && letter < first + 26) {
        changed.setCharAt(i, (char) (letter ^ 0x20));
      }
    }
    return changed.toString();
  }

  private boolean isKnown(int letter) {
    return letter < 0x80 || isCaseless(letter) || (this == PAIRS && isPaired(letter));
  }

  /** What is a letter of a case, or none yet, may be given another case by a later Unicode. */
  static boolean isCaseless(int letter) {
    return switch (Character.getType(letter)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.UNASSIGNED ->
          false;
      default -> {
        String one = Character.toString(letter);
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
