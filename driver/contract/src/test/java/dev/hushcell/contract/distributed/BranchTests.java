package dev.hushcell.contract.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hushcell.HushcellXaDataSource;
import dev.hushcell.contract.Found;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.EveryServer;
import dev.hushcell.contract.server.OneCollation;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.TestXid;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Branches over the real drivers: the first use of a protected table is in one. */
@EachServer
@EveryServer
@OneCollation
@WithoutOptions
class BranchTests {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String COLUMNS =
      "columns: { contact.email: { search: equality, compare: exact } }\n";

  @Parameter Server server;
  @TempDir Path directory;
  private final Xid xid = new TestXid(NUMBER.incrementAndGet());
  private Scene scene;
  private HushcellXaDataSource source;

  @BeforeEach
  void source() throws Exception {
    scene = Scene.of(server, directory, COLUMNS);
    Optional<XADataSource> inner = XaSources.of(scene.base());
    assumeTrue(inner.isPresent(), "the driver has no XADataSource");
    try (Connection plain = scene.plain()) {
      scene.run(plain, "create table contact (id int primary key, email varchar(100))");
    }
    source = new HushcellXaDataSource(inner.get());
    source.setConfig(scene.configuration().toString());
  }

  @AfterEach
  void close() {
    if (source != null) {
      source.close();
    }
  }

  private static void insert(Connection connection, int id, String email) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into contact (id, email) values (?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, email);
      insert.executeUpdate();
    }
  }

  @Test
  void firstUseInABranchActivatesAndIsCommittedInTwoPhases() throws Exception {
    XAConnection physical = source.getXAConnection();
    XAResource resource = physical.getXAResource();
    resource.start(xid, XAResource.TMNOFLAGS);
    Connection connection = physical.getConnection();
    insert(connection, 1, "ada@example.com");
    assertThat(Found.rows(connection, "select id from contact where email = 'ada@example.com'"))
        .containsExactly("1");
    resource.end(xid, XAResource.TMSUCCESS);
    assertThat(resource.prepare(xid)).isEqualTo(XAResource.XA_OK);
    resource.commit(xid, false);
    connection.close();
    physical.close();
    try (Connection ours = scene.ours();
        Connection plain = scene.plain()) {
      assertThat(Found.rows(ours, "select email from contact")).containsExactly("ada@example.com");
      assertThat(Found.bytes(plain, "select email from contact"))
          .hasSize(1)
          .noneMatch(cell -> cell.contains("ada"));
    }
  }

  @Test
  void aBranchIsRolledBackAndAnotherFollowsOnTheSameConnection() throws Exception {
    XAConnection physical = source.getXAConnection();
    XAResource resource = physical.getXAResource();
    Connection connection = physical.getConnection();
    resource.start(xid, XAResource.TMNOFLAGS);
    insert(connection, 1, "ada@example.com");
    assertThatThrownBy(connection::commit).hasMessageContaining("[HC-4022]");
    assertThatThrownBy(() -> connection.setAutoCommit(true)).hasMessageContaining("[HC-4022]");
    resource.end(xid, XAResource.TMSUCCESS);
    resource.rollback(xid);
    Xid next = new TestXid(NUMBER.incrementAndGet());
    resource.start(next, XAResource.TMNOFLAGS);
    insert(connection, 2, "bob@example.com");
    resource.end(next, XAResource.TMSUCCESS);
    resource.commit(next, true);
    assertThat(Found.rows(connection, "select email from contact"))
        .containsExactly("bob@example.com");
    connection.close();
    physical.close();
  }

  @Test
  void workOfItsOwnIsDoneBetweenBranches() throws Exception {
    XAConnection physical = source.getXAConnection();
    try (Connection connection = physical.getConnection()) {
      assertThat(connection.getAutoCommit()).isTrue();
      connection.setAutoCommit(false);
      insert(connection, 1, "ada@example.com");
      connection.rollback();
      insert(connection, 2, "bob@example.com");
      connection.commit();
      connection.setAutoCommit(true);
      assertThat(Found.rows(connection, "select email from contact"))
          .containsExactly("bob@example.com");
    }
    physical.close();
  }
}
