package dev.hushcell;

import static dev.hushcell.Sandbox.bytes;
import static dev.hushcell.Sandbox.plain;
import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.internal.config.mistake.ConfigFault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pools above and below, and what works on data sources. */
class PoolTests {
  private static final String CREATE =
      "create table contact(id int primary key, email varchar(100) unique)";

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = new Sandbox(directory, "columns: { contact.email: { search: equality } }\n");
    database = sandbox.file("crm");
  }

  /** It opens none in the background, which would make files while the test ends. */
  private static HikariConfig above() {
    HikariConfig config = new HikariConfig();
    config.setMinimumIdle(0);
    return config;
  }

  @Test
  void poolAboveByUrl() throws SQLException {
    HikariConfig config = above();
    config.setJdbcUrl(sandbox.url(database));
    config.setUsername("sa");
    config.setMaximumPoolSize(3);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      assertWorks(pool);
    }
  }

  @Test
  void poolAboveByDriverClassName() throws SQLException {
    HikariConfig config = above();
    config.setDriverClassName(HushcellDriver.class.getName());
    config.setJdbcUrl(sandbox.url(database));
    config.setUsername("sa");
    try (HikariDataSource pool = new HikariDataSource(config)) {
      assertWorks(pool);
    }
  }

  @Test
  void poolAboveByDataSourceClassName() throws SQLException {
    HikariConfig config = above();
    config.setDataSourceClassName(HushcellDataSource.class.getName());
    config.addDataSourceProperty("url", sandbox.url(database));
    config.addDataSourceProperty("user", "sa");
    config.addDataSourceProperty("password", "");
    try (HikariDataSource pool = new HikariDataSource(config)) {
      assertWorks(pool);
    }
  }

  @Test
  void poolBelow() throws SQLException {
    try (HikariDataSource pool = plainPool(2);
        HushcellDataSource ours = around(pool)) {
      assertWorks(ours);
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
  }

  @Test
  void poolsOnBothSides() throws SQLException {
    try (HikariDataSource below = plainPool(3);
        HushcellDataSource ours = around(below)) {
      HikariConfig config = above();
      config.setDataSource(ours);
      config.setMaximumPoolSize(2);
      try (HikariDataSource above = new HikariDataSource(config)) {
        assertWorks(above);
      }
    }
  }

  @Test
  void poolOfOneHasNoConnectionToAskOn() throws SQLException {
    try (HikariDataSource pool = plainPool(1);
        HushcellDataSource ours = around(pool)) {
      Refusal.of(ConfigFault.NO_SECOND_CONNECTION, ours::getConnection);
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
  }

  @Test
  void poolOfOneWithACatalogueDataSourceDoesEverything() throws SQLException {
    try (HikariDataSource pool = plainPool(1);
        HushcellDataSource ours = around(pool)) {
      ours.setCatalogueDataSource(h2());
      assertWorks(ours);
    }
  }

  @Test
  void firstMigrationOfFlywayOnAnEmptySchemaWorks() throws SQLException {
    DataSource h2 = h2();
    try (HushcellDataSource ours = around(h2)) {
      Flyway flyway =
          Flyway.configure().dataSource(ours).locations("classpath:dev/hushcell/migrations").load();
      assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);
      try (Connection connection = ours.getConnection()) {
        assertThat(rows(connection, "select email from \"contact\" where id = 1"))
            .containsExactly("ada@example.com");
      }
      assertThat(flyway.migrate().migrationsExecuted).isZero();
    }
    try (Connection raw = h2.getConnection()) {
      assertThat(bytes(raw, "select email from \"contact\""))
          .noneMatch(cell -> cell.contains("ada"));
    }
  }

  @Test
  void dataSourceThatWasToldTooLittleOrTooMuch() {
    try (HushcellDataSource none = new HushcellDataSource();
        HushcellDataSource both = around(h2());
        HushcellDataSource user = around(h2());
        HushcellDataSource foreign = new HushcellDataSource();
        HushcellDataSource catalogue = new HushcellDataSource()) {
      both.setUrl(sandbox.url(database));
      user.setUser("sa");
      foreign.setUrl("jdbc:" + database);
      catalogue.setUrl(sandbox.url(database));
      catalogue.setCatalogueDataSource(h2());
      for (HushcellDataSource each :
          new HushcellDataSource[] {none, both, user, foreign, catalogue}) {
        Refusal.of(ConfigFault.DATA_SOURCE_SETTINGS, each::getConnection);
      }
    }
  }

  @Test
  void closedDataSourceIsRefused() {
    HushcellDataSource ours = around(h2());
    ours.close();
    Refusal.of(ConfigFault.DATA_SOURCE_CLOSED, ours::getConnection);
  }

  @Test
  void dataSourceInsideIsNotHandedOut() throws SQLException {
    try (HushcellDataSource ours = around(h2())) {
      assertThat(ours.unwrap(DataSource.class)).isSameAs(ours);
      assertThat(ours.isWrapperFor(JdbcDataSource.class)).isFalse();
      Refusal.of(ConfigFault.DATA_SOURCE_UNWRAP, () -> ours.unwrap(JdbcDataSource.class));
    }
  }

  @Test
  void otherUserHasAGraphOfItsOwn() throws SQLException {
    try (Connection raw = plain(database)) {
      run(raw, "create user anna password 'secret' admin");
    }
    try (HushcellDataSource ours = around(h2());
        Connection first = ours.getConnection();
        Connection second = ours.getConnection("anna", "secret")) {
      run(first, CREATE, "insert into contact values(1, 'ada@example.com')");
      assertThat(rows(second, "select email from contact")).containsExactly("ada@example.com");
    }
  }

  private void assertWorks(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      run(connection, CREATE);
    }
    for (int i = 0; i < 5; i++) {
      try (Connection connection = source.getConnection();
          PreparedStatement insert =
              connection.prepareStatement("insert into contact values(?, ?)")) {
        insert.setInt(1, i);
        insert.setString(2, "ada" + i + "@example.com");
        assertThat(insert.executeUpdate()).isEqualTo(1);
      }
    }
    try (Connection connection = source.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select id from contact where email = ?")) {
      for (int i = 0; i < 5; i++) {
        query.setString(1, "ada" + i + "@example.com");
        try (ResultSet row = query.executeQuery()) {
          assertThat(row.next()).isTrue();
          assertThat(row.getInt(1)).isEqualTo(i);
        }
      }
      assertThat(Hushcell.status(connection).columns()).hasSize(1);
    }
    try (Connection raw = plain(database)) {
      assertThat(bytes(raw, "select email from contact"))
          .hasSize(5)
          .noneMatch(cell -> cell.contains("ada"));
    }
  }

  private HushcellDataSource around(DataSource inner) {
    HushcellDataSource ours = new HushcellDataSource(inner);
    ours.setConfig(sandbox.configuration.toString());
    return ours;
  }

  private HikariDataSource plainPool(int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:" + database);
    config.setUsername("sa");
    config.setMaximumPoolSize(size);
    return new HikariDataSource(config);
  }

  private DataSource h2() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:" + database);
    h2.setUser("sa");
    return h2;
  }
}
