package dev.hushcell.internal.cell;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;

/** Where the nonce of a cell comes from. Not thread-safe; belongs to one {@link CellCipher}. */
sealed interface NonceSource {
  /** Length of a nonce: one block. */
  int LENGTH = 16;

  /**
   * Puts the nonce into the first 16 bytes of the array.
   *
   * @param block the array, which also has the content of the cell
   * @param content where the content begins
   * @param length length of the content
   */
  void put(byte[] block, int content, int length) throws GeneralSecurityException;

  /** Unique nonces, drawn in stock from the module's DRBG and erased as they are used. */
  final class Random implements NonceSource {
    private static final int STOCK = 4096;

    private final SecureRandom random;
    private final byte[] stock = new byte[STOCK];
    private int next = STOCK;

    Random(SecureRandom random) {
      this.random = random;
    }

    @Override
    public void put(byte[] block, int content, int length) {
      if (next == STOCK) {
        random.nextBytes(stock);
        next = 0;
      }
      System.arraycopy(stock, next, block, 0, LENGTH);
      Arrays.fill(stock, next, next + LENGTH, (byte) 0);
      next += LENGTH;
    }
  }

  /** Equal contents, equal nonces: the first half of an HMAC of the content. */
  final class Synthetic implements NonceSource {
    private final Mac mac;
    private final byte[] full = new byte[32];

    Synthetic(Mac mac) {
      this.mac = mac;
    }

    @Override
    public void put(byte[] block, int content, int length) throws GeneralSecurityException {
      mac.update(block, content, length);
      mac.doFinal(full, 0);
      System.arraycopy(full, 0, block, 0, LENGTH);
    }
  }
}
