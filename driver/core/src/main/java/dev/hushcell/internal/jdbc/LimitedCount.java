package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.CellLimits.Lately;
import dev.hushcell.internal.model.CellLimit.Kind;
import dev.hushcell.policy.ColumnName;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the cells of a column that one statement opens, as far as the limit goes. */
final class LimitedCount implements CellCount {
  private final ColumnName column;
  private final Lately lately;
  private final CellCounts all;
  private final @Nullable ColumnCount counted;
  private final long most;
  private long opened;
  private @Nullable Set<Kind> told;

  /**
   * Begins with a statement.
   *
   * @param all reports a limit that is exceeded
   * @param counted counts on, whatever the limit; null when nobody wants to know
   */
  LimitedCount(ColumnName column, Lately lately, CellCounts all, @Nullable ColumnCount counted) {
    this.column = column;
    this.lately = lately;
    this.all = all;
    this.counted = counted;
    this.most = lately.limit().most(Kind.STATEMENT);
  }

  void begin() {
    opened = 0;
    told = null;
  }

  boolean isOf(ColumnName name) {
    return column.equals(name);
  }

  @Override
  public void opening() throws SQLException {
    require(opened < most, Kind.STATEMENT);
    require(lately.takeOpened(), Kind.OPENED);
    opened++;
    if (counted != null) {
      counted.opening();
    }
  }

  @Override
  public void deciding() throws SQLException {
    require(lately.takeEvaluated(), Kind.EVALUATED);
    if (counted != null) {
      counted.deciding();
    }
  }

  @Override
  public void openedOf(String tenant, boolean decided) {
    if (counted != null) {
      counted.openedOf(tenant, decided);
    }
  }

  @Override
  public void otherRow() throws SQLException {
    all.tellOtherRow(column);
  }

  private void require(boolean within, Kind kind) throws SQLException {
    if (!within) {
      exceeded(kind);
    }
  }

  private void exceeded(Kind kind) throws SQLException {
    Set<Kind> known = told == null ? EnumSet.noneOf(Kind.class) : told;
    told = known;
    if (!known.contains(kind)) {
      all.tellExceeded(column, lately, kind);
      known.add(kind);
    }
    if (lately.limit().amounts().refuses()) {
      throw SqlErrors.of(
          JdbcFault.CELL_LIMIT,
          all.limits().what(column, lately, kind)
              + "; read fewer, wait, or use a profile whose limits: let it open more");
    }
  }
}
