package dev.hushcell;

import static dev.hushcell.Sandbox.rows;
import static dev.hushcell.Sandbox.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many virtual threads on few connections, on a JDK that has them: from 21 on. That nothing waits
 * under a monitor, for which a JDK before 24 would keep a carrier, is a rule of the architecture.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // threads that stop each other must not stop the build
class VirtualThreadTests {
  private static final int FIRST = 21;
  private static final int THREADS = 500;
  private static final int SESSIONS = 100; // H2 takes some 250 at once
  private static final int CONNECTIONS = 4;

  @TempDir Path directory;
  private Sandbox sandbox;
  private String database;

  @BeforeEach
  void sandbox() throws IOException {
    sandbox = new Sandbox(directory, "columns: { contact.email: { search: equality } }\n");
    database = sandbox.file("crm");
  }

  /** The tests are compiled for a JDK that has no virtual threads. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    assumeTrue(
        Runtime.version().feature() >= FIRST,
        "this JDK has no virtual threads; run it with -Dtest.jvm=<home of 21 or newer>/bin/java");
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private static String written(HikariDataSource pool, int id) throws SQLException {
    String email = "reader" + id + "@example.com";
    try (Connection connection = pool.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into contact values (?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, email);
      insert.executeUpdate();
      return String.join(
          "", rows(connection, "select email from contact where email = '" + email + "'"));
    }
  }

  @Test
  void allOfThemWriteAndReadOverOnePool() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(sandbox.url(database));
    config.setUsername("sa");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(TimeUnit.MINUTES.toMillis(4));
    ExecutorService threads = virtualThreads();
    try (HikariDataSource pool = new HikariDataSource(config)) {
      try (Connection connection = pool.getConnection()) {
        run(connection, "create table contact(id int primary key, email varchar(100))");
      }
      List<Future<String>> written =
          IntStream.range(0, THREADS)
              .mapToObj(id -> threads.submit(() -> written(pool, id)))
              .toList();
      for (int id = 0; id < THREADS; id++) {
        assertThat(written.get(id).get()).isEqualTo("reader" + id + "@example.com");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** The first connections open the key store and read the catalogue, one for all others. */
  @Test
  void allOfThemConnectForTheFirstTimeAtOnce() throws Exception {
    ExecutorService threads = virtualThreads();
    try (HushcellDataSource source = new HushcellDataSource()) {
      source.setUrl(sandbox.url(database) + ";DB_CLOSE_DELAY=10");
      source.setUser("sa");
      source.setPassword("");
      List<Future<List<String>>> found = new ArrayList<>();
      for (int i = 0; i < SESSIONS; i++) {
        found.add(
            threads.submit(
                () -> {
                  try (Connection connection = source.getConnection()) {
                    return rows(connection, "values 1");
                  }
                }));
      }
      for (Future<List<String>> each : found) {
        assertThat(each.get()).containsExactly("1");
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
