package dev.hushcell.internal.cell;

import dev.hushcell.internal.cell.LargeLayout.Lengths;
import dev.hushcell.internal.cell.LargeLayout.Shape;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A large cell that is in memory as a whole, as its value is. Not thread-safe. */
final class HeldCell {
  private final ChunkCipher cipher;
  private final byte[] cell;
  private final Shape shape;

  /** Makes room for a cell of some length, which has to be a possible one. */
  HeldCell(ChunkCipher cipher, int length) {
    this(cipher, new byte[length], Objects.requireNonNull(Shape.of(length)));
  }

  private HeldCell(ChunkCipher cipher, byte[] cell, Shape shape) {
    this.cipher = cipher;
    this.cell = cell;
    this.shape = shape;
  }

  /**
   * Seals a value, once.
   *
   * @param units of UTF-16 in a text; bytes otherwise
   * @return the cell
   */
  byte[] seal(byte[] value, int units) {
    System.arraycopy(cipher.header(), 0, cell, 0, LargeLayout.HEADER);
    for (long index = 0; index <= shape.last(); index++) {
      long from = index * LargeLayout.CHUNK;
      if (index < shape.last() && from + LargeLayout.CHUNK <= value.length) {
        cipher.seal(index, false, value, (int) from, LargeLayout.CHUNK, cell, placeOf(index));
      } else {
        sealEnd(index, value, (int) Math.min(from, value.length), units);
      }
    }
    return cell;
  }

  /** Seals a chunk that ends with zeros of the pad, or is the last one. */
  private void sealEnd(long index, byte[] value, int from, int units) {
    boolean last = index == shape.last();
    byte[] plain = new byte[shape.plainOf(index)];
    int content = Math.min(value.length - from, LargeLayout.CHUNK);
    System.arraycopy(value, from, plain, 0, content);
    if (last) {
      new Lengths(value.length, units).write(plain, shape.lastContent());
    }
    cipher.seal(index, last, plain, 0, plain.length, cell, placeOf(index));
    Arrays.fill(plain, (byte) 0);
  }

  /** Returns the value of a cell; null when it is none, or not as it was sealed. */
  static byte @Nullable [] open(ChunkCipher cipher, byte[] cell) {
    Shape shape = Shape.of(cell.length);
    return shape == null ? null : new HeldCell(cipher, cell, shape).open();
  }

  private byte @Nullable [] open() {
    byte[] end = new byte[shape.plainOf(shape.last())];
    Lengths lengths = open(shape.last(), end, 0) ? Lengths.in(end, shape) : null;
    byte[] value = lengths == null ? null : new byte[(int) lengths.bytes()];
    boolean opened = value != null && open(value);
    if (value != null && opened) {
      copy(end, shape.last(), value);
    } else if (value != null) {
      Arrays.fill(value, (byte) 0);
    }
    Arrays.fill(end, (byte) 0);
    return opened ? value : null;
  }

  /** Opens all chunks but the last one. */
  private boolean open(byte[] value) {
    for (long index = 0; index < shape.last(); index++) {
      long from = index * LargeLayout.CHUNK;
      if (from + LargeLayout.CHUNK <= value.length) {
        if (!open(index, value, (int) from)) {
          return false;
        }
        continue;
      }
      byte[] plain = new byte[LargeLayout.CHUNK];
      if (!open(index, plain, 0)) {
        return false;
      }
      copy(plain, index, value);
      Arrays.fill(plain, (byte) 0);
    }
    return true;
  }

  private boolean open(long index, byte[] plain, int to) {
    int length = shape.plainOf(index);
    return cipher.open(index, index == shape.last(), cell, placeOf(index), plain, to, length);
  }

  /** Copies of a chunk what is value, and no zeros of the pad. */
  private static void copy(byte[] plain, long index, byte[] value) {
    long from = index * LargeLayout.CHUNK;
    if (from < value.length) {
      int length = (int) Math.min(value.length - from, LargeLayout.CHUNK);
      System.arraycopy(plain, 0, value, (int) from, length);
    }
  }

  private static int placeOf(long index) {
    return (int) LargeLayout.place(index);
  }
}
