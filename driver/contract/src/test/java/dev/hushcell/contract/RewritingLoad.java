package dev.hushcell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An application that reads and writes rows of its own while a job rewrites their columns, and
 * knows what it must find.
 */
final class RewritingLoad implements Callable<Integer> {
  private final int first;
  private final int isolation;
  private final Scene scene;
  private final AtomicBoolean stop;
  private final AtomicInteger again;
  private final int pauseMillis;
  private final Random random;
  private final Map<Integer, String> emails = new TreeMap<>();
  private final Map<Integer, String> passwords = new TreeMap<>();
  private final AtomicLong transactions = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();
  private int next;

  /**
   * Builds it.
   *
   * @param first its first id; it has a hundred thousand
   * @param isolation of its transactions
   * @param stop to be set when it is to end
   * @param again counts the transactions that were to be run again
   */
  RewritingLoad(int first, int isolation, Scene scene, AtomicBoolean stop, AtomicInteger again) {
    this(first, isolation, scene, stop, again, 0);
  }

  /** As above, with a pause after each transaction. */
  RewritingLoad(
      int first,
      int isolation,
      Scene scene,
      AtomicBoolean stop,
      AtomicInteger again,
      int pauseMillis) {
    this.first = first;
    this.isolation = isolation;
    this.scene = scene;
    this.stop = stop;
    this.again = again;
    this.pauseMillis = pauseMillis;
    this.random = new Random(first);
    this.next = first;
  }

  @Override
  public Integer call() throws SQLException, InterruptedException {
    int done = 0;
    try (Connection connection = scene.ours()) {
      if (isolation != 0) {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(isolation);
      }
      try (Kept kept = new Kept(connection)) {
        while (!stop.get()) {
          long began = System.nanoTime();
          transaction(connection, kept);
          longest.accumulateAndGet(System.nanoTime() - began, Math::max);
          transactions.incrementAndGet();
          done++;
          Thread.sleep(pauseMillis);
        }
      }
    }
    return done;
  }

  /** Returns how many transactions there were. */
  long transactions() {
    return transactions.get();
  }

  /** Returns how long the longest transaction took since this was asked last. */
  long longestNanos() {
    return longest.getAndSet(0);
  }

  /** Statements that are prepared once. */
  private static final class Kept implements AutoCloseable {
    final PreparedStatement find;
    final PreparedStatement read;
    final PreparedStatement insert;
    final PreparedStatement update;

    Kept(Connection connection) throws SQLException {
      find = connection.prepareStatement("select id from contact where email = ?");
      read = connection.prepareStatement("select * from contact where id = ?");
      insert = connection.prepareStatement("insert into contact values (?, ?, ?, ?)");
      update =
          connection.prepareStatement("update contact set email = ?, password = ? where id = ?");
    }

    @Override
    public void close() throws SQLException {
      find.close();
      read.close();
      insert.close();
      update.close();
    }
  }

  /** Changes a row and reads some; what failed with 40001 is run again. */
  private void transaction(Connection connection, Kept kept) throws SQLException {
    Change change = change();
    for (int attempt = 0; ; attempt++) {
      try {
        change.run(connection, kept);
        check(kept, change);
        if (isolation != 0) {
          connection.commit();
        }
        change.keep();
        return;
      } catch (SQLException e) {
        requireTransient(e);
        again.incrementAndGet();
        assertThat(attempt).describedAs(String.valueOf(e.getMessage())).isLessThan(5);
        if (isolation != 0) {
          connection.rollback();
        } else if (isDone(connection, change)) {
          change.keep();
          return;
        }
      }
    }
  }

  /** Class 40 is that of transactions to be run again: ISO/IEC 9075-2, 24.1. */
  private static void requireTransient(SQLException failure) throws SQLException {
    if (!String.valueOf(failure.getSQLState()).startsWith("40")) {
      throw failure;
    }
  }

