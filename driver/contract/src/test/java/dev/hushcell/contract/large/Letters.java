package dev.hushcell.contract.large;

import java.io.IOException;
import java.io.InputStream;

/** Letters that say where they stand: a value of any size that is in no memory. */
final class Letters extends InputStream {
  private static final int BLOCK = 1 << 16;

  private final long size;
  private long place;

  Letters(long size) {
    this(size, 0);
  }

  /** Those from a place on, counted from 0. */
  Letters(long size, long place) {
    this.size = size;
    this.place = place;
  }

  @Override
  public int read() {
    return place == size ? -1 : at(place++);
  }

  private static int at(long place) {
    return 'a' + (int) (place * 7919 % 26 + place / 65_536 % 7) % 26;
  }

  @Override
  public int read(byte[] to, int offset, int length) {
    int found = (int) Math.min(length, size - place);
    for (int i = 0; i < found; i++) {
      to[offset + i] = (byte) at(place + i);
    }
    place += found;
    return found == 0 && length > 0 ? -1 : found;
  }

  /** Tells whether two streams have the same bytes. */
  static boolean same(InputStream found, InputStream right) throws IOException {
    byte[] some = new byte[BLOCK];
    for (int length = found.read(some); length >= 0; length = found.read(some)) {
      if (!java.util.Arrays.equals(some, 0, length, right.readNBytes(length), 0, length)) {
        return false;
      }
    }
    return right.read() < 0;
  }
}
