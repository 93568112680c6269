package dev.hushcell;

import static dev.hushcell.Sandbox.bytes;
import static dev.hushcell.Sandbox.plain;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.testing.TestXid;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches of distributed transactions on H2; real servers and managers are in the contract. */
class XaDataSourceTests {
  private static final Xid XID = new TestXid(1);
  private static final String INSERT = "insert into contact values(1, 'ada@example.com')";

  @TempDir Path directory;
  private String database;
  private HushcellXaDataSource source;

  @BeforeEach
  void source() throws IOException, SQLException {
    Sandbox sandbox = new Sandbox(directory, "columns: { contact.email: { search: equality } }\n");
    database = sandbox.file("crm");
    try (Connection plain = plain(database)) {
      run(plain, "create table contact(id int primary key, email varchar(100) unique)");
    }
    source = around("jdbc:" + database, sandbox);
  }

  private static HushcellXaDataSource around(String url, Sandbox sandbox) {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL(url);
    h2.setUser("sa");
    h2.setPassword("");
    HushcellXaDataSource source = new HushcellXaDataSource(h2);
    source.setConfig(sandbox.configuration.toString());
    return source;
  }

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void firstUseInsideABranchActivatesAndSealsAndIsCommittedInTwoPhases() throws Exception {
    XAConnection physical = source.getXAConnection();
    XAResource resource = physical.getXAResource();
    resource.start(XID, XAResource.TMNOFLAGS);
    Connection connection = physical.getConnection();
    run(connection, INSERT);
    assertThat(rows(connection, "select id from contact where email = 'ada@example.com'"))
        .containsExactly("1");
    resource.end(XID, XAResource.TMSUCCESS);
    try (Connection other = plain(database)) {
      assertThat(rows(other, "select id from contact")).isEmpty();
    }
    assertThat(resource.prepare(XID)).isEqualTo(XAResource.XA_OK);
    resource.commit(XID, false);
    connection.close();
    physical.close();
    try (Connection other = plain(database)) {
      assertThat(bytes(other, "select email from contact"))
          .hasSize(1)
          .noneMatch(cell -> cell.contains("ada"));
    }
  }

  @Test
  void aBranchThatIsRolledBackLeavesNothingButTheActivation() throws Exception {
    XAConnection physical = source.getXAConnection();
    XAResource resource = physical.getXAResource();
    try (Connection connection = physical.getConnection()) {
      resource.start(XID, XAResource.TMNOFLAGS);
      run(connection, INSERT);
      resource.end(XID, XAResource.TMSUCCESS);
      resource.rollback(XID);
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(rows(connection, "select id from contact")).isEmpty();
      run(connection, INSERT);
      assertThat(rows(connection, "select email from contact")).containsExactly("ada@example.com");
      connection.setAutoCommit(false);
      run(connection, "delete from contact");
      connection.commit();
      assertThat(rows(connection, "select email from contact")).isEmpty();
    }
    physical.close();
  }

  @Test
  void onlyTheManagerEndsABranch() throws Exception {
    XAConnection physical = source.getXAConnection();
    XAResource resource = physical.getXAResource();
    try (Connection connection = physical.getConnection();
        Statement statement = connection.createStatement()) {
      resource.start(XID, XAResource.TMNOFLAGS);
      run(connection, INSERT);
      Refusal.of(JdbcFault.BRANCH, connection::commit);
      Refusal.of(JdbcFault.BRANCH, connection::rollback);
      Refusal.of(JdbcFault.BRANCH, connection::setSavepoint);
      Refusal.of(JdbcFault.BRANCH, () -> connection.setSavepoint("a"));
      Refusal.of(JdbcFault.BRANCH, () -> connection.setAutoCommit(true));
      Refusal.of(JdbcFault.BRANCH, () -> statement.execute("commit"));
      Refusal.of(JdbcFault.BRANCH, () -> statement.execute("ROLLBACK;"));
      statement.addBatch("commit");
      Refusal.of(JdbcFault.BRANCH, statement::executeBatch);
      resource.end(XID, XAResource.TMSUCCESS);
      Refusal.of(JdbcFault.BRANCH, connection::commit);
      resource.commit(XID, true);
      connection.setAutoCommit(true);
      assertThat(rows(connection, "select email from contact")).containsExactly("ada@example.com");
    }
    physical.close();
  }

