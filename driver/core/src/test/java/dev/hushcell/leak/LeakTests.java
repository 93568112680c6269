package dev.hushcell.leak;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.HushcellXaDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.XAConnection;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project's conscience: marked values are written through every path into a file database with
 * trace logging on. Afterwards none is found in its files, its trace, the traffic that reached the
 * real driver, the application's log, a message or a {@code toString}.
 *
 * <p>{@link LeakHarnessTests} shows that the same search finds every mark on a plain database, and
 * {@link BrokenPathTests} that it finds the marks of one broken path.
 */
class LeakTests {
  private @TempDir Path directory;

  /** Opens the connections of one wiring. */
  private interface Wiring {
    Connection open() throws SQLException;
  }

  @Test
  void nothingLeaksThroughDriverManager() throws Exception {
    try (Scene scene = new Scene(directory, 2)) {
      String url = protectedUrl(scene);
      check(scene, () -> DriverManager.getConnection(url));
    }
  }

  @Test
  void nothingLeaksThroughPoolAbove() throws Exception {
    try (Scene scene = new Scene(directory, 3)) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(protectedUrl(scene));
      config.setMaximumPoolSize(2);
      config.setLeakDetectionThreshold(2000); // the least; the workload takes longer
      try (HikariDataSource pool = new HikariDataSource(config)) {
        check(scene, pool::getConnection);
      }
    }
  }

  @Test
  void nothingLeaksThroughPoolBelow() throws Exception {
    try (Scene scene = new Scene(directory, 4)) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl("jdbc:" + scene.url());
      config.setMaximumPoolSize(3);
      try (HikariDataSource pool = new HikariDataSource(config);
          HushcellDataSource ours = new HushcellDataSource(pool)) {
        ours.setConfig(scene.configuration(Scene.columns()).toString());
        check(scene, ours::getConnection);
      }
    }
  }

  @Test
  void nothingLeaksThroughDataSource() throws Exception {
    try (Scene scene = new Scene(directory, 5);
        HushcellDataSource ours = new HushcellDataSource(source(scene))) {
      ours.setConfig(scene.configuration(Scene.columns()).toString());
      check(scene, ours::getConnection);
    }
  }

  @Test
  void nothingLeaksThroughPhysicalConnections() throws Exception {
    try (Scene scene = new Scene(directory, 8);
        HushcellXaDataSource ours =
            new HushcellXaDataSource(RecordedPhysical.of(scene.url(), scene.traffic()))) {
      ours.setConfig(scene.configuration(Scene.columns()).toString());
      XAConnection physical = ours.getXAConnection();
      check(scene, physical::getConnection);
      physical.close();
    }
  }

  /** H2 would run the INIT of a URL, and trace it, before anybody could seal what is in it. */
  @Test
  void nothingLeaksThroughInit() throws Exception {
    try (Scene scene = new Scene(directory, 7)) {
      try (Connection connection = DriverManager.getConnection(protectedUrl(scene))) {
        scene.workload().createSchema(connection);
      }
      String init =
          ";INIT=/* %1$s */ INSERT INTO vault (id, eq) VALUES (900, '%1$s')\\;"
                  .formatted(scene.mark("INIT"))
              + "UPDATE vault SET rnd = '%s' WHERE id = 900".formatted(scene.mark("INIT"));
      try (Connection connection = DriverManager.getConnection(protectedUrl(scene) + init);
          ResultSet rows =
              connection.createStatement().executeQuery("SELECT rnd FROM vault WHERE id = 900")) {
        assertThat(rows.next()).isTrue();
        scene.hear(connection.getMetaData().getURL());
        scene.searchOpenFiles();
      }
      assertThat(scene.search()).isEmpty();
    }
  }

  private static String protectedUrl(Scene scene) throws Exception {
    return "jdbc:hushcell:"
        + scene.url()
        + ";hushcell.config="
        + scene.configuration(Scene.columns());
  }

  private static javax.sql.DataSource source(Scene scene) {
    return new DriverDataSource("jdbc:" + scene.url(), null, new Properties(), null, null);
  }

  private static void check(Scene scene, Wiring wiring) throws Exception {
    try (Connection connection = wiring.open()) {
      scene.workload().createSchema(connection);
    }
    try (Connection connection = wiring.open()) {
      scene.workload().run(connection, 100);
      scene.searchOpenFiles();
    }
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(scene.traffic().calls().size()).as("calls").isGreaterThan(1000);
    softly.assertThat(scene.marks().size()).as("marks").isGreaterThan(150);
    softly.assertThat(scene.workload().surprises()).as("surprises").isEmpty();
    softly.assertThat(scene.search()).as("leaks").isEmpty();
    softly.assertAll();
  }
}
