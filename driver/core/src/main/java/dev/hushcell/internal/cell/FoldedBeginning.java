package dev.hushcell.internal.cell;

import dev.hushcell.internal.value.CaseFolding;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;

/**
 * Makes the block of suite FC by which cells are compared: an HMAC of the text without its case,
 * under a key of its own. Not thread-safe; belongs to one {@link CellCipher}.
 */
final class FoldedBeginning implements Beginning {
  private final Mac mac;

  /** Associated data ‖ header: what the HMAC covers before the text. */
  private final byte[] prefix;

  private final byte[] fullMac = new byte[CellCipher.FULL_MAC];

  FoldedBeginning(Mac mac, byte[] prefix) {
    this.mac = mac;
    this.prefix = prefix;
  }

  @Override
  public int length() {
    return CellCipher.BLOCK;
  }

  @Override
  public void put(byte tag, byte[] text, byte[] to, int at) throws GeneralSecurityException {
    String value = new String(text, StandardCharsets.UTF_8);
    byte[] folded = CaseFolding.fold(value).getBytes(StandardCharsets.UTF_8);
    mac.update(prefix);
    mac.update(tag);
    mac.update(folded);
    mac.doFinal(fullMac, 0);
    System.arraycopy(fullMac, 0, to, at, CellCipher.BLOCK);
    Arrays.fill(folded, (byte) 0);
    Arrays.fill(fullMac, (byte) 0);
  }
}
