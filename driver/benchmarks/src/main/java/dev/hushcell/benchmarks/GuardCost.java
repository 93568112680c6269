package dev.hushcell.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Prints what the CHECK that lets only cells into a column costs the server: its CPU time for a row
 * with three columns of cells, in batches, on PostgreSQL (Linux). The cells are there already, so
 * nothing of Hushcell runs.
 */
public final class GuardCost {
  private static final int ROUNDS = 9;
  private static final int BATCHES = 10;
  private static final int BATCH = 1_000;
  private static final int COLUMNS = 3;
  private static final int CELL = 69;
  private static final long NANOS_IN_MICRO = 1_000;

  /** What keeps other values out. */
  private enum Guard {
    NOTHING(""),
    FIRST_BYTE("%1$s >= '\\xf8'::bytea"),
    BEGINNING("substring(%1$s FROM 1 FOR 1) >= '\\xf8'::bytea"),
    LENGTH_AND_FIRST_BYTE("octet_length(%1$s) >= 53 AND %1$s >= '\\xf8'::bytea"),
    LENGTH_AND_BEGINNING(
        "octet_length(%1$s) >= 53 AND substring(%1$s FROM 1 FOR 1) >= '\\xf8'::bytea"),
    DOMAIN("") {
      @Override
      String column(String name) {
        return name + " guarded";
      }
    };

    private final String condition;

    Guard(String condition) {
      this.condition = condition;
    }

    String condition(String name) {
      return String.format(Locale.ROOT, condition, name);
    }

    /** Returns the definition of a column. */
    String column(String name) {
      return name + " bytea" + (condition.isEmpty() ? "" : " CHECK (" + condition(name) + ")");
    }
  }

  private GuardCost() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException, SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String url = server.getJdbcUrl("postgres", "postgres");
      print("one INSERT a row", url);
      print("reWriteBatchedInserts", url + "&reWriteBatchedInserts=true");
    }
  }

  private static void print(String how, String url) throws IOException, SQLException {
    Map<Guard, Double> least = new EnumMap<>(Guard.class);
    try (Connection connection = DriverManager.getConnection(url)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (Guard guard : Guard.values()) {
          least.merge(guard, micros(connection, guard), Math::min);
        }
      }
    }
    least.forEach(
        (guard, micros) -> System.out.printf("%s, %s: %.1f µs a row%n", how, guard, micros));
  }

  private static double micros(Connection connection, Guard guard)
      throws IOException, SQLException {
    table(connection, guard);
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO guarded_cells VALUES (?, ?, ?, ?)")) {
      batch(insert, -1); // what is prepared and allocated once
      long before = serverNanos(connection);
      for (int batch = 0; batch < BATCHES; batch++) {
        batch(insert, batch);
      }
      long taken = serverNanos(connection) - before;
      return (double) taken / NANOS_IN_MICRO / (BATCHES * BATCH);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static void table(Connection connection, Guard guard) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS guarded_cells");
      statement.execute("DROP DOMAIN IF EXISTS guarded");
      String condition = Guard.LENGTH_AND_BEGINNING.condition("VALUE");
      statement.execute("CREATE DOMAIN guarded AS bytea CHECK (" + condition + ")");
      String columns = guard.column("a") + ", " + guard.column("b") + ", " + guard.column("c");
      statement.execute("CREATE TABLE guarded_cells (id integer PRIMARY KEY, " + columns + ")");
    }
  }

  private static void batch(PreparedStatement insert, int number) throws SQLException {
    byte[] cell = new byte[CELL];
    new Random(number).nextBytes(cell);
    cell[0] = (byte) 0xF8;
    for (int row = 0; row < BATCH; row++) {
      insert.setInt(1, number * BATCH + row);
      for (int column = 0; column < COLUMNS; column++) {
        insert.setBytes(2 + column, cell);
      }
      insert.addBatch();
    }
    insert.executeBatch();
  }

  /** Returns the CPU time that the process behind a connection took so far. */
  private static long serverNanos(Connection connection) throws IOException, SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
      rows.next();
      Path process = Path.of("/proc", rows.getString(1), "schedstat");
      return Long.parseLong(Files.readString(process).split(" ", 2)[0]);
    }
  }
}
