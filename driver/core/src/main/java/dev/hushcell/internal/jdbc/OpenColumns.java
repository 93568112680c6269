package dev.hushcell.internal.jdbc;

import static dev.hushcell.internal.model.WriteOnly.OnRead.NULL;

import dev.hushcell.internal.cell.ColumnCell;
import dev.hushcell.internal.cell.LargeColumn;
import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.model.TenantKey;
import dev.hushcell.internal.model.WriteOnly;
import dev.hushcell.internal.plan.CallOutcome;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.value.CellValue;
import dev.hushcell.internal.value.RealDriver;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which columns of a result set are opened, and with what. Immutable, but for what it counts. */
final class OpenColumns implements CellSource {
  static final OpenColumns NONE =
      new OpenColumns(new OpenColumn[0], RealDriver.standard(), -1, ColumnLabels.NONE, null);

  /** The type of a NULL of which nothing is known. */
  private static final LogicalType UNKNOWN =
      new LogicalType(Family.TEXT, "NULL", Types.NULL, "", 0, 0, false);

  private final OpenColumn[] columns;
  private final RealDriver driver;
  private final int shown;
  private final ColumnLabels labels;

  /** Of which plan they are; null of none, or where each run has its own. */
  private final Results.@Nullable Columns plan;

  private OpenColumns(
      OpenColumn[] columns,
      RealDriver driver,
      int shown,
      ColumnLabels labels,
      Results.@Nullable Columns plan) {
    this.columns = columns;
    this.plan = plan;
    this.driver = driver;
    this.shown = shown;
    this.labels = labels;
  }

  /** Returns the same columns as the application sees them of which something is evaluated. */
  OpenColumns showing(Evaluation evaluation) {
    return new OpenColumns(columns, driver, evaluation.visible(), labels.with(evaluation), null);
  }

  ColumnLabels labels() {
    return labels;
  }

  /** Returns how many of the columns of a result set the application sees. */
  int shown(int all) {
    return shown < 0 ? all : shown;
  }

  /** Returns columns, of which those are opened that are not null. */
  static OpenColumns of(List<@Nullable ProtectedColumn> columns, Session session)
      throws SQLException {
    return new OpenColumns(
        columns(columns, session), session.driver(), -1, ColumnLabels.NONE, null);
  }

  private static OpenColumn[] columns(List<@Nullable ProtectedColumn> columns, Session session)
      throws SQLException {
    OpenColumn[] all = new OpenColumn[columns.size()];
    for (int i = 0; i < all.length; i++) {
      ProtectedColumn column = columns.get(i);
      all[i] =
          column == null
              ? OpenColumn.PLAIN
              : OpenColumn.of(
                  session.cells().of(column), count(column.name(), all, i, session), session);
    }
    return all;
  }

  /**
   * Tells whether they open the cells of another run of a plan: nobody counts them, and they do not
   * depend on how the session is set.
   */
  boolean isFor(Results.Columns planned, Session session) {
    return planned.equals(plan) && !session.countsCells();
  }

  /** A limit for a statement is one for all places at which the column stands in its rows. */
  private static @Nullable CellCount count(
      ColumnName name, OpenColumn[] before, int end, Session session) {
    for (int i = 0; i < end; i++) {
      if (before[i].count() instanceof LimitedCount known && known.isOf(name)) {
        return known;
      }
    }
    return session.count(name);
  }

  void begin() {
    for (OpenColumn each : columns) {
      if (each.count() instanceof LimitedCount limited) {
        limited.begin();
      }
    }
  }

  /** Returns the columns of a plan, after a check that the result set has the planned shape. */
  static OpenColumns of(Results.Columns planned, @Nullable ResultSetMetaData found, Session session)
      throws SQLException {
    ResultShape.require(planned, found);
    OpenColumn[] all = columns(planned.columns(), session);
    boolean forAllRuns = true;
    for (OpenColumn each : all) {
      forAllRuns &= each.isForAllRuns();
    }
    return new OpenColumns(
        all,
        session.driver(),
        -1,
        planned.labels().isEmpty() ? ColumnLabels.NONE : new ColumnLabels(planned.labels()),
        forAllRuns ? planned : null);
  }

  /** Returns the columns that the application will see of a statement that did not run yet. */
  static OpenColumns shown(Planned planned, ResultSetMetaData found, Session session)
      throws SQLException {
    if (!(planned.plan() instanceof Touching touching)
        || !(touching.results() instanceof Results.Columns results)) {
      return NONE;
    }
    OpenColumns columns = of(results, found, session);
    return touching.evaluation() == null ? columns : columns.showing(touching.evaluation());
  }

  /** Returns the columns that are declared for a result of a call, after the same check. */
  static OpenColumns of(List<CallOutcome.Column> declared, ResultSetMetaData found, Session session)
      throws SQLException {
    boolean same = found.getColumnCount() == declared.size();
    List<@Nullable ProtectedColumn> columns = new ArrayList<>();
    for (int i = 0; same && i < declared.size(); i++) {
      String label = found.getColumnLabel(i + 1);
      same = declared.get(i).name().map(name -> name.equalsIgnoreCase(label)).orElse(true);
      columns.add(declared.get(i).column());
    }
    if (!same) {
      throw SqlErrors.of(
          JdbcFault.RESULT_SHAPE,
          "a result of the call has other columns than procedures: declares; correct them there");
    }
    return of(columns, session);
  }

