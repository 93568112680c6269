package dev.hushcell.internal.cell;

import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.keyring.Keyring;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.policy.ProtectedColumn;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Finds the cipher pool for a column: of the key in use, or of the key a cell names. */
final class ColumnKeys {
  private static final int KEY_ID_AT = 1;

  /** A power of two. */
  private static final int PLACES_OF_TENANTS = 64;

  /** The pool of a key, as long as the keyring is in the same state. */
  private record Found(Object state, int id, CellCipherPool pool) {}

  private final ProtectedColumn column;

  /** How the names of the keys of its tenants begin; null where it has one key for all rows. */
  private final @Nullable String ofTenants;

  private final CellSuite suite;
  private final Keyring keyring;
  private final CellCipherPools pools;
  private final SecureRandom random;

  /** What was found last for ids of keys with the same last bits: what is wanted next. */
  private final AtomicReferenceArray<@Nullable Found> found;

  /** The state in which a cell was found to be of the column. */
  private volatile @Nullable Object proved;

  private volatile @Nullable Found lastCurrent;

  ColumnKeys(ProtectedColumn column, Keyring keyring, CellCipherPools pools, SecureRandom random) {
    this.column = column;
    Optional<TenantKey> tenants = TenantKey.of(column);
    this.ofTenants = tenants.map(key -> key.ofTenant("")).orElse(null);
    boolean many = tenants.filter(TenantKey::isOpen).isPresent();
    this.found = new AtomicReferenceArray<>(many ? PLACES_OF_TENANTS : 1);
    this.suite = CellSuite.of(column);
    this.keyring = keyring;
    this.pools = pools;
    this.random = random;
  }

  CellCipherPool current() {
    Object state = keyring.state();
    Found known = lastCurrent;
    if (known != null && known.state == state) {
      return known.pool;
    }
    CellCipherPool pool = pools.of(currentKey(), suite, column.narrow());
    lastCurrent = new Found(state, pool.key().id(), pool);
    return pool;
  }

  DataKey currentKey() {
    return keyring.current(schema(), column.key());
  }

  /** Returns the pool of the key that the cell names, or null when it is no cell of the column. */
  @Nullable CellCipherPool of(byte[] cell) {
    if (cell.length < CellSize.SHORTEST || cell[0] != suite.format()) {
      return null;
    }
    int id = keyId(cell);
    Object state = keyring.state();
    int place = id & (found.length() - 1);
    Found known = found.get(place);
    if (known != null && known.id == id && known.state == state) {
      return known.pool;
    }
    DataKey key = key(id);
    if (key == null) {
      return null;
    }
    CellCipherPool pool = pools.of(key, suite, column.narrow());
    found.set(place, new Found(state, id, pool));
    proved = state;
    return pool;
  }

  boolean areOfTenants() {
    return ofTenants != null;
  }

  /** Returns whose key a cell names, small or large; empty where it is no tenant's. */
  Optional<String> tenant(byte[] cell) {
    String before = ofTenants;
    if (before == null || cell.length < CellSize.SHORTEST) {
      return Optional.empty();
    }
    CellCipherPool pool = of(cell); // none for a large one
    DataKey key = pool == null ? key(keyId(cell)) : pool.key();
    return key == null || !key.name().startsWith(before)
        ? Optional.empty()
        : Optional.of(key.name().substring(before.length()));
  }

  private static int keyId(byte[] cell) {
    int id = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      id = (id << 8) | (cell[KEY_ID_AT + i] & 0xFF);
    }
    return id;
  }

  /** Returns the key that a cell names, or null when it is none of the column. */
  @Nullable DataKey key(int id) {
    DataKey key = keyring.byId(schema(), id).orElseThrow(this::unknownKey);
    return isOf(key.name()) ? key : null;
  }

  /** A column whose rows belong to tenants has cells of all their keys. */
  private boolean isOf(String name) {
    return name.equals(column.key()) || (ofTenants != null && name.startsWith(ofTenants));
  }

  /**
   * Returns a comparand that equals no stored cell: the header of a right one, then random bytes.
   * It cannot be opened, so nobody gains by storing it.
   */
  byte[] cellEqualToNone() {
    DataKey key = currentKey();
    byte[] cell = new byte[suite.shortestComparand()];
    random.nextBytes(cell);
    ByteBuffer.wrap(cell).put(suite.format()).putInt(key.id());
    return cell;
  }

  /** Tells whether all cells of the column are of one key, as long as it does not change. */
  boolean isOneKey() {
    return ofTenants == null && keyring.isOnly(schema(), column.key());
  }

  /** Tells whether a cell was found to be of the column, since the keyring is as it is. */
  boolean isProved() {
    return proved == keyring.state();
  }

  private String schema() {
    return column.name().table().schema();
  }

  private RuntimeException unknownKey() {
    return CellFault.UNKNOWN_KEY.fault(
        ("A stored cell of %s names a data key that the catalogue of schema %s does not have;"
                + " restore the table hushcell_key from the backup that the rows come from")
            .formatted(column.name().shortForm(), schema()));
  }
}
