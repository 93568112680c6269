package dev.hushcell.internal.cell;

import dev.hushcell.internal.value.Encoding;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Suite F9: one HMAC over associated data, header and content gives the nonce and the
 * authentication tag, so that equal values have equal cells (the synthetic IV of Rogaway and
 * Shrimpton, "Deterministic authenticated encryption").
 *
 * <p>The HMAC is of the content, so a cell has to be decrypted before it can be checked; nothing of
 * what comes out, the padding neither, is looked at before the check.
 */
final class SyntheticCipher implements CellCipher {
  private final Cipher encryption;
  private final Cipher decryption;
  private final Mac mac;

  /** Associated data ‖ header: what the HMAC covers before the content. */
  private final byte[] prefix;

  private final Scratch plain;
  private final byte[] fullMac = new byte[FULL_MAC];
  private final byte[] nonce = new byte[BLOCK];

  SyntheticCipher(Cipher encryption, Cipher decryption, Mac mac, byte[] prefix) {
    this.encryption = encryption;
    this.decryption = decryption;
    this.mac = mac;
    this.prefix = prefix;
    this.plain = new Scratch(prefix);
  }

  @Override
  public byte[] seal(byte tag, byte[] value, int pad) throws GeneralSecurityException {
    int length = plain.write(tag, value, pad);
    authenticate(length);
    byte[] bytes = plain.bytes();
    System.arraycopy(fullMac, 0, bytes, prefix.length, BLOCK);
    byte[] cell = new byte[HEADER + length + TAG];
    System.arraycopy(prefix, prefix.length - HEADER, cell, 0, HEADER);
    encryption.doFinal(bytes, prefix.length, length, cell, HEADER);
    System.arraycopy(fullMac, BLOCK, cell, HEADER + length, TAG);
    erase(length);
    return cell;
  }

  @Override
  public byte[] comparand(byte tag, byte[] value, int pad) throws GeneralSecurityException {
    return seal(tag, value, pad);
  }

  @Override
  public @Nullable Object open(byte[] cell, Encoding encoding) throws GeneralSecurityException {
    if (!Scratch.hasShape(cell, prefix, 0)) {
      return null;
    }
    int length = cell.length - HEADER - TAG;
    plain.growTo(length);
    byte[] bytes = plain.bytes();
    decryption.doFinal(cell, HEADER, length, bytes, prefix.length);
    System.arraycopy(bytes, prefix.length, nonce, 0, BLOCK);
    authenticate(length);
    Object value = isAuthentic(cell) ? plain.read(length, encoding) : null;
    erase(length);
    return value;
  }

  /** Computes the HMAC with zeros in the place of the nonce. */
  private void authenticate(int length) throws GeneralSecurityException {
    byte[] bytes = plain.bytes();
    Arrays.fill(bytes, prefix.length, prefix.length + BLOCK, (byte) 0);
    mac.update(bytes, 0, prefix.length + length);
    mac.doFinal(fullMac, 0);
  }

  private boolean isAuthentic(byte[] cell) {
    int difference = 0;
    for (int i = 0; i < BLOCK; i++) {
      difference |= nonce[i] ^ fullMac[i];
    }
    for (int i = 0; i < TAG; i++) {
      difference |= cell[cell.length - TAG + i] ^ fullMac[BLOCK + i];
    }
    return difference == 0;
  }

  private void erase(int length) {
    plain.erase(length);
    Arrays.fill(fullMac, (byte) 0);
  }
}
