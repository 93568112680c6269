package dev.hushcell.admin;

/** Told how far a work on keys is. Called on the thread that does the work; must not block. */
@FunctionalInterface
public interface Progress {
  /** Takes no interest. */
  static Progress none() {
    return (step, done, total) -> {};
  }

  /**
   * Something was done.
   *
   * @param step what is going on
   * @param done how much of it is done
   * @param total how much of it there is
   */
  void at(Step step, int done, int total);

  /** What is going on, in this order. */
  enum Step {
    /** The catalogues and the key stores are looked at. */
    CHECKING,
    /** The key store makes a new version. */
    NEW_VERSION,
    /** Keys are unwrapped and wrapped anew, each opened again as a test; nothing is written yet. */
    WRAPPING,
    /** The records are written, in one transaction. */
    WRITING,
    /** What was written is read back. */
    READING_BACK,
    /** Key-encryption keys are destroyed in their key store. */
    DESTROYING
  }
}
