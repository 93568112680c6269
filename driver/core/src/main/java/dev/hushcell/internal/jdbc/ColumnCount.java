package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.observe.Observer;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many cells of one column a session used since that was told. Counting is adding one; only
 * where as many were used as may be untold, it is told first.
 */
final class ColumnCount implements CellCount {
  private final ColumnName column;
  private final String name;
  private final CellCounts all;
  private final Map<String, TenantCount> tenants = new TreeMap<>();
  private long opened;
  private long evaluated;
  private long sealed;
  private long allowed;

  /** What of it was one tenant's. */
  private static final class TenantCount {
    private long opened;
    private long evaluated;
    private long sealed;

    AuditTrail.OfTenant of(String tenant) {
      return new AuditTrail.OfTenant(tenant, opened, evaluated, sealed);
    }
  }

  ColumnCount(ColumnName column, CellCounts all) {
    this.column = column;
    this.name = column.toString();
    this.all = all;
    this.allowed = all.isAudited() ? 0 : Long.MAX_VALUE;
  }

  @Override
  public void opening() throws SQLException {
    use();
    opened++;
  }

  @Override
  public void deciding() throws SQLException {
    use();
    evaluated++;
  }

  @Override
  public void openedOf(String tenant, boolean decided) {
    TenantCount count = of(tenant);
    if (decided) {
      count.evaluated++;
    } else {
      count.opened++;
    }
  }

  private TenantCount of(String tenant) {
    return tenants.computeIfAbsent(tenant, any -> new TenantCount());
  }

  @Override
  public void otherRow() throws SQLException {
    all.tellOtherRow(column);
  }

  /** To be called before a value is sealed, which fails where it cannot be told. */
  void sealing(ProtectedColumn sealing) throws SQLException {
    use();
    sealed++;
    TenantKey.of(sealing).map(TenantKey::of).ifPresent(tenant -> of(tenant).sealed++);
  }

  private void use() throws SQLException {
    if (allowed == 0) {
      all.makeRoom(this);
    }
    allowed--;
  }

  boolean isPending() {
    return opened > 0 || evaluated > 0 || sealed > 0;
  }

  AuditTrail.Use pending() {
    List<AuditTrail.OfTenant> whose = new ArrayList<>();
    tenants.forEach((tenant, count) -> whose.add(count.of(tenant)));
    return new AuditTrail.Use(column, opened, evaluated, sealed, whose);
  }

  /** Tells what was counted, and begins to count anew. */
  void tell(Observer observer, long allowance) {
    if (opened > 0 || sealed > 0) {
      observer.cells(name, opened, sealed);
    }
    if (evaluated > 0) {
      observer.cellsEvaluated(name, evaluated);
    }
    tenants.forEach(
        (tenant, count) ->
            observer.cellsOfTenant(name, tenant, count.opened, count.evaluated, count.sealed));
    tenants.clear();
    opened = 0;
    evaluated = 0;
    sealed = 0;
    allowed = allowance;
  }

  /** Lets no cell be used before it is told. */
  void stop() {
    allowed = 0;
  }
}
