package dev.hushcell.internal.cell;

import dev.hushcell.internal.cell.LargeColumn.StoredBytes;
import dev.hushcell.internal.cell.SealingStream.Bound;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.value.ColumnFaults;
import dev.hushcell.internal.value.Encoding;
import dev.hushcell.internal.value.StreamedValue;
import dev.hushcell.internal.value.ValueFault;
import dev.hushcell.internal.value.lob.FaultyStream;
import dev.hushcell.internal.value.lob.LargeContent;
import dev.hushcell.policy.ProtectedColumn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Seals and opens the large cells of one column. Thread-safe.
 *
 * @param cell opens small ones
 * @param refusesNul whether text of the database has no character NUL
 * @param bad the fault of a cell that is none
 */
record LargeCells(
    FipsModule module,
    ColumnKeys keys,
    ColumnCell cell,
    Encoding encoding,
    boolean refusesNul,
    Supplier<Fault> bad)
    implements LargeColumn {
  /** Values of more bytes than this are sealed in chunks, which costs less from there on. */
  static final int SMALL = 1 << 15;

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private ProtectedColumn column() {
    return cell.column();
  }

  static boolean isLarge(byte[] cell) {
    return cell.length >= LargeLayout.HEADER && cell[0] == LargeLayout.FORMAT;
  }

  byte[] seal(Object canonical, byte[] value) {
    long length = LargeLayout.stored(content(value.length));
    if (length > LONGEST_ARRAY) {
      throw CellFault.TOO_LARGE.fault(
          "The cell of a value of "
              + column().name().shortForm()
              + " would have more than 2 billion bytes, which no array of Java holds");
    }
    int units = canonical instanceof String text ? text.length() : value.length;
    ChunkCipher cipher = ChunkCipher.ofNewCell(module, keys.currentKey(), encoding.tag());
    return new HeldCell(cipher, (int) length).seal(value, units);
  }

  @Override
  public Cell seal(StreamedValue value) {
    if (refusesNul) {
      value.refuseNul();
    }
    try {
      byte[] begun = value.readNBytes(SMALL + 1);
      requireFitting(value.units());
      if (begun.length > SMALL) {
        InputStream plain = new SequenceInputStream(new ByteArrayInputStream(begun), value);
        return new StreamedCell(sealing(plain, value, this::requireFitting));
      }
      byte[] sealed = keys.current().seal(encoding.tag(), begun, column().pad());
      Arrays.fill(begun, (byte) 0);
      return StoredCell.of(sealed, column().storage());
    } catch (FaultyStream e) {
      throw e.fault();
    } catch (IOException e) {
      throw ValueFault.STREAM_FAILED.fault(
          "The stream of a value of "
              + column().name().shortForm()
              + " failed while it was read; nothing was stored",
          e);
    }
  }

  private void requireFitting(long units) throws FaultyStream {
    if (units > column().type().precision()) {
      throw new FaultyStream(new ColumnFaults(column()).tooLong());
    }
  }

  private InputStream sealing(InputStream plain, StreamedValue value, Bound bound) {
    ChunkCipher cipher = ChunkCipher.ofNewCell(module, keys.currentKey(), encoding.tag());
    return new SealingStream(cipher, plain, value, column().pad(), bound);
  }

  private long content(long value) {
    long pad = column().pad();
    return pad == 0 ? value : Math.max(1, (value + pad - 1) / pad) * pad;
  }

  @Override
  public Object open(StoredBytes stored) {
    try {
      byte[] header;
      try (InputStream in = stored.from(0)) {
        header = in.readNBytes(LargeLayout.HEADER);
      }
      if (isLarge(header)) {
        return open(stored, header);
      }
      try (InputStream in = stored.from(0)) {
        return Objects.requireNonNull(cell.open(StoredCell.stored(in.readAllBytes())));
      }
    } catch (FaultyStream e) {
      throw e.fault();
    } catch (IOException e) {
      throw CellFault.NOT_READ.fault(
          "A stored cell of "
              + column().name().shortForm()
              + " could not be read from the database; try again",
          e);
    }
  }

  private LargeContent open(StoredBytes stored, byte[] header) throws IOException {
    return new OpenedLarge(cipher(header), stored, encoding, column().type().isText(), bad);
  }

  private ChunkCipher cipher(byte[] header) {
    int id = ByteBuffer.wrap(header).getInt(LargeLayout.KEY_ID_AT);
    DataKey key = ChunkCipher.reads(header) ? keys.key(id) : null;
    if (key == null) {
      throw bad.get();
    }
    return ChunkCipher.ofCell(module, key, encoding.tag(), header);
  }

  Object open(byte[] stored) {
    ChunkCipher cipher = cipher(Arrays.copyOf(stored, LargeLayout.HEADER));
    byte[] value = HeldCell.open(cipher, stored);
    Object decoded = value == null ? null : encoding.decode(value, 0, value.length);
    if (decoded == null) {
      throw bad.get();
    }
    return decoded;
  }
}
