package dev.hushcell.internal.cell;

import dev.hushcell.internal.model.CellSize;
import dev.hushcell.policy.ProtectedColumn;

/** Format and algorithms of a cell, told by its first byte. 0xFA is kept for large values. */
enum CellSuite {
  /** A unique nonce: the cell tells nothing but its length. */
  RANDOMIZED(0xF8),
  /** Nonce and tag are an HMAC of the content: equal values have equal cells. */
  EQUALITY(0xF9),
  /** Randomized behind the number of the group that the value falls into. */
  GROUPED(0xFB),
  /** Randomized behind a beginning that is an HMAC of the value without its case. */
  IGNORED_CASE(0xFC);

  private final byte format;

  CellSuite(int format) {
    this.format = (byte) format;
  }

  static CellSuite of(ProtectedColumn column) {
    return switch (column.search()) {
      case NONE -> column.narrow().isThere() ? GROUPED : RANDOMIZED;
      case EQUALITY, FULL, TENANT -> column.compare().isByBeginning() ? IGNORED_CASE : EQUALITY;
    };
  }

  /** Returns how long the shortest cell is that is compared with stored ones. */
  int shortestComparand() {
    return this == IGNORED_CASE ? CellSize.BEGINNING : CellSize.SHORTEST;
  }

  byte format() {
    return format;
  }
}
