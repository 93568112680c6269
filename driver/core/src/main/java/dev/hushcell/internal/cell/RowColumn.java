package dev.hushcell.internal.cell;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.value.Conversion;
import dev.hushcell.internal.value.Encoding;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.internal.value.ValueForm;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Storage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A protected column whose cells belong to rows. By itself it seals NULL alone, and opens a cell
 * only behind the key of its row, where that is carried in front of it; {@link #inRow} does both
 * for one row. Thread-safe.
 */
record RowColumn(
    ProtectedColumn column,
    String name,
    ColumnKeys keys,
    RowEncoding encoding,
    Conversion conversion)
    implements ColumnCell {
  private static final byte BEHIND_KEY = ':';

  static RowColumn of(ProtectedColumn column, ValueForm form, ColumnKeys keys) {
    return new RowColumn(
        column,
        column.name().shortForm(),
        keys,
        new RowEncoding(form.encoding()),
        form.conversion());
  }

  @Override
  public ColumnCell inRow(RowKey key) {
    return new OfRow(key);
  }

  @Override
  public StoredCell seal(Plaintext value) {
    if (value.isNull()) {
      return StoredCell.none(column.storage());
    }
    throw noRow("sealed");
  }

  /** No cell equals another, so what would be compared with one is not sealed. */
  @Override
  public StoredCell sealCompared(Plaintext value, Compared as) {
    throw CellFault.NO_SEARCH.fault(
        name + " has cells that belong to their rows and cannot be compared; drop the predicate");
  }

  @Override
  public boolean isProved() {
    return keys.isProved();
  }

  @Override
  public @Nullable Object open(StoredCell stored) {
    if (stored.isNull()) {
      return null;
    }
    if (!column.belongsTo().carried()) {
      throw noRow("opened");
    }
    byte[] carried = stored.carried();
    int end = 0;
    while (end < carried.length && carried[end] != BEHIND_KEY) {
      end++;
    }
    String key = new String(carried, 0, end, StandardCharsets.ISO_8859_1);
    Optional<RowKey> row = RowKey.written(key);
    if (end == carried.length || row.isEmpty()) {
      throw CellFault.bad(name);
    }
    byte[] cell = Arrays.copyOfRange(carried, end + 1, carried.length);
    StoredCell own =
        column.storage() == Storage.TEXT
            ? StoredCell.stored(new String(cell, StandardCharsets.ISO_8859_1))
            : StoredCell.stored(cell);
    return open(row.get(), own);
  }

  @Override
  public RowKey rowOf(StoredCell stored) {
    return opened(stored).key();
  }

  private RowEncoding.InRow opened(StoredCell stored) {
    byte[] cell = stored.sealed(column.storage());
    CellCipherPool pool = cell == null ? null : keys.of(cell);
    if (cell == null
        || pool == null
        || !(pool.open(cell, encoding) instanceof RowEncoding.InRow opened)) {
      throw CellFault.bad(name);
    }
    return opened;
  }

  private @Nullable Object open(RowKey row, StoredCell stored) {
    if (stored.isNull()) {
      return null;
    }
    RowEncoding.InRow opened = opened(stored);
    if (!opened.key().equals(row)) {
      throw CellFault.OTHER_ROW.fault(
          "A stored cell of "
              + name
              + " was sealed for another row: somebody copied it past the driver, or changed "
              + column.belongsTo().key()
              + " of its row; restore the row, or have a move that was meant mended: hushcell"
              + " column rebind");
    }
    return conversion.shown(opened.value());
  }

  private StoredCell seal(RowKey row, Object value) {
    byte[] plain = encoding.encode(new RowEncoding.InRow(row, conversion.assigned(value)));
    byte[] cell = keys.current().seal(encoding.tag(), plain, column.pad());
    Arrays.fill(plain, (byte) 0);
    return StoredCell.of(cell, column.storage());
  }

  private Fault noRow(String what) {
    return CellFault.NO_ROW.fault(
        ("A cell of %s belongs to its row and would be %s where %s of the row is not known;"
                + " use a statement that names both")
            .formatted(name, what, column.belongsTo().key()));
  }

  @Override
  public String toString() {
    return "RowColumn[" + column.name() + "]";
  }

  private final class OfRow implements ColumnCell {
    private final RowKey row;

    OfRow(RowKey row) {
      this.row = row;
    }

    @Override
    public ProtectedColumn column() {
      return column;
    }

    @Override
    public ColumnCell inRow(RowKey key) {
      return RowColumn.this.inRow(key);
    }

    @Override
    public StoredCell seal(Plaintext plain) {
      Object value = plain.value();
      return value == null ? StoredCell.none(column.storage()) : RowColumn.this.seal(row, value);
    }

    @Override
    public StoredCell sealCompared(Plaintext value, Compared as) {
      return RowColumn.this.sealCompared(value, as);
    }

    @Override
    public @Nullable Object open(StoredCell stored) {
      return RowColumn.this.open(row, stored);
    }
  }

  /**
   * The values of a column whose cells belong to rows: {@code u8 length of the key ‖ key ‖ value},
   * under the type tag of the value with one more bit, so that neither form is ever taken for the
   * other.
   */
  private record RowEncoding(Encoding value) implements Encoding {
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
}
