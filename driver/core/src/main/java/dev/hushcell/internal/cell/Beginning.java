package dev.hushcell.internal.cell;

import dev.hushcell.internal.value.BroadFolding;
import dev.hushcell.internal.value.CaseFolding;
import dev.hushcell.policy.Narrow;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;

/**
 * Makes what stands between the header of a cell and its first block, and tells something of the
 * value: bits of an HMAC of the folded text, or of its first letters, under a key of its own. Not
 * thread-safe; belongs to one {@link CellCipher}.
 */
final class Beginning {
  private static final byte FOLDING = 1;

  private final Mac mac;

  /** Associated data ‖ header: what the HMAC covers before the text. */
  private final byte[] prefix;

  private final UnaryOperator<String> folding;

  /** Which bits there are of the HMAC. */
  private final byte[] mask;

  private final byte[] fullMac = new byte[CellCipher.FULL_MAC];

  private Beginning(Mac mac, byte[] prefix, UnaryOperator<String> folding, byte... mask) {
    this.mac = mac;
    this.prefix = prefix;
    this.folding = folding;
    this.mask = mask;
  }

  /** Makes the block of suite FC by which cells are compared, from the text without its case. */
  static Beginning folded(Mac mac, byte[] prefix) {
    byte[] all = new byte[CellCipher.BLOCK];
    Arrays.fill(all, (byte) 0xFF);
    return new Beginning(mac, prefix, CaseFolding::fold, all);
  }

  /**
   * Makes the two bytes of suite FB that name the group of a cell, from the folded text or its
   * first letters: as many bits as it takes to number the groups.
   */
  static Beginning ofGroup(Mac mac, byte[] prefix, Narrow narrow) {
    int mask = -(0x10000 / narrow.groups());
    return new Beginning(
        mac,
        prefix,
        text -> BroadFolding.beginning(text, narrow.first()),
        (byte) (mask >> Byte.SIZE),
        (byte) mask);
  }

  /** Returns what all cells have in common that fall into the same groups. */
  static byte[] said(Narrow narrow) {
    int bits = Integer.numberOfTrailingZeros(narrow.groups());
    return new byte[] {(byte) narrow.first(), (byte) bits, FOLDING};
  }

  /** Tells whether all texts that begin with one are in the same group. */
  static boolean isOneGroup(String beginning, Narrow narrow) {
    String folded = BroadFolding.fold(beginning);
    return narrow.first() > 0 && folded.codePointCount(0, folded.length()) >= narrow.first();
  }

  /** Returns how many bytes it is. */
  int length() {
    return mask.length;
  }

  /** Puts that of a text, given in UTF-8, into an array. */
  void put(byte tag, byte[] text, byte[] to, int at) throws GeneralSecurityException {
    byte[] folded =
        folding.apply(new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    mac.update(prefix);
    mac.update(tag);
    mac.update(folded);
    mac.doFinal(fullMac, 0);
    for (int i = 0; i < mask.length; i++) {
      to[at + i] = (byte) (fullMac[i] & mask[i]);
    }
    Arrays.fill(folded, (byte) 0);
    Arrays.fill(fullMac, (byte) 0);
  }
}
