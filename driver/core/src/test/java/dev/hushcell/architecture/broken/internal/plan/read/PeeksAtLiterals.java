package dev.hushcell.architecture.broken.internal.plan.read;

import dev.hushcell.internal.sql.LiteralValue;

/** Reads a literal without a note of it. */
final class PeeksAtLiterals {
  private PeeksAtLiterals() {}

  static Object value(LiteralValue literal) {
    return literal.unnoted();
  }
}
