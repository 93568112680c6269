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

  private @Nullable TypeFacts facts(int column) {
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
  public int getColumnType(int column) throws SQLException {
    TypeFacts facts = facts(column);
    return facts == null ? inner.getColumnType(column) : facts.type().jdbcType();
  }

  @Override
  public String getColumnTypeName(int column) throws SQLException {
    TypeFacts facts = facts(column);
    return facts == null ? inner.getColumnTypeName(column) : facts.type().typeName();
  }

  @Override
  public String getColumnClassName(int column) throws SQLException {
    TypeFacts facts = facts(column);
    return facts == null ? inner.getColumnClassName(column) : facts.className();
  }

  @Override
  public int getColumnDisplaySize(int column) throws SQLException {
    TypeFacts facts = facts(column);
    return facts == null ? inner.getColumnDisplaySize(column) : facts.displaySize();
  }

  @Override
  public int getPrecision(int column) throws SQLException {
    TypeFacts facts = facts(column);
    return facts == null ? inner.getPrecision(column) : facts.precision();
  }

  @Override
  public int getScale(int column) throws SQLException {
    TypeFacts facts = facts(column);
    return facts == null ? inner.getScale(column) : facts.scale();
  }

  @Override
  public boolean isSigned(int column) throws SQLException {
    TypeFacts facts = facts(column);
    return facts == null ? inner.isSigned(column) : facts.signed();
  }

  @Override
  public boolean isCaseSensitive(int column) throws SQLException {
    TypeFacts facts = facts(column);
    Boolean told = facts == null ? null : facts.caseSensitive();
    return told == null ? inner.isCaseSensitive(column) : told;
  }

  @Override
  public boolean isCurrency(int column) throws SQLException {
    return inner.isCurrency(column);
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

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Unwrapping.unwrap(this, inner, type, session.unwrapAllowed());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return Unwrapping.isWrapperFor(this, inner, type, session.unwrapAllowed());
  }
}
