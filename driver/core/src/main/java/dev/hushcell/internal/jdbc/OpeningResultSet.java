package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.Cell;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.value.CellValue;
import dev.hushcell.internal.value.Plaintext;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Objects;

/**
 * A result set of which some columns are not what the driver returned: cells that are opened. Of
 * its rows other columns can be changed, and those of which values are sealed on their way.
 */
class OpeningResultSet extends SealedCells {
  private final CellSource source;
  private final OpenColumns described;
  private final RowChanges changes;
  private boolean lastWasOpened;
  private boolean lastWasNull;

  /**
   * Builds the result set.
   *
   * @param source where the values of some columns come from
   * @param described the columns whose metadata speaks of a logical type
   */
  OpeningResultSet(
      ResultSet inner, ObjectWrapper wrapper, CellSource source, OpenColumns described) {
    this(inner, wrapper, source, described, RowChanges.none(wrapper.session()));
  }

  /**
   * Builds the result set.
   *
   * @param changes what may be changed through its rows
   */
  OpeningResultSet(
      ResultSet inner,
      ObjectWrapper wrapper,
      CellSource source,
      OpenColumns described,
      RowChanges changes) {
    super(inner, wrapper);
    this.source = source;
    this.described = described;
    this.changes = changes;
  }

  /** Rows are made while they are fetched, and may fail like the statement itself. */
  @Override
  public boolean next() throws SQLException {
    try {
      return delegate().next();
    } catch (SQLException e) {
      throw session().failures().told(e);
    }
  }

  @Override
  boolean opens(int column) throws SQLException {
    lastWasOpened = source.has(delegate(), column);
    return lastWasOpened;
  }

  @Override
  CellValue cell(int column) throws SQLException {
    CellValue value = source.read(delegate(), column);
    lastWasNull = value.isNull();
    return value;
  }

  @Override
  public void close() throws SQLException {
    delegate().close();
    session().tellOfCells();
  }

  @Override
  public boolean wasNull() throws SQLException {
    return lastWasOpened ? lastWasNull : delegate().wasNull();
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    return new OpeningMetaData(delegate().getMetaData(), described, session());
  }

  /** Names that are ours come first where the database gives the same one to a later column. */
  @Override
  int columnOf(String label) throws SQLException {
    int ours = described.labels().place(label);
    for (int i = 1; i < ours; i++) {
      if (delegate().getMetaData().getColumnLabel(i).equalsIgnoreCase(label)) {
        return i;
      }
    }
    return ours > 0 ? ours : super.columnOf(label);
  }

  @Override
  boolean seals(int column) throws SQLException {
    return source.has(delegate(), column)
        && changes.seals(described.column(column), column, delegate().getMetaData());
  }

  @Override
  void seal(int column, Plaintext value) throws SQLException {
    ProtectedColumn of = Objects.requireNonNull(described.column(column));
    SessionCells cells = session().cells();
    Cell cell = cells.seal(of, Use.ASSIGNED, cells.taken(of, value));
    try {
      cell.update(delegate(), column);
    } catch (Fault e) {
      throw SqlErrors.of(e);
    }
  }

  @Override
  int updatable(int column) throws SQLException {
    changes.requirePlain(source.has(delegate(), column), column, delegate().getMetaData());
    return column;
  }

  @Override
  void change(RowChange change) throws SQLException {
    changes.run(change);
  }

  @Override
  public int getConcurrency() throws SQLException {
    int concurrency = delegate().getConcurrency();
    return changes.allowed() ? concurrency : ResultSet.CONCUR_READ_ONLY;
  }
}
