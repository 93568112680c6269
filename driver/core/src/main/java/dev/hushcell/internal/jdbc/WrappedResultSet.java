package dev.hushcell.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What all result sets of ours have in common: they lead back only to objects of ours. */
abstract class WrappedResultSet extends ForwardingResultSet {
  private final ResultSet inner;
  private final ObjectWrapper wrapper;

  WrappedResultSet(ResultSet inner, ObjectWrapper wrapper) {
    this.inner = inner;
    this.wrapper = wrapper;
  }

  @Override
  final ResultSet delegate() {
    return inner;
  }

  @Override
  final Session session() {
    return wrapper.session();
  }

  final <T extends @Nullable Object> T wrap(T value) throws SQLException {
    return wrapper.wrap(value);
  }

  /** Returns the place of a column, from 1, by the name that the application knows it by. */
  int columnOf(String label) throws SQLException {
    return inner.findColumn(label);
  }

  @Override
  public final int findColumn(String label) throws SQLException {
    return columnOf(label);
  }

  @FunctionalInterface
  interface RowChange {
    void run() throws SQLException;
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    Statement ofInner = inner.getStatement(); // asked for its error on a closed result set
    return ofInner == null ? null : wrapper.statement();
  }
}
