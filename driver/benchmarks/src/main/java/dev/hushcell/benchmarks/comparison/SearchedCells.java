package dev.hushcell.benchmarks.comparison;

/** Cells of texts by hand: random ones, and ones that are equal where the texts are. */
interface SearchedCells {
  /** Encrypts a value that nobody searches for. */
  byte[] seal(String value);

  /** Reverses {@link #seal}. */
  String open(byte[] cell);

  /** Encrypts equal values to equal cells, which a search compares. */
  byte[] sealSearched(String value);

  /** Reverses {@link #sealSearched}. */
  String openSearched(byte[] cell);
}
