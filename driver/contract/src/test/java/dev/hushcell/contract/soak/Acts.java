package dev.hushcell.contract.soak;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;

/** The acts of one thread, which knows what each must find. */
final class Acts {
  static final String UPDATE =
      "update contact set email = ?, name = ?, password = ?, amount = ?, note = ?, body = ?";
  static final String INSERT =
      "insert into contact (" + Version.COLUMNS + ", id) values (?, ?, ?, ?, ?, ?, ?)";
  private static final String READ = "select id, " + Version.COLUMNS + " from contact where ";

  private final Rows rows;
  private final Random random;
  private final Cancelling cancelling;

  Acts(Rows rows, Random random, Cancelling cancelling) {
    this.rows = rows;
    this.random = random;
    this.cancelling = cancelling;
  }

  /** Changes rows on a connection; what it changed is in the map. */
  interface Change {
    Map<Integer, Integer> run(Connection connection) throws SQLException;
  }

  void insert(Connection connection) throws SQLException {
    int id = rows.any(random);
    if (rows.isAbsent(id)) {
      Version version = rows.next(id);
      decide(
          Map.of(id, version.number()),
          () -> require(1, run(connection, INSERT, version, id), "insert", id));
    }
  }

  void update(Connection connection) throws SQLException {
    int id = rows.any(random);
    if (rows.isThere(id)) {
      Version version = rows.next(id);
      decide(
          Map.of(id, version.number()),
          () -> require(1, run(connection, UPDATE + " where id = ?", version, id), "update", id));
    }
  }

  /** A statement without parameters, by equality. */
  void updateByText(Connection connection) throws SQLException {
    int id = rows.any(random);
    if (rows.certain(id) == Rows.ABSENT) {
      return;
    }
    String old = new Version(id, rows.certain(id)).email();
    Version version = rows.next(id);
    String sql = version.assigned() + " where email = '" + old + "'";
    decide(
        Map.of(id, version.number()),
        () -> {
          try (Statement statement = connection.createStatement()) {
            require(1, statement.executeUpdate(sql), "update by text", id);
          }
        });
  }

  void delete(Connection connection) throws SQLException {
    int id = rows.any(random);
    if (rows.isThere(id)) {
      decide(
          Map.of(id, Rows.ABSENT),
          () -> {
            try (Statement statement = connection.createStatement()) {
              int count = statement.executeUpdate("delete from contact where id = " + id);
              require(1, count, "delete", id);
            }
          });
    }
  }

  private static void require(int expected, int count, String what, int id) {
    if (count != expected) {
      throw new WrongValue(what + " of row " + id + " told " + count);
    }
  }

