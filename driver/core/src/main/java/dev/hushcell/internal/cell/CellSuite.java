package dev.hushcell.internal.cell;

import dev.hushcell.policy.Search;

/** Format and algorithms of a cell, told by its first byte. 0xFA is kept for large values. */
enum CellSuite {
  /** A unique nonce: the cell tells nothing but its length. */
  RANDOMIZED(0xF8),
  /** Nonce and tag are an HMAC of the content: equal values have equal cells. */
  EQUALITY(0xF9);

  private final byte format;

  CellSuite(int format) {
    this.format = (byte) format;
  }

  static CellSuite of(Search search) {
    return switch (search) {
      case NONE -> RANDOMIZED;
      case EQUALITY, FULL -> EQUALITY;
    };
  }

  byte format() {
    return format;
  }
}
