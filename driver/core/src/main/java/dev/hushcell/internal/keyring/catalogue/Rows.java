package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs one statement, and reads the rows of one query. */
public final class Rows {
  private Rows() {}

  @FunctionalInterface
  public interface Row<R> {
    R read(ResultSet row) throws SQLException;
  }

  public static <R> List<R> of(
      Connection connection, String sql, Row<R> reader, String... parameters) throws SQLException {
    return ofValues(connection, sql, reader, (Object[]) parameters);
  }

  /** Does so for a query whose parameters are not all texts. */
  public static <R> List<R> ofValues(
      Connection connection, String sql, Row<R> reader, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      List<R> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    }
  }

  /**
   * Does so for a query about a table, which has a parameter for the schema and one for the name,
   * in this order, as often as it needs them, and others behind.
   */
  public static <R> List<R> ofTable(
      Connection connection, String sql, Row<R> reader, TableName table, String... others)
      throws SQLException {
    long times = (sql.chars().filter(c -> c == '?').count() - others.length) / 2;
    Stream<String> names =
        Stream.generate(() -> Stream.of(table.schema(), table.table()))
            .limit(times)
            .flatMap(each -> each);
    String[] parameters = Stream.concat(names, Stream.of(others)).toArray(String[]::new);
    return of(connection, sql, reader, parameters);
  }

  /** Returns what the reader makes of the first row; empty where there is none. */
  public static <R> Optional<R> first(
      Connection connection, String sql, Row<R> reader, String... parameters) throws SQLException {
    return of(connection, sql, reader, parameters).stream().findFirst();
  }

  /** Returns the same of a query about a table; see {@link #ofTable}. */
  public static <R> Optional<R> first(
      Connection connection, String sql, Row<R> reader, TableName table, String... others)
      throws SQLException {
    return ofTable(connection, sql, reader, table, others).stream().findFirst();
  }

  /** Returns the text that stands first in the first row. */
  public static Optional<String> firstText(Connection connection, String sql, String... parameters)
      throws SQLException {
    return first(connection, sql, row -> row.getString(1), parameters);
  }

  /** Tells whether there is a row. */
  public static boolean hasSome(Connection connection, String sql, String... parameters)
      throws SQLException {
    return first(connection, sql, row -> 1, parameters).isPresent();
  }

  /** Tells whether a row begins with TRUE. */
  public static boolean isTrue(Connection connection, String sql, String... parameters)
      throws SQLException {
    return of(connection, sql, row -> row.getBoolean(1), parameters).contains(true);
  }

  /** Returns the texts that stand first in the rows; null for NULL. */
  public static List<String> texts(Connection connection, String sql, String... parameters)
      throws SQLException {
    return of(connection, sql, row -> row.getString(1), parameters);
  }

  /** Returns the same of a query about a table; see {@link #ofTable}. */
  public static List<String> texts(
      Connection connection, String sql, TableName table, String... others) throws SQLException {
    return ofTable(connection, sql, row -> row.getString(1), table, others);
  }

  /** Runs a statement that changes rows, and returns how many. */
  public static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      return statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  /** Runs a statement without rows. */
  public static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Returns the table whose schema and name a row begins with. */
  public static TableName table(ResultSet row) throws SQLException {
    return table(row, 1);
  }

  private static TableName table(ResultSet row, int first) throws SQLException {
    return new TableName(row.getString(first), row.getString(first + 1));
  }

  /** Returns the column whose schema, table and name stand in three places of a row. */
  public static ColumnName column(ResultSet row, int first) throws SQLException {
    return new ColumnName(table(row, first), row.getString(first + 2));
  }

  /** Returns a query that has {@code %s} where parameters are to be, with so many of them. */
  public static String withParameters(String sql, int count) {
    return sql.formatted(String.join(", ", Collections.nCopies(count, "?")));
  }
}
