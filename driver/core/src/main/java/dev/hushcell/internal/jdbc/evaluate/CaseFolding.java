package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.plan.Evaluation.Folding;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings texts to one case, as far as every database and every collation does it alike: the letters
 * A to Z, and what has no case at all.
 */
final class CaseFolding {
  private CaseFolding() {}

  /** Returns the text in a case; empty where databases differ in what that is. */
  static Optional<String> of(String text, Folding folding) {
    if (folding == Folding.NONE) {
      return Optional.of(text);
    }
    if (!text.codePoints().allMatch(CaseFolding::isAlike)) {
      return Optional.empty();
    }
    return Optional.of(
        folding == Folding.UPPER ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
  }

  private static boolean isAlike(int codePoint) {
    return codePoint < 0x80 || isCaseless(codePoint);
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
}
