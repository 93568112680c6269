package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.jdbc.ObjectWrapper.WrappedArray;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.value.lob.HeldBlob;
import dev.hushcell.internal.value.lob.HeldClob;
import dev.hushcell.internal.value.lob.HeldXml;
import dev.hushcell.internal.value.lob.ReadValue;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
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
  private final Preparation preparation;

  SessionConnection(Connection inner, Session session) {
    this.inner = inner;
    this.session = session;
    this.wrapper = new ObjectWrapper(session, null);
    this.preparation = new Preparation(this);
  }

  @Override
  Connection delegate() {
    return inner;
  }

  @Override
  Session session() {
    return session;
  }

  @Override
  Preparation preparation() {
    return preparation;
  }

  @Override
  Statement direct(Statement made) {
    return new DirectStatement(this, made);
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
    return session.texts().literal(Objects.requireNonNull(value));
  }

  /** A method of Connection since Java 26. */
  public String enquoteNCharLiteral(String value) throws SQLException {
    return session.texts().nationalLiteral(Objects.requireNonNull(value));
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
        : super.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(session.parts().extension()) || super.isWrapperFor(type);
  }
}
