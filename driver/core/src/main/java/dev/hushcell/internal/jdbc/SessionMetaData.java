package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.CatalogueTables;
import dev.hushcell.internal.model.Jobs;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.value.TypeFacts;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
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
  private final ObjectWrapper wrapper;

  SessionMetaData(SessionConnection connection, DatabaseMetaData inner) {
    this.connection = connection;
    this.inner = inner;
    this.wrapper = new ObjectWrapper(connection.session(), null);
  }

  @Override
  DatabaseMetaData delegate() {
    return inner;
  }

  @Override
  Session session() {
    return connection.session();
  }

  @Override
  <T> T wrap(T value) throws SQLException {
    return wrapper.wrap(value);
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  /** That of the real driver, by which frameworks find out which database it is. */
  @Override
  public String getURL() throws SQLException {
    return inner.getURL();
  }

  /** Sharding keys are refused. */
  @Override
  public boolean supportsSharding() {
    return false;
  }

  @Override
  public ResultSet getColumns(String catalog, String schema, String table, String column)
      throws SQLException {
    return seen(
        inner.getColumns(catalog, schema, table, column),
        DescribedColumns.ofColumns(
            row -> facts(row.getString(2), row.getString(3), row.getString(4)), this::literal),
        this::isOfJob);
  }

  @Override
  public ResultSet getTables(String catalog, String schema, String table, String[] types)
      throws SQLException {
    // Some databases list indexes too.
    boolean all = session().parts().catalogueShown();
    return seen(
        inner.getTables(catalog, schema, table, types),
        OpenColumns.NONE,
        row -> !all && CatalogueTables.hasPart(row.getString(3)));
  }

  @Override
  public ResultSet getIndexInfo(
      String catalog, String schema, String table, boolean unique, boolean approximate)
      throws SQLException {
    return seen(
        inner.getIndexInfo(catalog, schema, table, unique, approximate),
        new IndexedColumns(
            session().protection().activated().values(),
            row -> session().driver().indexed(connection.delegate(), row)),
        row -> false);
  }

  @Override
  ResultSet seen(ResultSet rows) {
    return seen(rows, OpenColumns.NONE, row -> false);
  }

  /** Leaves out what tells of the catalogue, and more. In all these rows the table is the third. */
  private ResultSet seen(
      ResultSet rows, CellSource described, SqlCall.With<ResultSet, Boolean> more) {
    boolean all = session().parts().catalogueShown();
    return new SeenRows(
        rows,
        wrapper,
        described,
        row -> (!all && CatalogueTables.has(row.getString(3))) || more.run(row));
  }

  /** Some databases call schemas catalogs. */
  private boolean isOfJob(ResultSet row) throws SQLException {
    Jobs jobs = session().protection().jobs();
    String named = row.getString(2) == null ? row.getString(1) : row.getString(2);
    return !jobs.all().isEmpty()
        && named != null
        && jobs.hides(new TableName(named, row.getString(3)), row.getString(4));
  }

  /** Returns the DEFAULT of a protected column as it was declared, unless it may not be read. */
  private @Nullable String literal(ResultSet row, String told) throws SQLException {
    ProtectedColumn column = column(row.getString(2), row.getString(3), row.getString(4));
    return column == null || session().writeOnly(column.name()).isPresent()
        ? null
        : SealedDefault.literal(session().cells().of(column), told);
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
    return new OpeningResultSet(rows, wrapper, columns, OpenColumns.NONE);
  }

  private @Nullable TypeFacts facts(@Nullable String schema, String table, String column)
      throws SQLException {
    ProtectedColumn found = column(schema, table, column);
    return found == null ? null : session().driver().facts(found.type());
  }

  /** Returns a protected column, in any schema if none is given; null for a plain one. */
  private @Nullable ProtectedColumn column(@Nullable String schema, String table, String column)
      throws SQLException {
    for (ProtectedTable each : session().protection().activated().values()) {
      boolean schemaFits = schema == null || schema.equals(each.name().schema());
      Optional<ProtectedColumn> found = each.column(column);
      if (schemaFits && each.name().table().equals(table) && found.isPresent()) {
        return found.get();
      }
    }
    return null;
  }

  /**
   * Rows of {@code DatabaseMetaData} without those that tell of what the application did not make.
   */
  private static final class SeenRows extends OpeningResultSet {
    private final SqlCall.With<ResultSet, Boolean> hidden;

    SeenRows(
        ResultSet rows,
        ObjectWrapper wrapper,
        CellSource described,
        SqlCall.With<ResultSet, Boolean> hidden) {
      super(rows, wrapper, described, OpenColumns.NONE);
      this.hidden = hidden;
    }

    @Override
    public boolean next() throws SQLException {
      while (super.next()) {
        if (!hidden.run(delegate())) {
          return true;
        }
      }
      return false;
    }
  }
}
