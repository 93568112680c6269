package dev.hushcell.surface;

/** What a generated class does with the methods that carry cells. */
enum Cells {
  /** Nothing: they are left to the classes that extend it. */
  LEFT,
  /** Passes them to the delegate: for statements that touch nothing. */
  PASSED,
  /** Passes them to the delegate, after asking whether a parameter may be told by its name. */
  NAMED,
  /** Asks per parameter whether its value is kept back to be sealed. */
  BOUND,
  /** Asks per column whether its value is opened, or may be updated. */
  OPENED
}
