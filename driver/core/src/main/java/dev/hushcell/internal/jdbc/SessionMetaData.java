package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.jdbc.value.TypeFacts;
import dev.hushcell.internal.model.Jobs;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    ResultSet rows = inner.getColumns(catalog, schema, table, column);
    DescribedColumns columns =
        DescribedColumns.ofColumns(
            row -> facts(row.getString(2), row.getString(3), row.getString(4)));
    Jobs jobs = connection.session().protection().jobs();
    return jobs.all().isEmpty()
        ? described(rows, columns)
        : new SeenColumns(rows, outward, columns, jobs);
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
    return described(
        inner.getBestRowIdentifier(catalog, schema, table, scope, nullable),
        DescribedColumns.ofIdentifiers(row -> facts(schema, table, row.getString(2))));
  }

  @Override
  public ResultSet getVersionColumns(String catalog, String schema, String table)
      throws SQLException {
    return described(
        inner.getVersionColumns(catalog, schema, table),
        DescribedColumns.ofIdentifiers(row -> facts(schema, table, row.getString(2))));
  }

  private ResultSet described(ResultSet rows, DescribedColumns columns) {
    return new OpeningResultSet(rows, outward, columns, OpenColumns.NONE);
  }

  /** Returns what is told of a protected column, in any schema if none is given; else null. */
  private @Nullable TypeFacts facts(@Nullable String schema, String table, String column)
      throws SQLException {
    for (ProtectedTable each : connection.session().protection().activated().values()) {
      boolean schemaFits = schema == null || schema.equals(each.name().schema());
      Optional<ProtectedColumn> found = each.column(column);
      if (schemaFits && each.name().table().equals(table) && found.isPresent()) {
        return connection.session().driver().facts(found.get().type());
      }
    }
    return null;
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
