package dev.hushcell.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.HushcellDriver;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What statements on H2 do is seen in the meters of a registry. */
class HushcellMetricsTests {
  private static final String QUERY = "select id, email from contact where email like 'a%'";

  @TempDir private Path directory;
  private final MeterRegistry registry = new SimpleMeterRegistry();

  private Connection connect() throws Exception {
    Path configuration = directory.resolve("hushcell.yaml");
    Files.writeString(
        configuration,
        """
        keystore: { type: bcfks, path: '%s', password: correct horse battery staple, key: m, create: true }
        columns:
          contact.email: { evaluate: pattern, text-order: utf-16, rows: 100, bytes: 10000 }
          contact.note: {}
        """
            .formatted(directory.resolve("keys.bcfks")));
    return new HushcellDriver()
        .connect(
            "jdbc:hushcell:h2:mem:" + directory.getFileName() + ";hushcell.config=" + configuration,
            new Properties());
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        assertThat(rows.getString(2)).isEqualTo("ada@example.com");
      }
    }
  }

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).counter().count();
  }

  private long timed(String name, String... tags) {
    return registry.get(name).tags(tags).timer().count();
  }

  @Test
  void whatIsDoneIsCounted() throws Exception {
    try (HushcellMetrics metrics = new HushcellMetrics(Tags.of("app", "crm"));
        Connection connection = connect()) {
      metrics.bindTo(registry);
      run(
          connection,
          "create table contact (id int, email varchar(40), note varchar(40))",
          "insert into contact values (1, 'ada@example.com', 'x'), (2, 'jo@example.com', null)");
      read(connection);
      long reused = timed("hushcell.plans", "known", "true");
      read(connection);
      assertThat(timed("hushcell.plans", "known", "true")).isEqualTo(reused + 1);
      assertThat(timed("hushcell.plans", "known", "false")).isGreaterThanOrEqualTo(3);
      assertThatThrownBy(() -> run(connection, "select id from contact order by note"))
          .isInstanceOf(SQLException.class);
    }
    String email = "PUBLIC.CONTACT.EMAIL";
    assertThat(count("hushcell.cells", "column", email, "use", "sealed")).isEqualTo(2);
    assertThat(count("hushcell.cells", "column", email, "use", "opened")).isEqualTo(2);
    assertThat(count("hushcell.cells", "column", email, "use", "evaluated")).isEqualTo(4);
    assertThat(count("hushcell.cells", "column", "PUBLIC.CONTACT.NOTE", "use", "sealed")).isOne();
    assertThat(count("hushcell.refusals", "code", "HC-2107")).isOne();
    assertThat(count("hushcell.evaluated.rows", "rows", "fetched")).isEqualTo(4);
    assertThat(count("hushcell.evaluated.rows", "rows", "kept")).isEqualTo(2);
    assertThat(timed("hushcell.key.unwraps", "refresh", "false")).isPositive();
    for (Meter meter : registry.getMeters()) {
      assertThat(meter.getId().getTags()).contains(Tag.of("app", "crm"));
      assertThat(meter.getId().toString()).doesNotContain("example.com");
    }
  }

  @Test
  void nothingIsCountedAfterItIsClosed() throws Exception {
    MeterObserver observer = new MeterObserver();
    assertThat(observer.listens()).isFalse();
    HushcellMetrics metrics = new HushcellMetrics();
    metrics.bindTo(registry);
    assertThat(observer.listens()).isTrue();
    observer.keyForgotten();
    observer.keyConfirmed(1);
    observer.keyStoreFailed(1, true);
    metrics.close();
    observer.keyForgotten();
    assertThat(observer.listens()).isFalse();
    assertThat(count("hushcell.key.forgotten")).isOne();
    assertThat(timed("hushcell.key.unwraps", "refresh", "true")).isOne();
    assertThat(timed("hushcell.key.store.failures", "transient", "true")).isOne();
  }
}
