package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.explain.Explanation;
import dev.hushcell.explain.ResultColumn;
import dev.hushcell.explain.Value;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs statements, each after it was explained. */
final class SqlRun {
  private final Connection connection;
  private final int limit;
  private final Lines lines;

  /**
   * Builds one.
   *
   * @param limit how many rows of a result are read
   * @param lines where the values of parameters are asked for
   */
  SqlRun(Connection connection, int limit, Lines lines) {
    this.connection = connection;
    this.limit = limit;
    this.lines = lines;
  }

  /** Explains a statement and, unless it would be refused, runs it. */
  SqlOutcome run(String sql) throws IOException {
    Optional<ExplainCommand.Found> found = Optional.empty();
    try {
      Explanation explanation = Hushcell.explain(connection, sql);
      found = Optional.of(ExplainCommand.Found.of("1:1", explanation));
      if (explanation instanceof Explanation.Refused refused) {
        return SqlOutcome.without(
            found.get(),
            Optional.of(
                new Failure.Told(
                    Optional.of(refused.code()), refused.message(), Optional.empty())));
      }
      return run(sql, explanation, found.get());
    } catch (SQLException e) {
      return SqlOutcome.without(
          found.orElseGet(
              () ->
                  new ExplainCommand.Found(
                      "1:1", "refused", Optional.empty(), "", Optional.empty())),
          Optional.of(Failure.of(e).error()));
    }
  }

  private SqlOutcome run(String sql, Explanation explanation, ExplainCommand.Found found)
      throws SQLException, IOException {
    List<Value> parameters =
        explanation instanceof Explanation.Touching touching
            ? touching.values().stream().filter(each -> !each.isLiteral()).toList()
            : List.of();
    if (parameters.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        return outcome(statement, statement.execute(sql), explanation, found);
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Value each : parameters) {
        String prompt = "parameter " + each.parameter() + ", " + each.treatment() + ": ";
        statement.setString(each.parameter(), lines.next(prompt).orElse(null));
      }
      return outcome(statement, statement.execute(), explanation, found);
    }
  }

  private SqlOutcome outcome(
      Statement statement, boolean isResult, Explanation explanation, ExplainCommand.Found found)
      throws SQLException {
    if (!isResult) {
      return SqlOutcome.changed(found, statement.getUpdateCount(), Optional.empty());
    }
    try (ResultSet result = statement.getResultSet()) {
      List<SqlOutcome.Column> columns = columns(result.getMetaData(), explanation);
      List<List<@Nullable String>> rows = new ArrayList<>();
      boolean more = false;
      while (!more && result.next()) {
        more = rows.size() == limit;
        if (!more) {
          rows.add(row(result, columns.size()));
        }
      }
      return new SqlOutcome(
          found.what(), found.text(), found.sent(), columns, rows, more, -1, Optional.empty());
    }
  }

  private static List<SqlOutcome.Column> columns(ResultSetMetaData data, Explanation explanation)
      throws SQLException {
    List<ResultColumn> treated =
        explanation instanceof Explanation.Touching touching ? touching.results() : List.of();
    List<SqlOutcome.Column> columns = new ArrayList<>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      columns.add(
          new SqlOutcome.Column(
              data.getColumnLabel(i),
              i <= treated.size() ? treatment(treated.get(i - 1)) : "plain"));
    }
    return columns;
  }

  private static String treatment(ResultColumn column) {
    if (column.column().isEmpty()) {
      return "plain";
    }
    return column.withheld() ? "withheld" : "opened";
  }

  private static List<@Nullable String> row(ResultSet result, int width) throws SQLException {
    List<@Nullable String> row = new ArrayList<>();
    for (int i = 1; i <= width; i++) {
      row.add(text(result, i));
    }
    return row;
  }

  private static @Nullable String text(ResultSet result, int column) throws SQLException {
    Object value = result.getObject(column);
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value == null ? null : result.getString(column);
  }
}
