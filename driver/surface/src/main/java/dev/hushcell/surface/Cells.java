package dev.hushcell.surface;

/** What a generated class does with the methods that carry cells. */
enum Cells {
  /** Nothing: they are left to the classes that extend it. */
  LEFT,
  /** Passes them to the delegate: for statements that touch nothing. */
  PASSED,
  /**
   * Asks per parameter whether its value is opened. A name that is known here is turned into its
   * number; any other is passed to the delegate.
   */
  NAMED,
  /** Asks per parameter whether its value is kept back to be sealed. */
  BOUND,
  /** Asks per column whether its value is opened, or may be updated. */
  OPENED,
  /** Nothing, as with all other methods: there is no delegate, and nothing is returned. */
  ABSENT
}
