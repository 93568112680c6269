package dev.hushcell.contract.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlConnectionPoolDataSource;
import dev.hushcell.HushcellConnectionPoolDataSource;
import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Base;
import dev.hushcell.contract.server.EachMaria;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.WithoutOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.mariadb.jdbc.MariaDbDataSource;

/** Events of physical connections, of drivers that tell of statements too. */
@EachMaria
@WithoutOptions
class PooledEventsTests {
  @Parameter Server server;
  @TempDir Path directory;
  private final List<Object> closed = new ArrayList<>();
  private final List<Object> broken = new ArrayList<>();
  private final List<Object> statements = new ArrayList<>();

  private static ConnectionPoolDataSource inner(Base base) throws SQLException {
    if (base.url().startsWith("jdbc:mysql:")) {
      MysqlConnectionPoolDataSource source = new MysqlConnectionPoolDataSource();
      source.setUrl(base.url());
      source.setUser(base.user());
      source.setPassword(base.password());
      return source;
    }
    MariaDbDataSource source = new MariaDbDataSource(base.url());
    source.setUser(base.user());
    source.setPassword(base.password());
    return source;
  }

  private final class Listener implements ConnectionEventListener, StatementEventListener {
    @Override
    public void connectionClosed(ConnectionEvent event) {
      closed.add(event.getSource());
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      broken.add(event.getSource());
    }

    @Override
    public void statementClosed(StatementEvent event) {
      assertThat(event.getSource()).isInstanceOf(PooledConnection.class);
      statements.add(event.getStatement());
    }

    @Override
    public void statementErrorOccurred(StatementEvent event) {
      statements.add(event.getStatement());
    }
  }

  @Test
  void eventsNameWhatTheApplicationHas() throws Exception {
    Scene scene = Scene.of(server, directory, "columns: { contact.email: {} }\n");
    try (HushcellConnectionPoolDataSource source =
        new HushcellConnectionPoolDataSource(inner(scene.base()))) {
      source.setConfig(scene.configuration().toString());
      PooledConnection physical = source.getPooledConnection();
      Listener listener = new Listener();
      physical.addConnectionEventListener(listener);
      physical.addStatementEventListener(listener);
      PreparedStatement insert;
      try (Connection connection = physical.getConnection()) {
        scene.run(connection, "create table contact (id int primary key, email varchar(100))");
        insert = connection.prepareStatement("insert into contact values (1, ?)");
        insert.setString(1, "ada@example.com");
        insert.executeUpdate();
        insert.close();
      }
      assertThat(statements).isNotEmpty().allMatch(each -> each == insert);
      assertThat(closed).containsExactly(physical);
      physical.removeStatementEventListener(listener);
      physical.removeConnectionEventListener(listener);
      physical.getConnection().close();
      assertThat(closed).hasSize(1);
      assertThat(broken).isEmpty();
      physical.close();
    }
  }
}
