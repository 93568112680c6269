package dev.hushcell.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hushcell.ClockedDriver;
import dev.hushcell.HushcellDataSource;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.leak.RecordedH2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * One database in a file and the processes that use it: each with a configuration, keys in memory
 * and a clock of its own. Everything that they send is recorded.
 */
final class Deployment implements AutoCloseable {
  private static final String PASSWORD = "correct horse battery staple";
  private static final String KEYSTORE =
      "keystore: { type: test, path: %s, password: '${file:%s}', key: master, create: true }\n";

  private final Path directory;
  private final RecordedH2 recorded = new RecordedH2();
  private final List<Connection> open = new ArrayList<>();
  private final List<HikariDataSource> pools = new ArrayList<>();
  private int processes;

  Deployment(Path directory) throws IOException, SQLException {
    this.directory = directory;
    Files.writeString(directory.resolve("password"), PASSWORD);
  }

  /** A process that runs the driver. */
  final class Jvm {
    private final ClockedDriver driver = new ClockedDriver();
    private final Path configuration;

    private Jvm(Path configuration) {
      this.configuration = configuration;
    }

    String url() {
      return "jdbc:hushcell:" + database() + ";hushcell.config=" + configuration;
    }

    Connection connect() throws SQLException {
      Connection connection = driver.connect(url());
      open.add(connection);
      return connection;
    }

    /** Returns a data source over one of H2, by which tools tell what database it is. */
    HushcellDataSource dataSource() {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl("jdbc:" + database());
      config.setMaximumPoolSize(4);
      HikariDataSource pool = new HikariDataSource(config);
      pools.add(pool);
      HushcellDataSource source = new HushcellDataSource();
      source.setDataSource(pool);
      source.setConfig(configuration.toString());
      return source;
    }

    /** Lets its leases end. */
    void passLease() {
      driver.passLease();
    }

    /** Lets a second pass. */
    void passSecond() {
      driver.passSecond();
    }
  }

  /** Starts a process whose configuration declares these columns, or none of any table here. */
  Jvm start(String... columns) {
    StringBuilder text = new StringBuilder();
    text.append(KEYSTORE.formatted(directory.resolve("keys"), directory.resolve("password")));
    text.append("columns:\n");
    for (String column : columns) {
      text.append("  ").append(column).append('\n');
    }
    try {
      Path file = directory.resolve("hushcell-" + ++processes + ".yaml");
      return new Jvm(Files.writeString(file, text.append("  unrelated.hidden: {}\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String database() {
    return "h2:file:" + directory.resolve("crm");
  }

  /** Connects as somebody else, past the driver; not recorded. */
  Connection past() throws SQLException {
    Connection connection = new org.h2.Driver().connect("jdbc:" + database(), new Properties());
    open.add(connection);
    return connection;
  }

  /** Asserts that the text did not reach the database, by any process. */
  void assertNeverSent(String secret) {
    for (byte[] payload : recorded.traffic().payloads()) {
      assertThat(new String(payload, StandardCharsets.UTF_8)).doesNotContain(secret);
    }
  }

  static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Returns the rows, their columns joined by a bar. */
  static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join("|", row));
      }
      return found;
    }
  }

  /** Asserts that a statement is refused with a code. */
  static void assertRefused(FaultCode code, Connection connection, String sql, String... told) {
    Throwable refusal = catchThrowable(() -> run(connection, sql));
    assertThat(refusal)
        .as(sql)
        .isInstanceOf(SQLException.class)
        .hasMessageStartingWith("[" + code.id() + "] ");
    for (String each : told) {
      assertThat(refusal).hasMessageContaining(each);
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      for (Connection connection : open) {
        connection.close();
      }
      pools.forEach(HikariDataSource::close);
    } finally {
      recorded.close();
    }
  }
}
