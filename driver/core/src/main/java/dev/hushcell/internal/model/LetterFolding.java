package dev.hushcell.internal.model;

/** Takes for the same what differs in case alone. Immutable. */
public interface LetterFolding {
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
