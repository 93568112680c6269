package dev.hushcell.benchmarks.comparison;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads with a connection each that all look rows up; the figures are of one look-up. */
final class Crowd implements Work {
  private static final int EACH = 20;

  private final ExecutorService threads;
  private final List<Connection> connections = new ArrayList<>();
  private final List<PreparedStatement> statements = new ArrayList<>();

  Crowd(Pair pair, boolean ours, int size, String text) throws SQLException {
    threads = Executors.newFixedThreadPool(size);
    for (int i = 0; i < size; i++) {
      Connection connection = pair.open(ours);
      connections.add(connection);
      statements.add(connection.prepareStatement(text));
    }
  }

  /** Has every thread look up some rows, and waits for all of them. */
  @Override
  public int run(int number) throws SQLException {
    List<Future<Integer>> all = new ArrayList<>();
    for (PreparedStatement each : statements) {
      all.add(threads.submit(() -> look(each, number)));
    }
    int rows = 0;
    for (Future<Integer> each : all) {
      try {
        rows += each.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    return rows;
  }

  private static int look(PreparedStatement statement, int number) throws SQLException {
    int found = 0;
    for (int i = 0; i < EACH; i++) {
      statement.setInt(1, (number + i) % Operations.ROWS);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found += rows.getString(2).isEmpty() ? 0 : 1;
        }
      }
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    threads.shutdownNow();
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
