package dev.hushcell.internal.cell;

import dev.hushcell.internal.value.BroadFolding;
import dev.hushcell.policy.Narrow;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;

/**
 * Makes the two bytes of suite FB that tell the group of a cell: as many bits as there are groups,
 * of an HMAC of the folded text or of its first letters. Not thread-safe.
 */
final class GroupBeginning implements Beginning {
  private static final byte FOLDING = 1;

  private final Mac mac;

  /** Associated data ‖ header: what the HMAC covers before the text. */
  private final byte[] prefix;

  private final int first;
  private final int mask;
  private final byte[] fullMac = new byte[CellCipher.FULL_MAC];

  GroupBeginning(Mac mac, byte[] prefix, Narrow narrow) {
    this.mac = mac;
    this.prefix = prefix;
    this.first = narrow.first();
    this.mask = -(0x10000 / narrow.groups());
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

  @Override
  public int length() {
    return Short.BYTES;
  }

  @Override
  public void put(byte tag, byte[] text, byte[] to, int at) throws GeneralSecurityException {
    String told = BroadFolding.beginning(new String(text, StandardCharsets.UTF_8), first);
    byte[] telling = told.getBytes(StandardCharsets.UTF_8);
    mac.update(prefix);
    mac.update(tag);
    mac.update(telling);
    mac.doFinal(fullMac, 0);
    to[at] = (byte) (fullMac[0] & (mask >> Byte.SIZE));
    to[at + 1] = (byte) (fullMac[1] & mask);
    Arrays.fill(telling, (byte) 0);
    Arrays.fill(fullMac, (byte) 0);
  }
}
