package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.ColumnCell;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Objects;

/** The result set of a statement that touches a protected table; its rows cannot be changed. */
final class OpeningResultSet extends SealedCells {
  private final OpenColumns columns;
  private boolean lastWasOpened;
  private boolean lastWasNull;

  OpeningResultSet(ResultSet inner, Outward outward, OpenColumns columns) {
    super(inner, outward);
    this.columns = columns;
  }

  @Override
  boolean opens(int column) {
    lastWasOpened = columns.cell(column) != null;
    return lastWasOpened;
  }

  @Override
  CellValue cell(int column) throws SQLException {
    ColumnCell cell = Objects.requireNonNull(columns.cell(column));
    Object value = OpenColumns.open(cell, delegate(), column);
    lastWasNull = value == null;
    return new CellValue(cell.column(), value);
  }

  @Override
  SQLException notReadable(int column, String getter) {
    return CellValue.refused(Objects.requireNonNull(columns.column(column)), getter);
  }

  @Override
  public boolean wasNull() throws SQLException {
    return lastWasOpened ? lastWasNull : delegate().wasNull();
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    return new OpeningMetaData(delegate().getMetaData(), columns, session());
  }

  @Override
  public int getConcurrency() throws SQLException {
    int unused = delegate().getConcurrency(); // asked for its error on a closed result set
    return ResultSet.CONCUR_READ_ONLY;
  }
}
