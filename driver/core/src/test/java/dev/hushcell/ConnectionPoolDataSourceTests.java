package dev.hushcell;

import static dev.hushcell.Sandbox.bytes;
import static dev.hushcell.Sandbox.plain;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.config.mistake.ConfigFault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pools of physical connections. */
class ConnectionPoolDataSourceTests {
  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = new Sandbox(directory, "columns: { contact.email: { search: equality } }\n");
    database = sandbox.file("crm");
  }

  private HushcellConnectionPoolDataSource source() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:" + database);
    h2.setUser("sa");
    h2.setPassword("");
    HushcellConnectionPoolDataSource source = new HushcellConnectionPoolDataSource(h2);
    source.setConfig(sandbox.configuration.toString());
    return source;
  }

  @Test
  void logicalConnectionsFollowEachOtherOnOnePhysicalOne() throws SQLException {
    try (HushcellConnectionPoolDataSource source = source()) {
      PooledConnection physical = source.getPooledConnection();
      List<PooledConnection> free = new ArrayList<>();
      physical.addConnectionEventListener(
          new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
              free.add((PooledConnection) event.getSource());
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
              throw new AssertionError(event.getSQLException());
            }
          });
      try (Connection first = physical.getConnection()) {
        run(
            first,
            "create table contact(id int primary key, email varchar(100) unique)",
            "insert into contact values(1, 'ada@example.com')");
      }
      try (Connection second = free.get(0).getConnection()) {
        assertThat(rows(second, "select email from contact")).containsExactly("ada@example.com");
        second.setAutoCommit(false);
        run(second, "delete from contact");
        second.rollback();
      }
      assertThat(free).containsExactly(physical, physical);
      physical.close();
    }
    try (Connection plain = plain(database)) {
      assertThat(bytes(plain, "select email from contact"))
          .hasSize(1)
          .noneMatch(cell -> cell.contains("ada"));
    }
  }

  @Test
  void theDatabaseIsFreeWhenThePhysicalConnectionsAreClosed() throws SQLException {
    try (HushcellConnectionPoolDataSource source = source()) {
      PooledConnection physical = source.getPooledConnection();
      try (Connection connection = physical.getConnection()) {
        run(connection, "create table contact(id int primary key, email varchar(100))");
      }
      physical.close();
      physical.close();
      try (Connection alone = plain(database)) {
        assertThat(rows(alone, "select count(*) from information_schema.sessions"))
            .containsExactly("1");
      }
    }
  }

  @Test
  void whatTheRealDriverKnowsNoEventsOfFailsAsThere() throws SQLException {
    try (HushcellConnectionPoolDataSource source = source()) {
      PooledConnection physical = source.getPooledConnection();
      StatementEventListener listener =
          new StatementEventListener() {
            @Override
            public void statementClosed(StatementEvent event) {}

            @Override
            public void statementErrorOccurred(StatementEvent event) {}
          };
      assertThatThrownBy(() -> physical.addStatementEventListener(listener))
          .isInstanceOf(UnsupportedOperationException.class);
      physical.close();
    }
  }

  @Test
  void wrongSettingsAreTold() {
    HushcellConnectionPoolDataSource source = source();
    source.close();
    Refusal.of(ConfigFault.DATA_SOURCE_CLOSED, source::getPooledConnection);
    try (HushcellConnectionPoolDataSource none = new HushcellConnectionPoolDataSource()) {
      Refusal.of(ConfigFault.DATA_SOURCE_SETTINGS, none::getPooledConnection);
    }
  }
}
