package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The new side of a column of which each tenant has a key: takes values with their tenants, and
 * returns them with the tenant whose key the cell names. Used by one thread.
 */
final class CellsOfTenants implements Side {
  private final ColumnCells cells;
  private final ProtectedColumn column;
  private final TenantKey key;
  private final ColumnCell all;
  private String tenant = "";
  private ColumnCell last;

  /**
   * Builds it.
   *
   * @param column of which no tenant is named
   */
  CellsOfTenants(ColumnCells cells, ProtectedColumn column) {
    this.cells = cells;
    this.column = column;
    this.key = TenantKey.of(column).orElseThrow();
    this.all = cells.of(column);
    this.last = all;
  }

  @Override
  public @Nullable Object read(ResultSet row, int column) throws SQLException {
    return opened(StoredCell.in(row, column, this.column.storage()));
  }

  private @Nullable Object opened(StoredCell stored) {
    Object value = all.open(stored);
    return value == null ? null : new OfTenant(value, all.tenantOf(stored).orElse(""));
  }

  @Override
  public @Nullable Object kept(@Nullable Object value) {
    return opened(sealed(value));
  }

  @Override
  public int size(Object value) {
    return Trial.cellBytes(column, Objects.requireNonNull(OfTenant.alone(value)));
  }

  @Override
  public void write(PreparedStatement statement, int parameter, @Nullable Object value)
      throws SQLException {
    sealed(value).bind(statement, parameter);
  }

  private StoredCell sealed(@Nullable Object value) {
    if (value == null) {
      return all.seal(Plaintext.of(null));
    }
    if (!(value instanceof OfTenant owned) || owned.tenant().isEmpty()) {
      throw notTold(column, key);
    }
    if (!owned.tenant().equals(tenant)) {
      last = cells.of(column.keyed(key.ofTenant(owned.tenant())));
      tenant = owned.tenant();
    }
    try {
      return last.seal(Plaintext.of(owned.value()));
    } catch (Fault fault) {
      throw fault.code() == KeyringFault.TENANT_UNKNOWN
          ? RowTenants.unknown(column, owned.tenant())
          : fault;
    }
  }

  static Fault notTold(ProtectedColumn column, TenantKey key) {
    return KeyringFault.TENANT_NOT_TOLD.fault(
        ("rows of %s have a value in %s, and in %s NULL or what no tenant can be called, so it is"
                + " not known under whose key to seal them; nothing is lost: correct the rows, and"
                + " begin or resume the job")
            .formatted(column.name().table(), column.name().column(), key.column()));
  }
}
