package dev.hushcell.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;

/** What the benchmarks connect to, with its standard settings. */
sealed interface BenchServer extends AutoCloseable {
  /** Starts it; {@code name} is {@code h2} or {@code postgresql}. */
  static BenchServer start(String name) throws IOException {
    return switch (name) {
      case "h2" -> new H2();
      case "postgresql" -> new Postgres(EmbeddedPostgres.start());
      default -> throw new IllegalArgumentException("no such database: " + name);
    };
  }

  /** Returns the URL of an empty database, without {@code jdbc:}. */
  String url() throws SQLException;

  /** Returns the order of texts in which conditions can be evaluated beside it. */
  String textOrder();

  @Override
  void close() throws IOException;

  /** H2 in memory: no network, no disk, so every nanosecond of Hushcell shows. */
  record H2() implements BenchServer {
    @Override
    public String url() {
      return "h2:mem:" + UUID.randomUUID();
    }

    @Override
    public String textOrder() {
      return "utf-16";
    }

    @Override
    public void close() {}
  }

  /** PostgreSQL as a process of this machine, over TCP. */
  record Postgres(EmbeddedPostgres process) implements BenchServer {
    @Override
    public String url() {
      return process.getJdbcUrl("postgres", "postgres").substring("jdbc:".length());
    }

    @Override
    public String textOrder() {
      return "code-point";
    }

    @Override
    public void close() throws IOException {
      process.close();
    }
  }
}
