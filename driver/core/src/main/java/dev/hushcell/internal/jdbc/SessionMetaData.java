package dev.hushcell.internal.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Describes the database; protected columns by their logical types. */
final class SessionMetaData extends ForwardingDatabaseMetaData {
  private final SessionConnection connection;
  private final DatabaseMetaData inner;
  private final Outward outward;

  SessionMetaData(SessionConnection connection, DatabaseMetaData inner) {
    this.connection = connection;
    this.inner = inner;
    this.outward = new Outward(connection.session(), null);
  }

  @Override
  DatabaseMetaData delegate() {
    return inner;
  }

  @Override
  <T> T wrap(T value) throws SQLException {
    return outward.wrap(value);
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public String getURL() {
    return connection.session().url();
  }

  @Override
  public ResultSet getColumns(String catalog, String schema, String table, String column)
      throws SQLException {
    return wrap(inner.getColumns(catalog, schema, table, column));
  }

  @Override
  public ResultSet getPseudoColumns(String catalog, String schema, String table, String column)
      throws SQLException {
    return wrap(inner.getPseudoColumns(catalog, schema, table, column));
  }

  @Override
  public ResultSet getBestRowIdentifier(
      String catalog, String schema, String table, int scope, boolean nullable)
      throws SQLException {
    return wrap(inner.getBestRowIdentifier(catalog, schema, table, scope, nullable));
  }

  @Override
  public ResultSet getVersionColumns(String catalog, String schema, String table)
      throws SQLException {
    return wrap(inner.getVersionColumns(catalog, schema, table));
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Unwrapping.unwrap(this, inner, type, connection.session().unwrapAllowed());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return Unwrapping.isWrapperFor(this, inner, type, connection.session().unwrapAllowed());
  }
}
