package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.Refusals;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.plan.StatementPlan.Results;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.value.lob.HeldBlob;
import dev.hushcell.internal.value.lob.HeldClob;
import dev.hushcell.internal.value.lob.HeldXml;
import dev.hushcell.internal.value.lob.ReadValue;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.ShardingKey;
import java.sql.Statement;
import java.sql.Struct;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The connection that an application holds; every statement made by it goes through its plan. */
final class SessionConnection extends ForwardingConnection implements KeyedReading {
  private final Connection inner;
  private final Session session;
  private final ObjectWrapper wrapper;

  SessionConnection(Connection inner, Session session) {
    this.inner = inner;
    this.session = session;
    this.wrapper = new ObjectWrapper(session, null);
  }

  @Override
  Connection delegate() {
    return inner;
  }

  Session session() {
    return session;
  }

  @Override
  public Statement createStatement() throws SQLException {
    return new DirectStatement(this, inner.createStatement());
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    return new DirectStatement(this, inner.createStatement(type, concurrency));
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    return new DirectStatement(this, inner.createStatement(type, concurrency, holdability));
  }

  private PreparedStatement prepared(
      String sql, SqlCall.With<String, PreparedStatement> preparation) throws SQLException {
    return prepared(sql, ResultSetKind.FORWARDS, inner::getHoldability, preparation);
  }

  /**
   * Prepares a text.
   *
   * @param kind what sort of result sets the application asked for
   */
  private PreparedStatement prepared(
      String sql,
      ResultSetKind kind,
      SqlCall<Integer> holdability,
      SqlCall.With<String, PreparedStatement> preparation)
      throws SQLException {
    Planned planned = session.plan(sql, true);
    SqlCall.With<Planned, PreparedStatement> again =
        plan ->
            sent(
                kind == ResultSetKind.FORWARDS && SessionStatement.sorts(plan.plan())
                    ? keeping(holdability)
                    : preparation,
                Rendering.withParameters(plan),
                plan);
    return told(new BoundStatement(this, again.run(planned), planned, kind, again));
  }

  /** Prepares a query of which the result set keeps its rows, so that they can be sorted. */
  private SqlCall.With<String, PreparedStatement> keeping(SqlCall<Integer> holdability) {
    return text ->
        inner.prepareStatement(
            text, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY, holdability.run());
  }

  /** Prepares a query of ours that finds rows. */
  BoundStatement prepared(Planned planned) throws SQLException {
    SqlCall.With<String, PreparedStatement> preparation =
        SessionStatement.sorts(planned.plan())
            ? keeping(inner::getHoldability)
            : inner::prepareStatement;
    PreparedStatement found = sent(preparation, Rendering.withParameters(planned), planned);
    return new BoundStatement(this, found, planned);
  }

  /** A database may say already here that a table or column is not there. */
  private <S> S sent(SqlCall.With<String, S> preparation, String text, Planned planned)
      throws SQLException {
    try {
      return preparation.run(text);
    } catch (SQLException e) {
      session.failed(e);
      throw planned.plan() instanceof Touching ? StatementFailures.of(e, session.failures()) : e;
    }
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return prepared(sql, inner::prepareStatement);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    return prepared(
        sql,
        ResultSetKind.of(type, concurrency),
        inner::getHoldability,
        text -> inner.prepareStatement(text, type, concurrency));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return prepared(
        sql,
        ResultSetKind.of(type, concurrency),
        () -> holdability,
        text -> inner.prepareStatement(text, type, concurrency, holdability));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
    return prepared(sql, text -> inner.prepareStatement(text, autoGeneratedKeys));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
    return prepared(sql, text -> inner.prepareStatement(text, columnIndexes));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
    return prepared(sql, text -> inner.prepareStatement(text, columnNames));
  }

  private CallableStatement call(String sql, SqlCall.With<String, CallableStatement> preparation)
      throws SQLException {
    Planned planned = session.plan(sql, true);
    if (planned.plan() instanceof Touching touching) {
      requireCallable(touching);
    }
    String text = Rendering.withParameters(planned);
    return told(new CallStatement(this, sent(preparation, text, planned), planned));
  }

  private <S extends BoundStatement> S told(S statement) {
    session.physical().prepared(statement);
    return statement;
  }

  /** What a call returns is read from the driver below, by the number that the application says. */
  private static void requireCallable(Touching touching) throws SQLException {
    boolean literals = touching.splices().stream().anyMatch(Splice.Sealed.class::isInstance);
    boolean computes = touching.finding() != null && !touching.finding().computed().isEmpty();
    if (literals || computes || !(touching.results() instanceof Results.None)) {
      throw SqlErrors.of(
          JdbcFault.CALLABLE,
          "prepareCall takes a text that touches a protected table only if it returns no protected"
              + " column and has no literal for one; use prepareStatement, and bind the values");
    }
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    return call(sql, inner::prepareCall);
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    return call(sql, text -> inner.prepareCall(text, type, concurrency));
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return call(sql, text -> inner.prepareCall(text, type, concurrency, holdability));
  }

