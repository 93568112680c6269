package dev.hushcell.testing.scopes;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A connection to one of the databases; what runs there is undone at once. */
public final class Session implements AutoCloseable {
  private final Connection connection;
  private final String schema;
  private final World world;
  private final Tongue tongue;
  private final Optional<Journal> journal;

  /**
   * Takes a connection.
   *
   * @param schema its name, where it differs between databases
   * @param journal what the server writes, where that is of interest
   */
  public Session(
      Connection connection, String schema, World world, Tongue tongue, Optional<Journal> journal)
      throws SQLException {
    this.connection = connection;
    this.schema = schema;
    this.world = world;
    this.tongue = tongue;
    this.journal = journal;
    try (Statement statement = connection.createStatement()) {
      for (String limit : tongue.limits()) {
        statement.execute(limit);
      }
    }
    connection.setAutoCommit(false);
  }

  String schema() {
    return schema;
  }

  /** Tells whether an UPDATE may be of several tables. */
  boolean joinsInUpdate() {
    return tongue.has(Feature.JOIN_IN_CHANGES);
  }

  /**
   * Runs a statement and undoes it.
   *
   * @param change whether the tables are read behind it
   */
  Answer run(Text text, boolean change) throws SQLException, IOException {
    if (journal.isPresent()) {
      journal.get().skip();
    }
    try {
      return answer(text, change);
    } catch (SQLException e) {
      String error = e.getSQLState() + " " + e.getMessage();
      return new Answer("", List.of(), List.of(), Optional.of(error), log());
    } catch (StackOverflowError deep) { // H2, for an expression that reads an outer one of its name
      return new Answer("", List.of(), List.of(), Optional.of("HY000 too deep"), log());
    } finally {
      connection.rollback();
    }
  }

  private String log() throws IOException {
    return journal.isPresent() ? journal.get().read() : "";
  }

  private Answer answer(Text text, boolean change) throws SQLException, IOException {
    if (text.parameters().isEmpty()) {
      try (Statement statement = connection.createStatement();
          Deadline unused = deadline(statement, change)) {
        return answer(statement, statement.execute(text.sql()), change);
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
      for (int i = 0; i < text.parameters().size(); i++) {
        statement.setString(i + 1, text.parameters().get(i));
      }
      try (Deadline unused = deadline(statement, change)) {
        return answer(statement, statement.execute(), change);
      }
    }
  }

  /**
   * Only where the database itself sets no limit, and only of queries: a change that SQLite is told
   * to interrupt undoes its transaction.
   */
  private Deadline deadline(Statement statement, boolean change) {
    return change || !tongue.limits().isEmpty() ? Deadline.NONE : Deadline.of(statement);
  }

  private Answer answer(Statement statement, boolean query, boolean change)
      throws SQLException, IOException {
    List<String> rows = new ArrayList<>();
    String labels;
    int count = 1;
    if (query) {
      try (ResultSet found = statement.getResultSet()) {
        labels = labels(found);
        read(found, List.of(), rows);
      }
    } else {
      count = statement.getUpdateCount();
      labels = count + " changed";
    }
    String log = log();
    List<String> state = change && count > 0 ? state() : List.of();
    Collections.sort(rows);
    return new Answer(labels, rows, state, Optional.empty(), log);
  }

  private static String labels(ResultSet found) throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
      labels.add(found.getMetaData().getColumnLabel(i));
    }
    return labels.toString();
  }

  private static void read(ResultSet found, List<Integer> guarded, List<String> rows)
      throws SQLException {
    int columns = found.getMetaData().getColumnCount();
    while (found.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        String text = String.valueOf(found.getString(i));
        row.add(guarded.contains(i) ? new StringBuilder(text).reverse().toString() : text);
      }
      rows.add(String.join("|", row));
    }
  }

  /** Returns all rows of all tables; what protected columns hold is written backwards. */
  private List<String> state() throws SQLException {
    List<String> state = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (World.Table table : world.bases()) {
        List<Integer> guarded = new ArrayList<>();
        for (int i = 0; i < table.fields().size(); i++) {
          if (table.guarded().contains(table.fields().get(i).name())) {
            guarded.add(i + 1);
          }
        }
        List<String> rows = new ArrayList<>();
        String all = "select * from " + tongue.quoted(table.name());
        try (ResultSet found = statement.executeQuery(all)) {
          read(found, guarded, rows);
        }
        rows.forEach(row -> state.add(table.name() + " " + row));
      }
    }
    Collections.sort(state);
    return state;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
