package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.observe.Observer;
import dev.hushcell.policy.ColumnName;
import java.sql.SQLException;

/**
 * How many cells of one column a session used since that was told. Counting is adding one; only
 * where as many were used as may be untold, it is told first.
 */
final class ColumnCount implements CellCount {
  private final ColumnName column;
  private final String name;
  private final CellCounts all;
  private long opened;
  private long evaluated;
  private long sealed;
  private long allowed;

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
  public void otherRow() throws SQLException {
    all.tellOtherRow(column);
  }

  /** To be called before a value is sealed, which fails where it cannot be told. */
  void sealing() throws SQLException {
    use();
    sealed++;
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
    return new AuditTrail.Use(column, opened, evaluated, sealed);
  }

  /** Tells what was counted, and begins to count anew. */
  void tell(Observer observer, long allowance) {
    if (opened > 0 || sealed > 0) {
      observer.cells(name, opened, sealed);
    }
    if (evaluated > 0) {
      observer.cellsEvaluated(name, evaluated);
    }
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