  /** Returns the columns of a result set of generated keys, found by the names it reports. */
  static OpenColumns byName(ProtectedTable table, ResultSetMetaData found, Session session)
      throws SQLException {
    OpenColumn[] all = new OpenColumn[found.getColumnCount()];
    for (int i = 0; i < all.length; i++) {
      ColumnName name = new ColumnName(table.name(), found.getColumnName(i + 1));
      boolean hidden = session.protection().jobs().hides(table.name(), name.column());
      ProtectedColumn column = hidden ? null : table.column(name.column()).orElse(null);
      all[i] =
          column == null
              ? OpenColumn.plain(hidden ? hidden(name) : session.writeOnly(name).orElse(null))
              : OpenColumn.of(
                  session.cells().of(column), count(column.name(), all, i, session), session);
    }
    return new OpenColumns(all, session.driver(), -1, ColumnLabels.NONE, null);
  }

  /** A column that only a job knows reads as NULL: it may hold values in clear. */
  private static WriteOnly hidden(ColumnName name) {
    return new WriteOnly(
        Optional.of(name.table().schema()), name.table().table(), name.column(), NULL, false);
  }

  private OpenColumn at(int column) {
    return column >= 1 && column <= columns.length ? columns[column - 1] : OpenColumn.PLAIN;
  }

  /** Returns what opens the cells of a column, counted from 1, or null for a plain one. */
  @Nullable ColumnCell cell(int column) {
    return at(column).cell();
  }

  /** Returns the protected column at a place, counted from 1, or null for a plain one. */
  @Nullable ProtectedColumn column(int place) {
    ColumnCell cell = cell(place);
    return cell == null ? null : cell.column();
  }

  /** Returns what the profile may not do with a column, counted from 1; null when nothing. */
  @Nullable WriteOnly limit(int column) {
    return at(column).limit();
  }

  @Override
  public boolean has(ResultSet row, int column) {
    return !at(column).isPlain();
  }

  @Override
  public CellValue read(ResultSet row, int column) throws SQLException {
    OpenColumn at = at(column);
    if (at.limit() != null) {
      return unread(at.limit(), column);
    }
    ColumnCell cell = Objects.requireNonNull(at.cell());
    return new CellValue(cell.name(), cell.column().type(), opened(row, column), driver);
  }

  /** Opens the cell at a place that has one, a large one as far as the driver gives it out. */
  @Nullable Object opened(ResultSet row, int column) throws SQLException {
    return at(column).streamed() ? streamed(row, column) : opened(column, stored(row, column));
  }

  /** Opens a cell of which only so much is read as the application asks for. */
  private @Nullable Object streamed(ResultSet row, int column) throws SQLException {
    LargeColumn large = Objects.requireNonNull(cell(column)).large().orElse(null);
    if (large == null) {
      return opened(column, stored(row, column));
    }
    Blob stored = row.getBlob(column);
    if (stored == null) {
      return null;
    }
    count(column);
    return SqlErrors.guard(() -> large.open(new StoredBlob(stored)));
  }

  /** Opens a cell at a place that has one, for the application. */
  @Nullable Object opened(int column, StoredCell stored) throws SQLException {
    if (!stored.isNull()) {
      count(column);
    }
    return open(column, stored, false);
  }

  /** Opens a cell at a place that has one, to decide a condition or an order. */
  @Nullable Object decided(int column, StoredCell stored) throws SQLException {
    CellCount count = at(column).count();
    if (count != null && !stored.isNull()) {
      count.deciding();
    }
    return open(column, stored, true);
  }

  private @Nullable Object open(int column, StoredCell stored, boolean decides)
      throws SQLException {
    OpenColumn at = at(column);
    ColumnCell cell = Objects.requireNonNull(at.cell());
    CellCount count = at.count();
    try {
      Object value = cell.open(stored);
      if (count != null && value != null) {
        cell.tenantOf(stored).ifPresent(tenant -> count.openedOf(tenant, decides));
      }
      return value;
    } catch (RuntimeException e) {
      CellCount.tell(count, e);
      throw SqlErrors.of(e);
    }
  }

  private void count(int column) throws SQLException {
    CellCount count = at(column).count();
    if (count != null) {
      count.opening();
    }
  }

  /** Counts a cell that was opened to decide something, and that the application gets, too. */
  void count(int column, SqlCall<StoredCell> stored) throws SQLException {
    count(column);
    CellCount count = at(column).count();
    ColumnCell cell = Objects.requireNonNull(cell(column));
    if (count != null && TenantKey.of(cell.column()).isPresent()) {
      cell.tenantOf(stored.run()).ifPresent(tenant -> count.openedOf(tenant, false));
    }
  }

  /** Returns the cell at a place that has one, as it is stored. */
  StoredCell stored(ResultSet row, int column) throws SQLException {
    return StoredCell.in(row, column, Objects.requireNonNull(column(column)).storage());
  }

  /** The stored cell is not even asked for. */
  CellValue unread(WriteOnly limit, int column) throws SQLException {
    ProtectedColumn known = column(column);
    return switch (limit.onRead()) {
      case NULL ->
          new CellValue(name(column), known == null ? UNKNOWN : known.type(), null, driver);
      case REFUSE ->
          throw SqlErrors.of(
              JdbcFault.WRITE_ONLY,
              name(column) + " is write-only for the profile of this connection; do not read it");
    };
  }

  @Override
  public String name(int column) {
    ColumnCell known = cell(column);
    return known == null ? Objects.requireNonNull(limit(column)).column() : known.name();
  }
}
