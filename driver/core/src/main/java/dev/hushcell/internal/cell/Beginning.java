package dev.hushcell.internal.cell;

import java.security.GeneralSecurityException;

/**
 * Makes what stands between the header of a cell and its first block, and tells something of the
 * value. Not thread-safe; belongs to one {@link CellCipher}.
 */
sealed interface Beginning permits FoldedBeginning, GroupBeginning {
  /** Returns how many bytes it is. */
  int length();

  /** Puts that of a text, given in UTF-8, into an array. */
  void put(byte tag, byte[] text, byte[] to, int at) throws GeneralSecurityException;
}
