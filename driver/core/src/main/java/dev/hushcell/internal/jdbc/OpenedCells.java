package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.value.CellValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cells of a current row, of which some were opened already and are not opened again. */
final class OpenedCells implements CellSource {
  private final OpenColumns columns;
  private final Session session;
  private final Map<Integer, Opened> opened = new HashMap<>();

  OpenedCells(OpenColumns columns, Session session) {
    this.columns = columns;
    this.session = session;
  }

  /** A value. */
  record Opened(@Nullable Object value) {
    /** Leaves the value out. */
    @Override
    public String toString() {
      return "Opened[]";
    }
  }

  /** Returns the value at a place; null where it was not opened yet. */
  @Nullable Opened at(int place) {
    return opened.get(place);
  }

  void put(int place, @Nullable Object value) {
    opened.put(place, new Opened(value));
  }

  /** Forgets the row. */
  void clear() {
    opened.clear();
  }

  @Override
  public boolean has(ResultSet row, int column) {
    return columns.has(row, column);
  }

  @Override
  public CellValue read(ResultSet row, int column) throws SQLException {
    Opened known = columns.limit(column) == null ? at(column) : null;
    return known == null
        ? columns.read(row, column)
        : new CellValue(
            name(column),
            Objects.requireNonNull(columns.column(column)).type(),
            known.value(),
            session.driver());
  }

  @Override
  public String name(int column) {
    return columns.name(column);
  }
}
