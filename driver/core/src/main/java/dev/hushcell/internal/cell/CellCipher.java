package dev.hushcell.internal.cell;

import dev.hushcell.internal.value.Encoding;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens the cells of one key and suite with a Cipher and a Mac that stay initialised.
 * <strong>Not thread-safe</strong>: lent to one thread at a time by {@link CellCipherPool}.
 *
 * <p>After any Throwable the object must be dropped: a Cipher or Mac that was interrupted keeps
 * bytes of the earlier value and would put them into the next cell. For the same reason each cell
 * is exactly one {@code doFinal} of the Cipher, without {@code update}.
 */
sealed interface CellCipher permits RandomizedCipher, SyntheticCipher {
  /** Length of the format byte and the key identifier. */
  int HEADER = 5;

  int BLOCK = 16;

  int TAG = 16;

  /** Length of an HMAC before it is cut. */
  int FULL_MAC = 32;

  byte[] seal(byte tag, byte[] value, int pad) throws GeneralSecurityException;

  /** Returns what stored cells are compared with; the suite must allow it. */
  byte[] comparand(byte tag, byte[] value, int pad) throws GeneralSecurityException;

  /** Returns the value, or null when the bytes are not a cell of this key, suite and encoding. */
  @Nullable Object open(byte[] cell, Encoding encoding) throws GeneralSecurityException;
}
