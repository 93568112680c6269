package dev.hushcell.internal.cell;

import dev.hushcell.internal.value.Encoding;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column whose cells belong to rows: {@code u8 length of the key ‖ key ‖ value},
 * under the type tag of the value with one more bit, so that neither form is ever taken for the
 * other.
 */
record RowEncoding(Encoding value) implements Encoding {
  private static final int IN_ROW = 0x40;

  record InRow(RowKey key, Object value) {
    /** Never the value. */
    @Override
    public String toString() {
      return "InRow";
    }
  }

  @Override
  public byte tag() {
    return (byte) (value.tag() | IN_ROW);
  }

  @Override
  public byte[] encode(Object canonical) {
    InRow inRow = (InRow) canonical;
    byte[] key = inRow.key().bytes();
    byte[] plain = value.encode(inRow.value());
    byte[] all = new byte[1 + key.length + plain.length];
    ByteBuffer.wrap(all).put((byte) key.length).put(key).put(plain);
    Arrays.fill(plain, (byte) 0);
    return all;
  }

  @Override
  public @Nullable Object decode(byte[] from, int at, int length) {
    int key = length == 0 ? 0 : from[at] & 0xFF;
    if (length < 1 + key) {
      return null;
    }
    RowKey of = RowKey.in(from, at + 1, key).orElse(null);
    Object plain = of == null ? null : value.decode(from, at + 1 + key, length - 1 - key);
    return of == null || plain == null ? null : new InRow(of, plain);
  }
}
