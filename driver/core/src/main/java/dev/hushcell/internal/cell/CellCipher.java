package dev.hushcell.internal.cell;

import dev.hushcell.internal.cell.value.Encoding;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens the cells of one key and suite with a Cipher and a Mac that stay initialised.
 * <strong>Not thread-safe</strong>: lent to one thread at a time by {@link CellCipherPool}.
 *
 * <p>After any Throwable the object must be dropped: a Cipher or Mac that was interrupted keeps
 * bytes of the earlier value and would put them into the next cell. For the same reason each cell
 * is exactly one {@code doFinal} of the Cipher, without {@code update}.
 */
final class CellCipher {
  private static final int HEADER = 5;
  private static final int BLOCK = 16;
  private static final int TAG = 16;
  private static final int FULL_MAC = 32;
  private static final int SHORTEST = HEADER + BLOCK + BLOCK + TAG;

  /** Buffers that one long value made larger than this are not kept. */
  private static final int MOST_KEPT = 1 << 16;

  private final Cipher encryption;
  private final Cipher decryption;
  private final Mac mac;
  private final NonceSource nonces;

  /** Associated data ‖ header: what stands before the ciphertext of every cell in the frame. */
  private final byte[] prefix;

  private final byte[] fullMac = new byte[FULL_MAC];
  private byte[] plain = new byte[0];
  private byte[] frame = new byte[0];

  CellCipher(Cipher encryption, Cipher decryption, Mac mac, NonceSource nonces, byte[] prefix) {
    this.encryption = encryption;
    this.decryption = decryption;
    this.mac = mac;
    this.nonces = nonces;
    this.prefix = prefix;
    growTo(1 << 8);
  }

  /** Returns the sealed cell of a value. */
  byte[] seal(byte tag, byte[] value, int pad) throws GeneralSecurityException {
    int content = Content.length(value.length, pad);
    int padding = BLOCK - content % BLOCK;
    int input = BLOCK + content + padding;
    growTo(input);
    Content.write(plain, BLOCK, tag, value, pad);
    Arrays.fill(plain, BLOCK + content, input, (byte) padding);
    nonces.put(plain, BLOCK, content);

    int sealed = encryption.doFinal(plain, 0, input, frame, prefix.length);
    int end = prefix.length + sealed;
    mac.update(frame, 0, end);
    mac.doFinal(frame, end);
    byte[] cell = Arrays.copyOfRange(frame, prefix.length - HEADER, end + TAG);
    Arrays.fill(plain, 0, input, (byte) 0);
    shrink();
    return cell;
  }

  /** Returns the value, or null when the bytes are not a cell of this key, suite and encoding. */
  @Nullable Object open(byte[] cell, Encoding encoding) throws GeneralSecurityException {
    int length = cell.length - HEADER - TAG;
    if (cell.length < SHORTEST || length % BLOCK != 0 || !isAuthentic(cell)) {
      return null;
    }
    growTo(length);
    int opened = decryption.doFinal(cell, HEADER, length, plain, 0);
    int content = withoutPadding(opened) - BLOCK;
    Object value = content < 0 ? null : Content.read(plain, BLOCK, content, encoding);
    Arrays.fill(plain, 0, opened, (byte) 0);
    shrink();
    return value;
  }

  /** The header of the cell is compared too: the frame has the one of this key and suite. */
  private boolean isAuthentic(byte[] cell) throws GeneralSecurityException {
    int covered = cell.length - TAG;
    int start = prefix.length - HEADER;
    if (!Arrays.equals(cell, 0, HEADER, prefix, start, prefix.length)) {
      return false;
    }
    growTo(cell.length);
    System.arraycopy(cell, HEADER, frame, prefix.length, covered - HEADER);
    mac.update(frame, 0, start + covered);
    mac.doFinal(fullMac, 0);
    int difference = 0;
    for (int i = 0; i < TAG; i++) {
      difference |= cell[covered + i] ^ fullMac[i];
    }
    return difference == 0;
  }

  private int withoutPadding(int length) {
    int padding = plain[length - 1] & 0xFF;
    if (padding == 0 || padding > BLOCK) {
      return -1;
    }
    for (int i = length - padding; i < length; i++) {
      if (plain[i] != padding) {
        return -1;
      }
    }
    return length - padding;
  }

  private void growTo(int ciphertext) {
    if (plain.length >= ciphertext) {
      return;
    }
    Arrays.fill(plain, (byte) 0);
    plain = new byte[ciphertext];
    frame = Arrays.copyOf(prefix, Math.addExact(prefix.length + FULL_MAC, ciphertext));
  }

  private void shrink() {
    if (plain.length > MOST_KEPT) {
      plain = new byte[0];
      growTo(1 << 8);
    }
  }
}
