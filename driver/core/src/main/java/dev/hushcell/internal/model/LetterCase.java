package dev.hushcell.internal.model;

import java.util.Optional;

/** What a database makes of texts in UPPER and LOWER, as far as that is known. Immutable. */
public interface LetterCase {
  /**
   * Returns a text in one case; empty where it is not known what that is.
   *
   * @param capitals whether in capitals, else in small letters
   */
  Optional<String> inCase(String text, boolean capitals);

  /**
   * Tells whether it is certain that a text in one case is folded to the same as the text itself.
   */
  boolean keepsFolded(LetterFolding folding);

  /**
   * Returns in words which letters make that unknown.
   *
   * @param capitals whether for capitals, else for small letters
   */
  String unknown(boolean capitals);
}
