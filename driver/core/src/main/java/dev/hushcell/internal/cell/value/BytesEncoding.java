package dev.hushcell.internal.cell.value;

import java.util.Arrays;

/** Bytes as they are. */
record BytesEncoding(byte tag) implements Encoding {
  @Override
  public byte[] encode(Object canonical) {
    return ((byte[]) canonical).clone();
  }

  @Override
  public Object decode(byte[] from, int at, int length) {
    return Arrays.copyOfRange(from, at, at + length);
  }
}
