package dev.hushcell.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.dialect.h2.H2Tables;
import dev.hushcell.internal.dialect.h2.H2Types;
import dev.hushcell.internal.jdbc.SealedConnections.SealedXaConnection;
import dev.hushcell.testing.TestXid;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches in which columns were exchanged, on H2's own resource. */
class BranchResourceTests {
  private static final Xid XID = new TestXid(1);

  @TempDir Path directory;
  private final JdbcDataSource h2 = new JdbcDataSource();
  private SealedXaConnection physical;
  private XAResource resource;
  private Connection connection;

  @BeforeEach
  void begin() throws Exception {
    h2.setURL("jdbc:h2:file:" + directory.resolve("branches"));
    try (Connection plain = h2.getConnection();
        Statement statement = plain.createStatement()) {
      statement.execute("create table t(id int)");
    }
    physical =
        new SealedXaConnection(
            h2.getXAConnection(),
            (raw, shared) -> raw,
            new H2Tables(new H2Types()).failures(),
            () -> {});
    resource = physical.getXAResource();
    connection = physical.getConnection();
    resource.start(XID, XAResource.TMNOFLAGS);
    run("insert into t values (1)");
  }

  @AfterEach
  void end() throws SQLException {
    connection.close();
    physical.close();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int rows() throws SQLException {
    try (Connection plain = h2.getConnection();
        Statement statement = plain.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from t")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void assertRolledBack(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            XAException.class,
            failure -> assertThat(failure.errorCode).isEqualTo(XAException.XA_RBROLLBACK))
        .hasRootCauseMessage(Fence.rewritten().getMessage());
  }

  private void doom() {
    physical.physical().branches().current().doom();
  }

  @Test
  void aDoomedBranchIsToldAtItsEndAndIsNotPrepared() throws Exception {
    doom();
    assertRolledBack(() -> resource.end(XID, XAResource.TMSUCCESS));
    assertRolledBack(() -> resource.prepare(XID));
    assertThat(rows()).isZero();
    assertThat(physical.physical().branches().current().isBranch()).isFalse();
    run("insert into t values (2)");
    assertThat(rows()).isOne();
  }

  @Test
  void aDoomedBranchIsNotCommittedInOnePhase() throws Exception {
    doom();
    assertRolledBack(() -> resource.commit(XID, true));
    assertThat(rows()).isZero();
  }

  @Test
  void aBranchThatFailedIsEndedAndRolledBackAsAnyOther() throws Exception {
    doom();
    resource.end(XID, XAResource.TMFAIL);
    resource.rollback(XID);
    assertThat(rows()).isZero();
  }

  @Test
  void theNextBranchIsNotDoomed() throws Exception {
    doom();
    resource.rollback(XID);
    Xid next = new TestXid(2);
    resource.start(next, XAResource.TMNOFLAGS);
    run("insert into t values (2)");
    resource.end(next, XAResource.TMSUCCESS);
    assertThat(resource.prepare(next)).isEqualTo(XAResource.XA_OK);
    resource.commit(next, false);
    assertThat(rows()).isOne();
  }

  @Test
  void theNextLogicalConnectionBeginsAnew() throws Exception {
    resource.end(XID, XAResource.TMSUCCESS);
    resource.rollback(XID);
    doom();
    connection = physical.getConnection();
    assertThat(physical.physical().branches().current().isDoomed()).isFalse();
  }

  @Test
  void theNextLogicalConnectionOfABranchIsInIt() throws Exception {
    doom();
    connection = physical.getConnection();
    assertThat(physical.physical().branches().current().isDoomed()).isTrue();
    resource.rollback(XID);
  }

  @Test
  void aJoinedBranchIsTheSame() throws Exception {
    doom();
    resource.end(XID, XAResource.TMSUSPEND);
    assertThat(physical.physical().branches().current().isDoomed()).isTrue();
    resource.start(XID, XAResource.TMRESUME);
    assertThat(physical.physical().branches().current().isDoomed()).isTrue();
    resource.rollback(XID);
  }

  @Test
  void settingsAndTheListOfBranchesAreThoseOfTheDriver() throws Exception {
    XAConnection plain = h2.getXAConnection();
    XAResource theirs = plain.getXAResource();
    assertThat(resource.getTransactionTimeout()).isEqualTo(theirs.getTransactionTimeout());
    assertThat(resource.setTransactionTimeout(3)).isEqualTo(theirs.setTransactionTimeout(3));
    resource.end(XID, XAResource.TMSUCCESS);
    resource.prepare(XID);
    assertThat(resource.recover(XAResource.TMSTARTRSCAN)).hasSize(1);
    resource.rollback(XID);
    resource.forget(XID);
    plain.close();
  }
}