  private static int run(Connection connection, String sql, Version version, int id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      version.bind(statement, 1);
      statement.setInt(7, id);
      return statement.executeUpdate();
    }
  }

  /** Something that is or is not done. */
  private interface Step {
    void run() throws SQLException;
  }

  /** Runs what makes these writings; where no answer comes they may be there. */
  private void decide(Map<Integer, Integer> writings, Step step) throws SQLException {
    boolean answered = false;
    try {
      step.run();
      answered = true;
    } finally {
      for (Map.Entry<Integer, Integer> each : writings.entrySet()) {
        if (answered) {
          rows.is(each.getKey(), each.getValue());
        } else {
          rows.mayBe(each.getKey(), each.getValue());
        }
      }
    }
  }

  void find(Connection connection) throws SQLException {
    find(connection, rows.any(random));
  }

  void find(Connection connection, int id) throws SQLException {
    boolean all = random.nextInt(4) == 0;
    String sql = all ? "select * from contact where id = ?" : READ + "id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, id);
      found(statement.executeQuery(), id, "id");
    }
  }

  private void found(ResultSet result, int id, String how) throws SQLException {
    try (result) {
      boolean there = result.next();
      rows.found(id, there ? Version.of(result).number() : Rows.ABSENT, how);
    }
  }

  void findByValue(Connection connection) throws SQLException {
    int id = rows.any(random);
    if (rows.certain(id) == Rows.ABSENT) {
      return;
    }
    Version version = new Version(id, rows.certain(id));
    boolean note = random.nextBoolean();
    String sql = READ + (note ? "note = ?" : "email = ?");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, note ? version.note() : version.email());
      found(statement.executeQuery(), id, note ? "note" : "email");
    }
  }

  /** Every text is another one. */
  void findByLiteral(Connection connection) throws SQLException {
    int id = rows.any(random);
    String email = new Version(id, Math.max(1, rows.certain(id))).email();
    try (Statement statement = connection.createStatement()) {
      ResultSet result = statement.executeQuery(READ + "email = '" + email + "'");
      if (rows.certain(id) == Rows.ABSENT) {
        result.close();
      } else {
        found(result, id, "literal");
      }
    }
  }

  /** By a cursor, in a transaction of its own, at times until it is cancelled. */
  void readAll(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement =
        connection.prepareStatement(READ + "id >= ? and id < ? order by id")) {
      statement.setFetchSize(5 + random.nextInt(20));
      int from = random.nextInt(64_000);
      statement.setInt(1, from);
      statement.setInt(2, from + 3000);
      Future<?> cancelled = cancelling.after(statement, random.nextInt(200), random.nextInt(3) > 0);
      try (ResultSet result = statement.executeQuery()) {
        int before = 0;
        while (result.next()) {
          int id = Version.of(result).id();
          if (id <= before) {
            throw new WrongValue("row " + id + " came after " + before);
          }
          before = id;
        }
      } finally {
        cancelled.cancel(false);
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Commits a change, or rolls it back. */
  void transaction(Connection connection, Change change) throws SQLException {
    boolean committing = random.nextInt(3) > 0;
    connection.setAutoCommit(false);
    Map<Integer, Integer> writings = change.run(connection);
    if (committing) {
      decide(writings, connection::commit);
    } else {
      connection.rollback();
    }
    connection.setAutoCommit(true);
  }

  Map<Integer, Integer> batch(Connection connection) throws SQLException {
    Map<Integer, Integer> writings = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(UPDATE + " where id = ?")) {
      for (int id : some(true)) {
        Version version = rows.next(id);
        version.bind(statement, 1);
        statement.setInt(7, id);
        statement.addBatch();
        writings.put(id, version.number());
      }
      if (!writings.isEmpty()) {
        for (int count : statement.executeBatch()) {
          if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
            throw new WrongValue("a batch of " + writings.keySet() + " told " + count);
          }
        }
      }
    }
    return writings;
  }

  /** Inserts and updates, and finds what it did. */
  Map<Integer, Integer> several(Connection connection) throws SQLException {
    Map<Integer, Integer> writings = new HashMap<>();
    for (int id : some(false)) {
      boolean there = rows.isThere(id);
      if (there || rows.isAbsent(id)) {
        Version version = rows.next(id);
        String sql = there ? UPDATE + " where id = ?" : INSERT;
        require(1, run(connection, sql, version, id), "a step", id);
        writings.put(id, version.number());
        try (PreparedStatement statement = connection.prepareStatement(READ + "email = ?")) {
          statement.setString(1, version.email());
          try (ResultSet result = statement.executeQuery()) {
            if (!result.next() || !Version.of(result).equals(version)) {
              throw new WrongValue(version + " is not found by who wrote it");
            }
          }
        }
      }
    }
    return writings;
  }

  /** Returns some rows in order, so that no two transactions lock them the other way round. */
  private List<Integer> some(boolean there) {
    List<Integer> ids = new ArrayList<>();
    for (int id : rows.ids()) {
      if (random.nextInt(4) == 0 && (!there || rows.isThere(id))) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** Waits for a row that others hold, for a second or until it is cancelled. */
  void contended(Connection connection) throws SQLException {
    int id = Holder.FIRST + random.nextInt(Holder.ROWS);
    Version version = new Version(id, 1 + random.nextInt(1_000_000));
    try (PreparedStatement statement = connection.prepareStatement(UPDATE + " where id = ?")) {
      version.bind(statement, 1);
      statement.setInt(7, id);
      boolean cancel = random.nextBoolean();
      if (!cancel) {
        statement.setQueryTimeout(1);
      }
      Future<?> cancelled = cancelling.after(statement, random.nextInt(300), cancel);
      try {
        require(1, statement.executeUpdate(), "contended update", id);
      } finally {
        cancelled.cancel(false);
      }
    }
  }
}