  /** In auto-commit it may have been the reading that failed. */
  private boolean isDone(Connection connection, Change change) throws SQLException {
    for (int attempt = 0; attempt < 5; attempt++) {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery("select email from contact where id = " + change.id())) {
        return row.next() ? row.getString(1).equals(change.email()) : change.email() == null;
      } catch (SQLException e) {
        requireTransient(e);
        again.incrementAndGet();
      }
    }
    throw new AssertionError("no answer");
  }

  private abstract static class Change {
    abstract int id();

    abstract String email();

    abstract void run(Connection connection, Kept kept) throws SQLException;

    abstract void keep();
  }

  private Change change() {
    int sort = emails.isEmpty() ? 0 : random.nextInt(5);
    List<Integer> ids = new ArrayList<>(emails.keySet());
    int id = sort < 2 ? next : ids.get(random.nextInt(ids.size()));
    String email = sort == 4 ? null : "m" + id + "." + random.nextInt(1 << 20) + "@load.example";
    String password = random.nextInt(4) == 0 ? null : "p" + random.nextInt(1 << 20);
    return new Change() {
      @Override
      int id() {
        return id;
      }

      @Override
      String email() {
        return email;
      }

      @Override
      void run(Connection connection, Kept kept) throws SQLException {
        switch (sort) {
          case 0, 1 -> {
            kept.insert.setInt(1, id);
            kept.insert.setString(2, email);
            kept.insert.setString(3, "name");
            kept.insert.setString(4, password);
            assertThat(kept.insert.executeUpdate()).isEqualTo(1);
          }
          case 2 -> {
            kept.update.setString(1, email);
            kept.update.setString(2, password);
            kept.update.setInt(3, id);
            assertThat(kept.update.executeUpdate()).isEqualTo(1);
          }
          case 3 -> {
            String old = emails.get(id);
            String set = password == null ? "null" : "'" + password + "'";
            try (Statement statement = connection.createStatement()) {
              assertThat(
                      statement.executeUpdate(
                          "update contact set email = '"
                              + email
                              + "', password = "
                              + set
                              + " where email = '"
                              + old
                              + "'"))
                  .isEqualTo(1);
            }
          }
          default -> {
            try (Statement statement = connection.createStatement()) {
              assertThat(statement.executeUpdate("delete from contact where id = " + id))
                  .isEqualTo(1);
            }
          }
        }
      }

      @Override
      void keep() {
        if (email == null) {
          emails.remove(id);
          passwords.remove(id);
        } else {
          emails.put(id, email);
          passwords.put(id, password);
        }
        if (id == next) {
          next++;
        }
      }
    };
  }

  /** A row must be what it was, or what this transaction made it. */
  private void check(Kept kept, Change change) throws SQLException {
    if (emails.isEmpty()) {
      return;
    }
    List<Integer> ids = new ArrayList<>(emails.keySet());
    int id = ids.get(random.nextInt(ids.size()));
    String expected = id == change.id() ? change.email() : emails.get(id);
    kept.read.setInt(1, id);
    try (ResultSet row = kept.read.executeQuery()) {
      assertThat(row.next()).describedAs("row " + id).isEqualTo(expected != null);
      if (expected == null) {
        return;
      }
      assertThat(row.getString(2)).isEqualTo(expected);
      assertThat(row.getString("name")).isEqualTo("name");
      assertThat(row.getMetaData().getColumnCount()).isEqualTo(4);
    }
    kept.find.setString(1, expected);
    try (ResultSet row = kept.find.executeQuery()) {
      assertThat(row.next()).describedAs("found by " + expected).isTrue();
      assertThat(row.getInt(1)).isEqualTo(id);
    }
  }

  /** Compares all rows with what they must be. */
  void checkAll() throws SQLException {
    try (Connection connection = scene.ours();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select id, email, password from contact where id >= "
                    + first
                    + " and id < "
                    + (first + 100_000))) {
      Map<Integer, String> found = new TreeMap<>();
      Map<Integer, String> secrets = new TreeMap<>();
      while (rows.next()) {
        found.put(rows.getInt(1), rows.getString(2));
        secrets.put(rows.getInt(1), rows.getString(3));
      }
      assertThat(found).isEqualTo(emails);
      assertThat(secrets).isEqualTo(passwords);
    }
  }
}
