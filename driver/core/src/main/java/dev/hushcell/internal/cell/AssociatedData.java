package dev.hushcell.internal.cell;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * What is authenticated with a cell and not stored in it: {@code HC1 ‖ key uuid ‖ u16 count ‖ count
 * × (u32 length ‖ bytes)}.
 *
 * <p>No schema, table, column or type is named, so that cells outlive a rename and a restore.
 */
final class AssociatedData {
  private static final byte[] VERSION = "HC1".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_ITEMS = 0xFFFF;

  private AssociatedData() {}

  /** Encodes; the items are empty but for cells that are bound to their row. */
  static byte[] encode(UUID key, List<byte[]> items) {
    if (items.size() > MOST_ITEMS) {
      throw new IllegalArgumentException("more than 65535 items of associated data");
    }
    int length = VERSION.length + 2 * Long.BYTES + Short.BYTES;
    for (byte[] item : items) {
      length += Integer.BYTES + item.length;
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    out.put(VERSION);
    out.putLong(key.getMostSignificantBits()).putLong(key.getLeastSignificantBits());
    out.putShort((short) items.size());
    for (byte[] item : items) {
      out.putInt(item.length).put(item);
    }
    return out.array();
  }
}
