package dev.hushcell.testing.sessions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection. It keeps what it prepares, and runs it again when the same text comes. */
final class Client implements AutoCloseable {
  private static final Pattern CODE = Pattern.compile("\\[(HC-\\d{4})\\]");

  /** Opens a connection with the limits of a run. */
  @FunctionalInterface
  interface Door {
    Connection open() throws SQLException;
  }

  private final Door door;
  private final Side side;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final List<Turn> collected = new ArrayList<>();
  private Statement batch;
  private Connection connection;

  Client(Door door, Side side) throws SQLException {
    this.door = door;
    this.side = side;
    this.connection = door.open();
  }

  /** Does it, and tells what came of it in words that both sides share. */
  Said take(Turn turn) {
    try {
      return done(turn).in(side::read);
    } catch (SQLException e) {
      String message = String.valueOf(e.getMessage());
      String state = e.getSQLState() == null ? "-" : e.getSQLState();
      return new Said("", List.of(), List.of(), state, code(message), message);
    }
  }

  private static Optional<String> code(String message) {
    Matcher matcher = CODE.matcher(message);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private Said done(Turn turn) throws SQLException {
    switch (turn.act()) {
      case RUN -> {
        if (turn.isCollected()) {
          collect(turn);
          return Said.nothing();
        }
        return run(side.write(turn.text()), turn.values().stream().map(side::write).toList());
      }
      case COMMIT -> connection.commit();
      case ROLLBACK -> connection.rollback();
      case AUTOCOMMIT_OFF -> connection.setAutoCommit(false);
      case AUTOCOMMIT_ON -> connection.setAutoCommit(true);
      case READ_COMMITTED ->
          connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      case REPEATABLE_READ ->
          connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      case SERIALIZABLE -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      case RECONNECT -> {
        close();
        connection = door.open();
      }
      case BATCH -> {
        return ran();
      }
      case LEASE -> {}
    }
    return Said.nothing();
  }

  private void collect(Turn turn) throws SQLException {
    if (batch == null) {
      batch = connection.createStatement();
    }
    batch.addBatch(side.write(turn.text().substring(Turn.COLLECTED.length())));
    collected.add(turn);
  }

  private Said ran() throws SQLException {
    Statement all = batch;
    forget();
    int[] counts = all == null ? new int[0] : all.executeBatch();
    return new Said(Arrays.toString(counts), List.of(), List.of(), "", Optional.empty(), "");
  }

  /** Returns what the next batch runs. */
  List<Turn> collected() {
    return List.copyOf(collected);
  }

  /** Begins a new batch. */
  void forget() {
    collected.clear();
    batch = null;
  }

  private Said run(String sql, List<String> values) throws SQLException {
    if (values.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        return said(statement, statement.execute(sql));
      }
    }
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.size(); i++) {
      statement.setString(i + 1, values.get(i));
    }
    return said(statement, statement.execute());
  }

  private static Said said(Statement statement, boolean query) throws SQLException {
    List<String> rows = new ArrayList<>();
    String answer;
    if (query) {
      try (ResultSet found = statement.getResultSet()) {
        answer = read(found, rows);
      }
    } else {
      answer = statement.getUpdateCount() + " changed";
    }
    Collections.sort(rows);
    return new Said(answer, rows, warnings(statement), "", Optional.empty(), "");
  }

  private static String read(ResultSet found, List<String> rows) throws SQLException {
    int columns = found.getMetaData().getColumnCount();
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      labels.add(found.getMetaData().getColumnLabel(i));
    }
    while (found.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(String.valueOf(found.getString(i)));
      }
      rows.add(String.join("|", row));
    }
    return labels.toString();
  }

  private static List<String> warnings(Statement statement) throws SQLException {
    List<String> states = new ArrayList<>();
    for (SQLWarning each = statement.getWarnings(); each != null; each = each.getNextWarning()) {
      states.add(String.valueOf(each.getSQLState()));
    }
    return states;
  }

  @Override
  public void close() throws SQLException {
    prepared.clear();
    forget();
    connection.close();
  }
}
