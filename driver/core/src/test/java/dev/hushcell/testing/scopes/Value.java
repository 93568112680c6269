package dev.hushcell.testing.scopes;

import java.util.Optional;

/**
 * A place of a statement where a marked value stands.
 *
 * @param mark its number in {@link Marked}
 * @param bound whether it is bound to a parameter rather than written
 * @param before what stands in front of it in a literal
 * @param after what stands behind it in a literal
 * @param writing how the literal is written, where it is not plain
 */
record Value(int mark, boolean bound, String before, String after, Optional<Writing> writing) {
  static Value of(int mark, boolean bound) {
    return new Value(mark, bound, "'", "'", Optional.empty());
  }

  /** Returns the same in another writing. */
  Value in(Writing other) {
    return new Value(mark, bound, before, after, Optional.of(other));
  }

  String literal(String value) {
    return writing.map(each -> each.of(value)).orElse(before + value + after);
  }
}