  /** Sends nothing, but refuses what would be refused. */
  @Override
  public String nativeSQL(String sql) throws SQLException {
    // A driver may write the text that it translates to its log, literals included.
    Planned planned = session.plan(sql, true);
    return planned.plan() instanceof Touching
        ? planned.sql()
        : inner.nativeSQL(Rendering.withParameters(planned));
  }

  /** A method of Connection since Java 26, whose default one knows no backslashes. */
  public String enquoteLiteral(String value) throws SQLException {
    return session.literal(Objects.requireNonNull(value));
  }

  /** A method of Connection since Java 26. */
  public String enquoteNCharLiteral(String value) throws SQLException {
    return session.nationalLiteral(Objects.requireNonNull(value));
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    return new SessionMetaData(this, inner.getMetaData());
  }

  @Override
  public Blob createBlob() throws SQLException {
    requireOpen();
    return new HeldBlob();
  }

  @Override
  public Clob createClob() throws SQLException {
    requireOpen();
    return new HeldClob();
  }

  @Override
  public NClob createNClob() throws SQLException {
    requireOpen();
    return new HeldClob();
  }

  @Override
  public SQLXML createSQLXML() throws SQLException {
    requireOpen();
    return new HeldXml();
  }

  /** Lets the driver complain about a closed connection in its own way. */
  private void requireOpen() throws SQLException {
    inner.getAutoCommit();
  }

  @Override
  public @Nullable Array createArrayOf(String typeName, Object[] elements) throws SQLException {
    Object[] none = {};
    @Nullable Array known = inner.createArrayOf(typeName, none); // or fails in the driver's way
    if (known == null) {
      return null;
    }
    known.free();
    Object[] kept = elements == null ? null : elements.clone();
    return new HeldArray(
        kept,
        () ->
            new WrappedArray(
                inner.createArrayOf(typeName, kept == null ? null : Unwrapped.ofAll(kept)),
                wrapper));
  }

  @Override
  public Struct createStruct(String typeName, Object[] attributes) throws SQLException {
    throw SqlErrors.of(
        JdbcFault.SETTER, "createStruct is not supported; bind the attributes one by one");
  }

  @Override
  public Optional<ReadValue> readByKey(
      Connection seen, String table, String column, Map<String, ?> key) throws SQLException {
    return new KeyedReader(inner, session).read(seen, table, column, key);
  }

  @Override
  public void setSchema(String schema) throws SQLException {
    try {
      inner.setSchema(schema);
    } finally {
      session.currentSchemaChanged();
    }
  }

  @Override
  public void setCatalog(String catalog) throws SQLException {
    try {
      inner.setCatalog(catalog);
    } finally {
      session.changed();
    }
  }

  @Override
  public void setShardingKey(ShardingKey key) throws SQLException {
    throw Refusals.choosesDatabase("setShardingKey");
  }

  @Override
  public void setShardingKey(ShardingKey key, ShardingKey superKey) throws SQLException {
    throw Refusals.choosesDatabase("setShardingKey");
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey key, int timeout) throws SQLException {
    throw Refusals.choosesDatabase("setShardingKeyIfValid");
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey key, ShardingKey superKey, int timeout)
      throws SQLException {
    throw Refusals.choosesDatabase("setShardingKeyIfValid");
  }

  @Override
  public void close() throws SQLException {
    try {
      inner.close();
    } finally {
      session.closed();
    }
  }

  @Override
  public void abort(Executor executor) throws SQLException {
    try {
      inner.abort(executor);
    } finally {
      session.closed();
    }
  }

  /** Commits what is open when it is switched on. */
  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    if (autoCommit) {
      session.requireOwnTransaction("setAutoCommit(true)");
      session.requireCommittable();
    }
    boolean ends = autoCommit && !inner.getAutoCommit(); // else a text may have begun it
    inner.setAutoCommit(autoCommit);
    if (ends) {
      session.committed();
    }
  }

  @Override
  public void commit() throws SQLException {
    session.requireOwnTransaction("commit");
    session.requireCommittable();
    inner.commit();
    session.committed();
  }

  @Override
  public void rollback() throws SQLException {
    session.requireOwnTransaction("rollback");
    inner.rollback();
    session.rolledBack();
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    session.requireOwnTransaction("setSavepoint");
    return inner.setSavepoint();
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    session.requireOwnTransaction("setSavepoint");
    return inner.setSavepoint(name);
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    inner.rollback(savepoint);
    session.rolledBackInPart();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    Object extension = session.parts().extension();
    return type.isInstance(extension) && !type.isInstance(this)
        ? type.cast(extension)
        : Unwrapping.unwrap(this, inner, type, session.unwrapAllowed());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(session.parts().extension())
        || Unwrapping.isWrapperFor(this, inner, type, session.unwrapAllowed());
  }
}
