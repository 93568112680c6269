package dev.hushcell.internal.cell;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.Keyring;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.value.ValueForm;
import dev.hushcell.policy.ProtectedColumn;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The column cells of one graph. Thread-safe.
 *
 * <p>Closing forgets every cipher, and with them the derived keys; afterwards it must not be used.
 */
public final class SealedColumns implements ColumnCells, AutoCloseable {
  private final FipsModule module;
  private final Keyring keyring;
  private final ValueRules rules;
  private final CellCipherPools pools;
  private final ConcurrentMap<ProtectedColumn, ColumnCell> columns = new ConcurrentHashMap<>();

  /**
   * Builds an empty collection.
   *
   * @param module executes every AES and HMAC and gives the nonces
   * @param rules how plain columns of the database would behave
   */
  public SealedColumns(FipsModule module, Keyring keyring, ValueRules rules) {
    this.rules = rules;
    this.module = module;
    this.keyring = keyring;
    this.pools = new CellCipherPools(module, keyring.mostTenants());
  }

  @Override
  public ColumnCell of(ProtectedColumn column) {
    if (TenantKey.of(column).filter(key -> !key.isOpen()).isPresent()) {
      return build(column); // there may be thousands of tenants
    }
    ColumnCell known = columns.get(column);
    return known != null ? known : columns.computeIfAbsent(column, this::build);
  }

  @Override
  public TemporarySeal temporary() {
    return new TemporarySeal(module);
  }

  @Override
  public void close() {
    columns.clear();
    pools.clear();
  }

  private ColumnCell build(ProtectedColumn column) {
    ColumnKeys keys = new ColumnKeys(column, keyring, pools, module.random());
    return column.belongsTo().isThere()
        ? RowColumn.of(column, ValueForm.of(column, rules), keys)
        : new SealedColumn(column, rules, keys, module);
  }
}
