package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.AuditTrail;
import dev.hushcell.internal.model.CellLimit;
import dev.hushcell.observe.Observer;
import dev.hushcell.policy.ColumnName;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Counts the cells that one session opens and seals, and tells the audit and the observers of them,
 * column by column. Used by one thread at a time, but for the end, which may come from another.
 */
final class CellCounts {
  private final AuditTrail audit;
  private final Observer observer;
  private final CellLimits limits;
  private final boolean audited;
  private final Map<ColumnName, ColumnCount> columns = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  CellCounts(AuditTrail audit, Observer observer, CellLimits limits) {
    this.audit = audit;
    this.limits = limits;
    this.observer = observer;
    this.audited = audit != AuditTrail.NONE;
  }

  boolean isAudited() {
    return audited;
  }

  CellLimits limits() {
    return limits;
  }

  /** Returns what counts the cells of a column for one statement; null when that is not needed. */
  @Nullable CellCount ofStatement(ColumnName column) {
    CellLimits.Lately lately = limits.of(column);
    ColumnCount counted = of(column);
    return lately == null ? counted : new LimitedCount(column, lately, this, counted);
  }

  /** Tells that a statement would open, or opens, more cells than it may. */
  void tellExceeded(ColumnName column, CellLimits.Lately lately, CellLimit.Kind kind)
      throws SQLException {
    limits.log(column, lately, kind);
    observer.limitExceeded(
        column.toString(),
        kind.name().toLowerCase(Locale.ROOT),
        lately.limit().amounts().refuses());
    tell();
    if (audited) {
      lock.lock();
      try {
        SqlErrors.guardRun(() -> audit.exceeded(column, lately.limit(), kind));
      } finally {
        lock.unlock();
      }
    }
  }

  /** Tells that a cell was found in another row than it was sealed for. */
  void tellOtherRow(ColumnName column) throws SQLException {
    observer.cellOfOtherRow(column.toString());
    tell();
    if (audited) {
      lock.lock();
      try {
        SqlErrors.guardRun(() -> audit.otherRow(column));
      } finally {
        lock.unlock();
      }
    }
  }

  boolean areWanted() {
    return audited || observer.listens();
  }

  /** Returns what counts the cells of a column; null when nobody wants to know. */
  @Nullable ColumnCount of(ColumnName column) {
    if (!areWanted()) {
      return null;
    }
    lock.lock();
    try {
      return columns.computeIfAbsent(column, name -> new ColumnCount(name, this));
    } finally {
      lock.unlock();
    }
  }

  /** Takes a column down, so that more of its cells can be used. */
  void makeRoom(ColumnCount count) throws SQLException {
    lock.lock();
    try {
      write(List.of(count.pending()));
      count.tell(observer, audit.allowance());
    } finally {
      lock.unlock();
    }
  }

  /** Tells of what was used since the last time. */
  void tell() throws SQLException {
    if (columns.isEmpty()) {
      return;
    }
    lock.lock();
    try {
      if (audited) {
        writePending();
      }
      for (ColumnCount count : columns.values()) {
        if (count.isPending()) {
          count.tell(observer, audit.allowance());
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void writePending() throws SQLException {
    List<AuditTrail.Use> uses =
        columns.values().stream().filter(ColumnCount::isPending).map(ColumnCount::pending).toList();
    if (!uses.isEmpty()) {
      write(uses);
    }
  }

  private void write(List<AuditTrail.Use> uses) throws SQLException {
    boolean written = false;
    try {
      SqlErrors.guardRun(() -> audit.write(uses));
      written = true;
    } finally {
      if (!written) {
        columns.values().forEach(ColumnCount::stop);
      }
    }
  }

  /** Tells of what is left, and that nothing follows. */
  void end() throws SQLException {
    lock.lock();
    try {
      tell();
      SqlErrors.guardRun(audit::end);
    } finally {
      lock.unlock();
    }
  }
}
