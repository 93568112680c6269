package dev.hushcell.internal.cell;

import dev.hushcell.internal.value.Encoding;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Suite F8: a unique nonce, CBC, then an HMAC over associated data, header and ciphertext. Nothing
 * is decrypted before the HMAC is right. Suites FB and FC have something between header and
 * ciphertext by which cells are found or compared.
 */
final class RandomizedCipher implements CellCipher {
  private static final int STOCK = 4096;

  private final Cipher encryption;
  private final Cipher decryption;
  private final Mac mac;
  private final SecureRandom random;

  /** Nonces are drawn in stock and erased as they are used. */
  private final byte[] stock = new byte[STOCK];

  private int nextOfStock = STOCK;

  /** Associated data ‖ header: what the HMAC covers first. */
  private final byte[] prefix;

  /** Makes what follows the header; null where nothing does. */
  private final @Nullable Beginning beginning;

  /** How many bytes there are between header and ciphertext. */
  private final int ahead;

  private final Scratch plain = new Scratch(new byte[0]);
  private final Scratch frame;
  private final byte[] fullMac = new byte[FULL_MAC];

  RandomizedCipher(
      Cipher encryption,
      Cipher decryption,
      Mac mac,
      SecureRandom random,
      byte[] prefix,
      @Nullable Beginning beginning) {
    this.encryption = encryption;
    this.decryption = decryption;
    this.mac = mac;
    this.random = random;
    this.prefix = prefix;
    this.beginning = beginning;
    this.ahead = beginning == null ? 0 : beginning.length();
    this.frame = new Scratch(prefix);
  }

  @Override
  public byte[] seal(byte tag, byte[] value, int pad) throws GeneralSecurityException {
    int length = plain.write(tag, value, pad);
    frame.growTo(ahead + length + FULL_MAC);
    putNonce(plain.bytes());
    byte[] framed = frame.bytes();
    if (beginning != null) {
      beginning.put(tag, value, framed, prefix.length);
    }
    int start = prefix.length + ahead;
    int end = start + encryption.doFinal(plain.bytes(), 0, length, framed, start);
    plain.erase(length);
    mac.update(framed, 0, end);
    mac.doFinal(framed, end);
    byte[] cell = Arrays.copyOfRange(framed, prefix.length - HEADER, end + TAG);
    frame.erase(ahead + length + FULL_MAC);
    return cell;
  }

  @Override
  public byte[] comparand(byte tag, byte[] value, int pad) throws GeneralSecurityException {
    if (beginning == null) {
      throw new IllegalStateException("randomized cells are not compared");
    }
    byte[] start = Arrays.copyOfRange(prefix, prefix.length - HEADER, prefix.length + ahead);
    beginning.put(tag, value, start, HEADER);
    return start;
  }

  @Override
  public @Nullable Object open(byte[] cell, Encoding encoding) throws GeneralSecurityException {
    if (!Scratch.hasShape(cell, prefix, ahead) || !isAuthentic(cell)) {
      return null;
    }
    int length = cell.length - HEADER - ahead - TAG;
    plain.growTo(length);
    int opened = decryption.doFinal(cell, HEADER + ahead, length, plain.bytes(), 0);
    Object value = plain.read(opened, encoding);
    plain.erase(opened);
    return value;
  }

  private void putNonce(byte[] block) {
    if (nextOfStock == STOCK) {
      random.nextBytes(stock);
      nextOfStock = 0;
    }
    System.arraycopy(stock, nextOfStock, block, 0, BLOCK);
    Arrays.fill(stock, nextOfStock, nextOfStock + BLOCK, (byte) 0);
    nextOfStock += BLOCK;
  }

  private boolean isAuthentic(byte[] cell) throws GeneralSecurityException {
    int length = cell.length - HEADER - TAG;
    frame.growTo(length);
    System.arraycopy(cell, HEADER, frame.bytes(), prefix.length, length);
    mac.update(frame.bytes(), 0, prefix.length + length);
    mac.doFinal(fullMac, 0);
    int difference = 0;
    for (int i = 0; i < TAG; i++) {
      difference |= cell[HEADER + length + i] ^ fullMac[i];
    }
    return difference == 0;
  }
}
