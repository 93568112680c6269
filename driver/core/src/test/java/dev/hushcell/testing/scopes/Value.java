package dev.hushcell.testing.scopes;

/**
 * A place of a statement where a marked value stands.
 *
 * @param mark its number in {@link Marked}
 * @param bound whether it is bound to a parameter rather than written
 * @param before what stands in front of it in a literal
 * @param after what stands behind it in a literal
 */
record Value(int mark, boolean bound, String before, String after) {
  static Value of(int mark, boolean bound) {
    return new Value(mark, bound, "'", "'");
  }
}
