package dev.hushcell.keystore;

/**
 * What a store made of the wish to destroy a version of a key.
 *
 * @param isFinal whether the version is gone for good
 * @param outstanding what is still to be done or awaited, in a sentence; empty when it is final
 */
public record Destruction(boolean isFinal, String outstanding) {
  /** The version is gone for good. */
  public static Destruction done() {
    return new Destruction(true, "");
  }

  /**
   * The store does not use the version any more but could bring it back.
   *
   * @param what is still to be done, and by whom; or until when the store waits
   */
  public static Destruction outstanding(String what) {
    return new Destruction(false, what);
  }
}
