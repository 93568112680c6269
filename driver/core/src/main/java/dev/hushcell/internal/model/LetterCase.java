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
  boolean keepsFolded(Folding folding);

  /**
   * Returns in words which letters make that unknown.
   *
   * @param capitals whether for capitals, else for small letters
   */
  String unknown(boolean capitals);

  /** Takes for the same what differs in case alone. Immutable. */
  interface Folding {
    /** Returns what stands for all texts that are the same. */
    String folded(String text);

    /**
     * Tells whether whatever this Java takes for the same but for its case is so here, which is not
     * known of one that has letters of a later Unicode.
     */
    boolean coversThisJava();

    /** Tells whether a letter is the same as another one. */
    boolean isOfSeveral(int letter);
  }
}
