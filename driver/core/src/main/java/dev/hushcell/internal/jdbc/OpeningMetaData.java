package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.WriteOnly;
import dev.hushcell.internal.value.TypeFacts;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Describes result columns; a protected one by its logical type, whatever type stores it. */
final class OpeningMetaData extends ForwardingResultSetMetaData {
  private final ResultSetMetaData inner;
  private final OpenColumns columns;
  private final Session session;

  OpeningMetaData(ResultSetMetaData inner, OpenColumns columns, Session session) {
    this.inner = inner;
    this.columns = columns;
    this.session = session;
  }

  @Override
  ResultSetMetaData delegate() {
    return inner;
  }

  @Override
  public int getColumnCount() throws SQLException {
    return columns.shown(inner.getColumnCount());
  }

  @Override
  Session session() {
    return session;
  }

  @Override
  int place(int column) {
    return column;
  }

  @Override
  @Nullable TypeFacts facts(int column) {
    ProtectedColumn found = columns.column(column);
    return found == null ? null : session.driver().facts(found.type());
  }

  @Override
  public String getColumnLabel(int column) throws SQLException {
    return columns.labels().at(column, inner.getColumnLabel(column));
  }

  @Override
  public String getColumnName(int column) throws SQLException {
    return columns.labels().at(column, inner.getColumnName(column));
  }

  @Override
  public boolean isCaseSensitive(int column) throws SQLException {
    TypeFacts facts = facts(column);
    Boolean told = facts == null ? null : facts.caseSensitive();
    return told == null ? inner.isCaseSensitive(column) : told;
  }

  @Override
  public boolean isSearchable(int column) throws SQLException {
    WriteOnly limit = columns.limit(column);
    return inner.isSearchable(column) && (limit == null || limit.searchable());
  }

  /** A column that reads as NULL is nullable to whoever reads it. */
  @Override
  public int isNullable(int column) throws SQLException {
    int stored = inner.isNullable(column);
    return columns.limit(column) == null ? stored : columnNullable;
  }
}
