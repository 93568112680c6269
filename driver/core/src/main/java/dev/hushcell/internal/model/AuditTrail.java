package dev.hushcell.internal.model;

import dev.hushcell.policy.ColumnName;
import java.util.List;

/** Takes down what one session does with cells. Used by one thread at a time. */
public interface AuditTrail {
  /** Takes nothing down. */
  AuditTrail NONE =
      new AuditTrail() {
        @Override
        public long allowance() {
          return Long.MAX_VALUE;
        }

        @Override
        public void write(List<Use> uses) {}

        @Override
        public void exceeded(ColumnName column, CellLimit limit, CellLimit.Kind kind) {}

        @Override
        public void otherRow(ColumnName column) {}

        @Override
        public void end() {}
      };

  /**
   * What became of cells of one column since it was told last.
   *
   * @param opened how many the application got
   * @param evaluated how many were opened to decide conditions and orders
   * @param sealed how many were sealed
   * @param tenants whose they were, where each tenant has a key
   */
  record Use(ColumnName column, long opened, long evaluated, long sealed, List<OfTenant> tenants) {
    public Use {
      tenants = List.copyOf(tenants);
    }
  }

  /** How many of the cells of a column were of one tenant. */
  record OfTenant(String tenant, long opened, long evaluated, long sealed) {}

  /** Returns how many cells of a column may be used before it is told of the column again. */
  long allowance();

  /**
   * Takes it down for good, or throws; then no more cells may be used. A column that is told for
   * the first time is about to be used.
   */
  void write(List<Use> uses);

  /** Takes down that a statement would have opened, or has opened, more cells than it may. */
  void exceeded(ColumnName column, CellLimit limit, CellLimit.Kind kind);

  /** Takes down that a cell was found in another row than it was sealed for. */
  void otherRow(ColumnName column);

  /** Takes down that the session ended, or throws. */
  void end();
}
