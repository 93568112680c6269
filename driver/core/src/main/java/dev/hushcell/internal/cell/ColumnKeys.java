package dev.hushcell.internal.cell;

import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.Keyring;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.policy.ProtectedColumn;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Finds the cipher pool for a column: of the key in use, or of the key a cell names. */
final class ColumnKeys {
  private static final int KEY_ID_AT = 1;

  private final ProtectedColumn column;
  private final CellSuite suite;
  private final Keyring keyring;
  private final CellCipherPools pools;
  private final SecureRandom random;

  /** The pool used last; nearly always the one wanted next. */
  private volatile @Nullable CellCipherPool last;

  ColumnKeys(ProtectedColumn column, Keyring keyring, CellCipherPools pools, SecureRandom random) {
    this.column = column;
    this.suite = CellSuite.of(column.search());
    this.keyring = keyring;
    this.pools = pools;
    this.random = random;
  }

  /** Returns the pool of the key under which the column seals now. */
  CellCipherPool current() {
    return pool(currentKey());
  }

  /** Returns the key under which the column seals now. */
  DataKey currentKey() {
    return keyring.current(schema(), column.key());
  }

  /** Returns the pool of the key that the cell names, or null when it is no cell of the column. */
  @Nullable CellCipherPool of(byte[] cell) {
    if (cell.length < CellSize.SHORTEST || cell[0] != suite.format()) {
      return null;
    }
    DataKey key = key(ByteBuffer.wrap(cell).getInt(KEY_ID_AT));
    return key == null ? null : pool(key);
  }

  /** Returns the key that a cell names, or null when it is none of the column. */
  @Nullable DataKey key(int id) {
    DataKey key = keyring.byId(schema(), id).orElseThrow(this::unknownKey);
    return key.name().equals(column.key()) ? key : null;
  }

  /**
   * Returns a comparand that equals no stored cell: the header of a right one, then random bytes.
   * It cannot be opened, so nobody gains by storing it.
   */
  byte[] cellEqualToNone() {
    DataKey key = currentKey();
    byte[] cell = new byte[CellSize.SHORTEST];
    random.nextBytes(cell);
    ByteBuffer.wrap(cell).put(suite.format()).putInt(key.id());
    return cell;
  }

  private CellCipherPool pool(DataKey key) {
    CellCipherPool known = last;
    if (known != null && known.key().equals(key)) {
      return known;
    }
    CellCipherPool found = pools.of(key, suite);
    last = found;
    return found;
  }

  private String schema() {
    return column.name().table().schema();
  }

  private RuntimeException unknownKey() {
    return CellFault.UNKNOWN_KEY.fault(
        "A stored cell of "
            + column.name().shortForm()
            + " names a data key that the catalogue"
            + " of schema "
            + schema()
            + " does not have; restore the table hushcell_key from the"
            + " backup that the rows come from");
  }
}
