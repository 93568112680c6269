package dev.hushcell.internal.dialect;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.schema.InformationSchema.Source;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Asks a database about itself, over the real connection of a session.
 *
 * @param unreadable what becomes of a failure
 */
public record Inquiry(Connection connection, Function<SQLException, Fault> unreadable) {
  public <T> T ask(SqlCall.With<Connection, T> question) {
    try {
      return question.run(connection);
    } catch (SQLException e) {
      throw unreadable.apply(e);
    }
  }

  /** Returns what the reader makes of each row, in order. */
  public <R> List<R> rows(String sql, Rows.Row<R> reader, String... parameters) {
    return ask(real -> Rows.of(real, sql, reader, parameters));
  }

  /** Returns the texts in the rows of a query about a table; see {@link Rows#ofTable}. */
  public List<String> texts(String sql, TableName table) {
    return ask(real -> Rows.texts(real, sql, table));
  }

  /**
   * Returns keys of a table as the names of their columns, in an order that stays.
   *
   * @param sql selects what identifies a key, and one column of it, in each row
   */
  public List<Set<String>> keys(String sql, TableName table) {
    Map<String, Set<String>> keys = new TreeMap<>();
    ask(
        real ->
            Rows.ofTable(
                real,
                sql,
                row ->
                    keys.computeIfAbsent(row.getString(1), key -> new TreeSet<>())
                        .add(row.getString(2)),
                table));
    return List.copyOf(keys.values());
  }

  /**
   * Returns columns by their names.
   *
   * @param sql whose rows have schema, table and column, with {@code %s} for the names
   */
  public List<ColumnName> columns(String sql, Set<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    return rows(
        Rows.withParameters(sql, names.size()),
        row -> Rows.column(row, 1),
        names.stream().sorted().toArray(String[]::new));
  }

  /** Returns what has a name and a text, which stand in each row; no text is shown for NULL. */
  public List<Source> sources(String sql) {
    return rows(sql, row -> new Source(row.getString(1), row.getString(2)));
  }
}
