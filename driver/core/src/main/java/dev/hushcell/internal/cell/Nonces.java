package dev.hushcell.internal.cell;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Unique nonces, drawn in stock from the module's DRBG and erased as they are used. Not
 * thread-safe; belongs to one {@link CellCipher}.
 */
final class Nonces {
  private static final int STOCK = 4096;

  private final SecureRandom random;
  private final byte[] stock = new byte[STOCK];
  private int next = STOCK;

  Nonces(SecureRandom random) {
    this.random = random;
  }

  void put(byte[] block) {
    if (next == STOCK) {
      random.nextBytes(stock);
      next = 0;
    }
    System.arraycopy(stock, next, block, 0, CellCipher.BLOCK);
    Arrays.fill(stock, next, next + CellCipher.BLOCK, (byte) 0);
    next += CellCipher.BLOCK;
  }
}
