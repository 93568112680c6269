package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.jdbc.error.JdbcFault;
import dev.hushcell.internal.jdbc.error.SqlErrors;
import dev.hushcell.internal.jdbc.value.CellValue;
import dev.hushcell.internal.jdbc.value.RealDriver;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.WriteOnly;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which columns of a result set are opened, and with what. Immutable. */
final class OpenColumns implements CellSource {
  /** Opens no column. */
  static final OpenColumns NONE = new OpenColumns(List.of(), List.of(), RealDriver.standard());

  private final @Nullable ColumnCell[] cells;
  private final @Nullable WriteOnly[] limits;
  private final RealDriver driver;

  private OpenColumns(
      List<? extends @Nullable ColumnCell> cells,
      List<? extends @Nullable WriteOnly> limits,
      RealDriver driver) {
    this.cells = cells.toArray(new ColumnCell[0]);
    this.limits = limits.toArray(new WriteOnly[0]);
    this.driver = driver;
  }

  private static OpenColumns of(List<@Nullable ProtectedColumn> columns, Session session)
      throws SQLException {
    List<@Nullable ColumnCell> cells = new ArrayList<>();
    List<@Nullable WriteOnly> limits = new ArrayList<>();
    for (ProtectedColumn column : columns) {
      cells.add(column == null ? null : session.cell(column));
      limits.add(column == null ? null : session.writeOnly(column).orElse(null));
    }
    return new OpenColumns(cells, limits, session.driver());
  }

  /** Returns the columns of a plan, after a check that the result set has the planned shape. */
  static OpenColumns of(Results.Columns planned, @Nullable ResultSetMetaData found, Session session)
      throws SQLException {
    if (found == null || found.getColumnCount() != planned.columns().size()) {
      throw SqlErrors.of(
          JdbcFault.RESULT_SHAPE,
          "the result set has "
              + (found == null ? "no known columns" : found.getColumnCount() + " columns")
              + " where the plan expects "
              + planned.columns().size()
              + "; name the columns instead of writing *");
    }
    for (int i = 1; i <= planned.columns().size(); i++) {
      checkName(planned, found, i);
    }
    return of(planned.columns(), session);
  }

  private static void checkName(Results.Columns planned, ResultSetMetaData found, int i)
      throws SQLException {
    if (i > planned.expectedNames().size()) {
      return;
    }
    String expected = planned.expectedNames().get(i - 1);
    if (expected != null && !expected.equals(found.getColumnName(i))) {
      throw SqlErrors.of(
          JdbcFault.RESULT_SHAPE,
          "result column "
              + i
              + " should be "
              + expected
              + " but the database reports another; name the columns instead of writing *");
    }
  }

  /** Returns the columns of a result set of generated keys, found by the names it reports. */
  static OpenColumns byName(ProtectedTable table, ResultSetMetaData found, Session session)
      throws SQLException {
    List<@Nullable ProtectedColumn> columns = new ArrayList<>();
    for (int i = 1; i <= found.getColumnCount(); i++) {
      columns.add(table.column(found.getColumnName(i)).orElse(null));
    }
    return of(columns, session);
  }

  /** Returns what opens the cells of a column, counted from 1, or null for a plain one. */
  @Nullable ColumnCell cell(int column) {
    return column >= 1 && column <= cells.length ? cells[column - 1] : null;
  }

  /** Returns the protected column at a place, counted from 1, or null for a plain one. */
  @Nullable ProtectedColumn column(int place) {
    ColumnCell cell = cell(place);
    return cell == null ? null : cell.column();
  }

  /** Returns what the profile may not do with a column, counted from 1; null when nothing. */
  @Nullable WriteOnly limit(int column) {
    return column >= 1 && column <= limits.length ? limits[column - 1] : null;
  }

  @Override
  public boolean has(ResultSet row, int column) {
    return cell(column) != null;
  }

  @Override
  public CellValue read(ResultSet row, int column) throws SQLException {
    ColumnCell cell = Objects.requireNonNull(cell(column));
    WriteOnly limit = limit(column);
    if (limit != null) {
      return unread(limit, column, cell.column().type());
    }
    Object stored =
        switch (cell.column().storage()) {
          case TEXT -> row.getString(column);
          case BINARY -> row.getBytes(column);
        };
    Object value = SqlErrors.<@Nullable Object>guard(() -> cell.open(stored));
    return new CellValue(name(column), cell.column().type(), value, driver);
  }

  /** The stored cell is not even asked for. */
  private CellValue unread(WriteOnly limit, int column, LogicalType type) throws SQLException {
    return switch (limit.onRead()) {
      case NULL -> new CellValue(name(column), type, null, driver);
      case REFUSE ->
          throw SqlErrors.of(
              JdbcFault.WRITE_ONLY,
              name(column) + " is write-only for the profile of this connection; do not read it");
    };
  }

  @Override
  public String name(int column) {
    return Objects.requireNonNull(column(column)).name().shortForm();
  }
}
