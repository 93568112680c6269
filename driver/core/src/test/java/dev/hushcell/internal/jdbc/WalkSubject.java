package dev.hushcell.internal.jdbc;

import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import dev.hushcell.policy.Storage;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/**
 * An object of ours whose methods are walked.
 *
 * @param name by which {@code walk.txt} speaks of it
 * @param type the interface that is walked
 * @param touching whether a protected column is in its first place
 */
record WalkSubject(String name, Class<?> type, boolean touching, Making making) {
  static final ProtectedColumn TEXT = Surface.text("NOTE", Search.NONE);
  static final ProtectedColumn BYTES =
      column(
          new LogicalType(
              Family.BYTES, "VARBINARY(40)", Types.VARBINARY, "BINARY VARYING", 40, 0, false));
  static final ProtectedColumn MOMENT =
      column(
          new LogicalType(
              Family.TIMESTAMP, "TIMESTAMP", Types.TIMESTAMP, "TIMESTAMP", 26, 6, false));

  private static final String PLAIN = "SELECT id, name FROM other";
  private static final String SELECT = "SELECT note, id FROM contact";
  private static final String INSERT = "INSERT INTO contact(note, id) VALUES (?, ?)";
  private static final String CALL = "{call keep(?)}";

  /** Makes the object, over a stub. */
  interface Making {
    Object make(Scenery scenery) throws SQLException;
  }

  @Override
  public String toString() {
    return name;
  }

  /** What stands around an object. */
  static final class Scenery {
    final StubDriver stub = new StubDriver();
    final FakeCells cells = new FakeCells();
    final Plans plans = new Plans();
    final ProtectedColumn column;
    final Connection connection;

    Scenery(ProtectedColumn column, Object cell) {
      this.column = column;
      stub.answering("ResultSetMetaData.getColumnCount", given -> 2)
          .answering("ResultSetMetaData.getColumnName", given -> given[0].equals(1) ? "NOTE" : "ID")
          .answering(
              "ResultSetMetaData.getColumnLabel", given -> given[0].equals(1) ? "NOTE" : "ID")
          .answering("ResultSetMetaData.getTableName", given -> "CONTACT")
          .answering("ResultSet.getConcurrency", given -> ResultSet.CONCUR_UPDATABLE)
          .answering("ResultSet.findColumn", given -> given[0].equals("NOTE") ? 1 : 2)
          .answering("ResultSet.getBytes", given -> given[0].equals(1) ? cell : new byte[1])
          .answering("ResultSet.getObject", given -> given[0].equals(1) ? cell : "text");
      plans.touching(INSERT).assigned(column).plain();
      plans.touching(CALL).assigned(column);
      plans.touching(SELECT).columns(column, null);
      connection = SealedConnections.wrap(stub.make(Connection.class), Surface.parts(plans, cells));
    }

    private ResultSet rows(String sql) throws SQLException {
      return connection
          .createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE)
          .executeQuery(sql);
    }

    private SealedConnections.Logical logical() {
      return (raw, physical) -> SealedConnections.wrap(raw, Surface.parts(plans, cells), physical);
    }
  }

  static List<WalkSubject> all() {
    return Stream.of(ofConnections(), WalkSources.all()).flatMap(List::stream).toList();
  }

  private static List<WalkSubject> ofConnections() {
    return List.of(
        plain("connection", Connection.class, s -> s.connection),
        plain("statement", Statement.class, s -> s.connection.createStatement()),
        plain("prepared", PreparedStatement.class, s -> s.connection.prepareStatement(PLAIN)),
        touching("prepared*", PreparedStatement.class, s -> s.connection.prepareStatement(INSERT)),
        plain("call", CallableStatement.class, s -> s.connection.prepareCall("{call other(?)}")),
        touching("call*", CallableStatement.class, s -> s.connection.prepareCall(CALL)),
        plain("rows", ResultSet.class, s -> s.rows(PLAIN)),
        touching("rows*", ResultSet.class, s -> s.rows(SELECT)),
        plain("database", DatabaseMetaData.class, s -> s.connection.getMetaData()),
        plain("columns", ResultSetMetaData.class, s -> s.rows(PLAIN).getMetaData()),
        touching("columns*", ResultSetMetaData.class, s -> s.rows(SELECT).getMetaData()),
        plain(
            "parameters",
            ParameterMetaData.class,
            s -> s.connection.prepareStatement(PLAIN).getParameterMetaData()),
        touching(
            "parameters*",
            ParameterMetaData.class,
            s -> s.connection.prepareStatement(INSERT).getParameterMetaData()),
        plain("array", Array.class, s -> s.rows(PLAIN).getArray(1)),
        plain("held array", Array.class, s -> s.connection.createArrayOf("X", new Object[] {1})),
        plain("blob", Blob.class, s -> filled(s.connection.createBlob())),
        plain("clob", Clob.class, s -> filled(s.connection.createClob())),
        plain("nclob", NClob.class, s -> filled(s.connection.createNClob())),
        plain("xml", SQLXML.class, s -> filled(s.connection.createSQLXML())),
        plain("pooled", PooledConnection.class, WalkSubject::pooled),
        plain("xa", XAConnection.class, WalkSubject::distributed),
        plain("branch", XAResource.class, s -> distributed(s).getXAResource()));
  }

  private static WalkSubject plain(String name, Class<?> type, Making making) {
    return new WalkSubject(name, type, false, making);
  }

  private static WalkSubject touching(String name, Class<?> type, Making making) {
    return new WalkSubject(name, type, true, making);
  }

  private static ProtectedColumn column(LogicalType type) {
    return Surface.column("NOTE", Search.NONE, Storage.BINARY, type);
  }

  private static PooledConnection pooled(Scenery s) {
    return SealedConnections.pooled(
        s.stub.make(PooledConnection.class), s.logical(), Surface.FAILURES, () -> {});
  }

  private static XAConnection distributed(Scenery s) {
    return SealedConnections.distributed(
        s.stub.make(XAConnection.class), s.logical(), Surface.FAILURES, () -> {});
  }

  private static Blob filled(Blob blob) throws SQLException {
    blob.setBytes(1, new byte[] {'1', '1'});
    return blob;
  }

  private static <C extends Clob> C filled(C clob) throws SQLException {
    clob.setString(1, "11");
    return clob;
  }

  private static SQLXML filled(SQLXML xml) throws SQLException {
    xml.setString("<x/>");
    return xml;
  }
}
