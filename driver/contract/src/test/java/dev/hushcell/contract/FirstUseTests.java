package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellDataSource;
import dev.hushcell.contract.server.EachServer;
import dev.hushcell.contract.server.Server;
import dev.hushcell.contract.server.Variant;
import dev.hushcell.contract.server.Without;
import dev.hushcell.contract.server.WithoutOptions;
import dev.hushcell.testing.SubstituteDriver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * How many connections the first use of an empty schema opens, that of the application among them:
 * where a new session takes seconds, each is felt. None is left when the application has closed its
 * own.
 */
@EachServer
@WithoutOptions
@Without(Variant.MODES)
class FirstUseTests {
  private static final int MOST = 3;
  private static final String COLUMNS =
      """
      columns:
        contact.email: { search: equality, compare: exact }
        contact.password: {}
      """;
  private static final String CREATE =
      "create table contact (id int primary key, name varchar(40),"
          + " email varchar(100), password varchar(60))";
  private static final String INSERT =
      "insert into contact (id, email, password) values (1, 'ada@example.com', 'x')";

  @Parameter Server server;
  @TempDir Path directory;

  @Test
  void tableThatIsMadeThroughTheDriver() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    try (CountingDriver counting = new CountingDriver(scene.base().url())) {
      try (Connection ours = scene.ours()) {
        scene.run(ours, CREATE, INSERT);
        assertThat(Found.rows(ours, "select id from contact where email = 'ada@example.com'"))
            .containsExactly("1");
        assertThat(counting.open()).as("open, with that of the application").isEqualTo(2);
      }
      assertThat(counting.opened()).isLessThanOrEqualTo(MOST);
      assertThat(counting.open()).isZero();
    }
  }

  @Test
  void tableThatWasThereBefore() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    try (Connection plain = scene.plain()) {
      scene.run(plain, CREATE);
      try (CountingDriver counting = new CountingDriver(scene.base().url())) {
        try (Connection ours = scene.ours()) {
          scene.run(ours, INSERT);
          assertThat(counting.open()).as("open, with that of the application").isEqualTo(2);
        }
        assertThat(counting.opened()).isLessThanOrEqualTo(MOST);
        assertThat(counting.open()).isZero();
      }
    }
  }

  /** A pool keeps its connections itself: none is held between two calls. */
  @Test
  void nothingOfADataSourceIsHeld() throws Exception {
    Scene scene = Scene.of(server, directory, COLUMNS);
    List<Connection> opened = new CopyOnWriteArrayList<>();
    try (HushcellDataSource source =
            scene.source(
                () -> {
                  Connection plain = scene.plain();
                  opened.add(plain);
                  return plain;
                });
        Connection ours = source.getConnection()) {
      scene.run(ours, CREATE, INSERT);
      int open = 0;
      for (Connection each : opened) {
        open += each.isClosed() ? 0 : 1;
      }
      assertThat(open).isEqualTo(1);
    }
  }

  /** Stands before the real driver and remembers the connections that it makes. */
  private static final class CountingDriver extends SubstituteDriver {
    private final String url;
    private final List<Connection> made = new CopyOnWriteArrayList<>();

    CountingDriver(String url) throws SQLException {
      super(DriverManager.getDriver(url));
      this.url = url;
      List<Driver> others = new ArrayList<>();
      for (Driver each : DriverManager.drivers().toList()) {
        if (each.acceptsURL(url)) {
          others.add(each);
          DriverManager.deregisterDriver(each);
        }
      }
      DriverManager.registerDriver(this);
      for (Driver each : others) {
        DriverManager.registerDriver(each); // behind this one
      }
    }

    int opened() {
      return made.size();
    }

    int open() throws SQLException {
      List<Connection> open = new ArrayList<>();
      for (Connection each : made) {
        if (!each.isClosed()) {
          open.add(each);
        }
      }
      return open.size();
    }

    @Override
    public Connection connect(String asked, Properties info) throws SQLException {
      Connection connection = real.connect(asked, info);
      if (connection != null) {
        made.add(connection);
      }
      return connection;
    }

    @Override
    public boolean acceptsURL(String asked) {
      return asked.startsWith(url.substring(0, url.indexOf(':', "jdbc:".length()) + 1));
    }

    @Override
    public void close() throws SQLException {
      DriverManager.deregisterDriver(this);
    }
  }
}
