package dev.hushcell.testing.script;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** One of the two databases, with one session on it. */
public final class Side implements AutoCloseable {
  private final Connection connection;
  private final boolean thorough;
  private final boolean typed;
  private final Consumer<SQLException> failures;
  private final Map<String, Savepoint> savepoints = new HashMap<>();

  /** Reads what it finds by every getter there is. */
  public Side(Connection connection) {
    this(connection, true);
  }

  /**
   * Puts a connection under scripts.
   *
   * @param thorough whether what is found is read by every getter there is
   */
  public Side(Connection connection, boolean thorough) {
    this(connection, thorough, true);
  }

  /**
   * Puts a connection under scripts.
   *
   * @param thorough whether what is found is read by every getter there is
   * @param typed whether the driver tells columns by their types; else it tells them by what is in
   *     the row at hand, and they are read as text only
   */
  public Side(Connection connection, boolean thorough, boolean typed) {
    this(connection, thorough, typed, failure -> {});
  }

  /**
   * Puts a connection under scripts.
   *
   * @param thorough whether what is found is read by every getter there is
   * @param failures hears of each failure
   */
  public Side(Connection connection, boolean thorough, Consumer<SQLException> failures) {
    this(connection, thorough, true, failures);
  }

  private Side(
      Connection connection, boolean thorough, boolean typed, Consumer<SQLException> failures) {
    this.connection = connection;
    this.thorough = thorough;
    this.typed = typed;
    this.failures = failures;
  }

  /** Runs a step and says what it did. */
  public Outcome run(Step step) {
    try {
      if (step.isCommand()) {
        return Outcome.of(command(step.text().substring(1).split("\\s+", 2)));
      }
      return Outcome.of(step.prepared() ? prepared(step) : plain(step));
    } catch (SQLException e) {
      failures.accept(e);
      return Outcome.of(e);
    }
  }

  /** Runs a step that the other side refused, so that it leaves no trace; data definition not. */
  public Outcome runAndUndo(Step step) throws SQLException {
    if (step.isDefinition()) {
      return Outcome.of("cannot be undone");
    }
    boolean auto = connection.getAutoCommit();
    connection.setAutoCommit(false);
    Savepoint before = connection.setSavepoint();
    try {
      return run(step);
    } finally {
      connection.rollback(before);
      if (auto) {
        connection.commit();
        connection.setAutoCommit(true);
      }
    }
  }

  /** Columns, keys and constraints of a table. */
  public String describe(String table) throws SQLException {
    return Describing.table(connection.getMetaData(), table)
        + Describing.structure(connection.getMetaData(), table);
  }

  private String command(String[] words) throws SQLException {
    String argument = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "begin" -> connection.setAutoCommit(false);
      case "commit" -> connection.commit();
      case "rollback" -> connection.rollback();
      case "end" -> connection.setAutoCommit(true);
      case "savepoint" -> savepoints.put(argument, connection.setSavepoint(argument));
      case "rollback-to" -> connection.rollback(savepoints.get(argument));
      case "release" -> connection.releaseSavepoint(savepoints.remove(argument));
      case "schema" -> connection.setSchema(argument);
      case "columns" -> {
        return Describing.table(connection.getMetaData(), stored(argument));
      }
      case "structure" -> {
        return Describing.structure(connection.getMetaData(), stored(argument));
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
    return "done";
  }

  private String stored(String table) throws SQLException {
    boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
    return upper ? table.toUpperCase(Locale.ROOT) : table;
  }

  private String plain(Step step) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (step.batch()) {
        for (String each : step.text().split(";\\s*", -1)) {
          statement.addBatch(each);
        }
        return Arrays.toString(statement.executeBatch());
      }
      boolean rows;
      if (step.keys().isEmpty()) {
        rows = statement.execute(step.text());
      } else if (step.keys().equals(List.of("*"))) {
        rows = statement.execute(step.text(), Statement.RETURN_GENERATED_KEYS);
      } else {
        rows = statement.execute(step.text(), step.keys().toArray(String[]::new));
      }
      return result(statement, rows, step);
    }
  }

  private String prepared(Step step) throws SQLException {
    try (PreparedStatement statement = prepare(step)) {
      StringBuilder text = new StringBuilder(Describing.parameters(statement));
      if (step.batch()) {
        for (List<Object> row : step.rows()) {
          Binding.bind(statement, row);
          statement.addBatch();
        }
        text.append(Arrays.toString(statement.executeBatch()));
        return text + keys(statement, step);
      }
      for (List<Object> row : step.rows()) {
        statement.clearParameters();
        Binding.bind(statement, row);
        text.append(result(statement, statement.execute(), step)).append('\n');
      }
      return text.toString();
    }
  }

  private PreparedStatement prepare(Step step) throws SQLException {
    if (step.keys().isEmpty()) {
      return connection.prepareStatement(step.text());
    }
    if (step.keys().equals(List.of("*"))) {
      return connection.prepareStatement(step.text(), Statement.RETURN_GENERATED_KEYS);
    }
    return connection.prepareStatement(step.text(), step.keys().toArray(String[]::new));
  }

  private String result(Statement statement, boolean rows, Step step) throws SQLException {
    List<String> parts = new ArrayList<>();
    boolean more = rows;
    while (more || statement.getUpdateCount() != -1) {
      if (more) {
        try (ResultSet result = statement.getResultSet()) {
          parts.add(columns(result));
          parts.add(rows(result, step.ordered()));
        }
      } else {
        parts.add("updated " + statement.getUpdateCount() + keys(statement, step));
      }
      more = statement.getMoreResults();
    }
    return String.join("\n", parts);
  }

  private String columns(ResultSet rows) throws SQLException {
    return typed
        ? Describing.columns(rows.getMetaData(), thorough)
        : Describing.labels(rows.getMetaData());
  }

  private String rows(ResultSet rows, boolean ordered) throws SQLException {
    return typed ? Reading.rows(rows, ordered, thorough) : Reading.texts(rows, ordered);
  }

  private String keys(Statement statement, Step step) throws SQLException {
    if (step.keys().isEmpty()) {
      return "";
    }
    try (ResultSet keys = statement.getGeneratedKeys()) {
      return " keys\n" + columns(keys) + rows(keys, true);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