  @Test
  void resourcesAreComparedByTheRealDriver() throws Exception {
    XAConnection one = source.getXAConnection();
    XAConnection two = source.getXAConnection();
    assertThat(one.getXAResource().isSameRM(one.getXAResource())).isTrue();
    assertThat(one.getXAResource()).isEqualTo(one.getXAResource());
    assertThat(one.getXAResource()).hasSameHashCodeAs(one.getXAResource());
    assertThat(one.getXAResource().isSameRM(two.getXAResource())).isFalse();
    assertThat(one.getXAResource()).isNotEqualTo(two.getXAResource());
    one.close();
    two.close();
  }

  @Test
  void eventsNameThePhysicalConnectionThatTheManagerHas() throws Exception {
    XAConnection physical = source.getXAConnection();
    List<Object> sources = new ArrayList<>();
    ConnectionEventListener listener =
        new ConnectionEventListener() {
          @Override
          public void connectionClosed(ConnectionEvent event) {
            sources.add(event.getSource());
          }

          @Override
          public void connectionErrorOccurred(ConnectionEvent event) {
            throw new AssertionError(event.getSQLException());
          }
        };
    physical.addConnectionEventListener(listener);
    physical.getConnection().close();
    assertThat(sources).containsExactly(physical);
    physical.removeConnectionEventListener(listener);
    physical.getConnection().close();
    assertThat(sources).hasSize(1);
    physical.close();
  }

  @Test
  void aBranchIsRecoveredByAnotherConnection() throws Exception {
    XAConnection first = source.getXAConnection();
    try (Connection connection = first.getConnection()) {
      first.getXAResource().start(XID, XAResource.TMNOFLAGS);
      run(connection, INSERT);
      first.getXAResource().end(XID, XAResource.TMSUCCESS);
      first.getXAResource().prepare(XID);
      XAConnection second = source.getXAConnection();
      Xid[] found = second.getXAResource().recover(XAResource.TMSTARTRSCAN);
      assertThat(found).hasSize(1);
      assertThat(found[0].getGlobalTransactionId()).isEqualTo(XID.getGlobalTransactionId());
      first.getXAResource().commit(XID, false);
      try (Connection other = second.getConnection()) {
        assertThat(rows(other, "select email from contact")).containsExactly("ada@example.com");
      }
      second.close();
    }
    first.close();
  }

  @Test
  void aWrongCallOfAManagerChangesNothing() throws Exception {
    XAConnection physical = source.getXAConnection();
    XAResource resource = physical.getXAResource();
    try (Connection connection = physical.getConnection()) {
      resource.start(XID, XAResource.TMNOFLAGS);
      run(connection, INSERT);
      assertThatThrownBy(() -> resource.start(new TestXid(2), XAResource.TMNOFLAGS))
          .isInstanceOf(XAException.class);
      Refusal.of(JdbcFault.BRANCH, connection::commit);
      resource.end(XID, XAResource.TMFAIL);
      resource.rollback(XID);
      assertThat(rows(connection, "select email from contact")).isEmpty();
    }
    physical.close();
  }

  @Test
  void logicalConnectionsHandOutNothingOfTheRealDriver() throws Exception {
    XAConnection physical = source.getXAConnection();
    try (Connection connection = physical.getConnection()) {
      assertThat(connection.isWrapperFor(Connection.class)).isTrue();
      assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
      assertThat(connection.isWrapperFor(JdbcConnection.class)).isFalse();
      Refusal.of(JdbcFault.VENDOR_TYPE, () -> connection.unwrap(JdbcConnection.class));
    }
    physical.close();
  }

  @Test
  void wrongSettingsAreTold(@TempDir Path other) throws Exception {
    Sandbox sandbox = new Sandbox(other, "columns: { contact.email: {} }\n");
    try (HushcellXaDataSource none = new HushcellXaDataSource();
        HushcellXaDataSource unnamed = around("jdbc:h2:mem:", sandbox)) {
      Refusal.of(ConfigFault.DATA_SOURCE_SETTINGS, none::getXAConnection);
      Refusal.of(ConfigFault.NOT_POOLABLE, unnamed::getXAConnection);
    }
    source.close();
    Refusal.of(ConfigFault.DATA_SOURCE_CLOSED, source::getXAConnection);
  }
}
