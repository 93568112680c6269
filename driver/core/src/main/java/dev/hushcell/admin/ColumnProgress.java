package dev.hushcell.admin;

/**
 * Told how far a job is that rewrites columns. Called on the thread that does the work; must not
 * block.
 */
@FunctionalInterface
public interface ColumnProgress {
  /** Takes no interest. */
  static ColumnProgress none() {
    return (step, done, total) -> {};
  }

  /**
   * A job is on record, or was found there: it can be resumed and given up by its name, whatever
   * becomes of this process.
   *
   * @param job names it
   */
  default void begun(String job) {}

  /**
   * Something was done.
   *
   * @param step what is going on
   * @param done how much of it is done
   * @param total how much of it there is; 0 where that is not known
   */
  void at(Step step, long done, long total);

  /** What is going on, in this order; some come twice. */
  enum Step {
    /** Every process is given the time to read what is on record. */
    ANNOUNCING,
    /** Shadows are filled. */
    FILLING,
    /** What changed meanwhile is filled. */
    CATCHING_UP,
    /** Every new cell is opened and compared with the old value. */
    COMPARING,
    /** The columns are exchanged. */
    EXCHANGING,
    /** Nothing of the old columns is left in the table. */
    ENDED
  }
}
