package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table in the order of a key, page by page.
 *
 * @param first writes the end of an ordered query that gives so many rows at most
 * @param columns what is read of each row
 */
record KeyedRows(
    Quotes names,
    IntFunction<String> first,
    TableName table,
    List<String> key,
    List<Column> columns) {
  KeyedRows {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
  }

  /** A column and how it is read. */
  record Column(String name, Side side) {
    Column read(Side.Reading otherwise) {
      return new Column(name, side.read(otherwise));
    }
  }

  /**
   * What was read of a row.
   *
   * @param key its key, as the driver gives it
   */
  record Row(List<Object> key, List<@Nullable Object> values) {
    String shownKey() {
      return key.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
  }

  /**
   * Reads the next page.
   *
   * @param after the last row before it; empty for the first page
   * @param condition what else holds for the rows, as SQL; empty for all
   * @param lock the end of the query
   */
  List<Row> page(
      Connection connection, Optional<Row> after, String condition, String lock, int most)
      throws SQLException {
    return page(connection, after, Optional.empty(), condition, lock, most);
  }

  /**
   * Reads the next page of a range.
   *
   * @param upTo the last row of the range; empty where it ends with the table
   */
  List<Row> page(
      Connection connection,
      Optional<Row> after,
      Optional<Row> upTo,
      String condition,
      String lock,
      int most)
      throws SQLException {
    String where = where(after.isPresent(), upTo.isPresent(), condition);
    String sql =
        "SELECT %1$s%2$s FROM %3$s%4$s ORDER BY %1$s%5$s"
            .formatted(list(key), read(), names.of(table), where, first.apply(most) + lock);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(most);
      int parameter = 1;
      if (after.isPresent()) {
        parameter = bindBound(statement, parameter, after.get());
      }
      if (upTo.isPresent()) {
        int unused = bindBound(statement, parameter, upTo.get());
      }
      return rows(statement);
    }
  }

  /**
   * Returns the key so many rows behind another one; empty when there are not so many.
   *
   * @param after the last row before; empty for the beginning
   */
  Optional<Row> keyBehind(Connection connection, Optional<Row> after, String condition, long rows)
      throws SQLException {
    String where = where(after.isPresent(), false, condition);
    String sql =
        "SELECT %1$s FROM %2$s%3$s ORDER BY %1$s LIMIT 1 OFFSET %4$s"
            .formatted(list(key), names.of(table), where, rows - 1);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (after.isPresent()) {
        int unused = bindBound(statement, 1, after.get());
      }
      return with(List.of()).rows(statement).stream().findFirst();
    }
  }

  static Optional<Row> last(List<Row> page) {
    return page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1));
  }

  /** Reads one row again. */
  Optional<Row> row(Connection connection, Row row, String lock) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select(isKey()) + lock)) {
      bindKey(statement, 1, row);
      return rows(statement).stream().findFirst();
    }
  }

  /** Reads rows again, as far as they are there, with one query where their key is one column. */
  List<Row> again(Connection connection, List<Row> rows) throws SQLException {
    List<Row> found = new ArrayList<>();
    if (key.size() > 1 || rows.isEmpty()) {
      for (Row row : rows) {
        row(connection, row, "").ifPresent(found::add);
      }
      return found;
    }
    String any = String.join(", ", Collections.nCopies(rows.size(), "?"));
    String sql = select(names.of(key.get(0)) + " IN (" + any + ")");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < rows.size(); i++) {
        bindKey(statement, i + 1, rows.get(i));
      }
      return rows(statement);
    }
  }

  private String read() {
    return columns.stream()
        .flatMap(each -> Stream.concat(Stream.of(each.name()), each.side().beside().stream()))
        .map(each -> ", " + names.of(each))
        .collect(Collectors.joining());
  }

  private String select(String condition) {
    return "SELECT " + list(key) + read() + " FROM " + names.of(table) + " WHERE " + condition;
  }

  long count(Connection connection, String condition) throws SQLException {
    String sql = "SELECT COUNT(*) FROM " + names.of(table) + where(false, false, condition);
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  boolean matches(Connection connection, Row row, String condition) throws SQLException {
    String sql = "SELECT 1 FROM " + names.of(table) + " WHERE " + isKey() + " AND " + condition;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bindKey(statement, 1, row);
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    }
  }

  KeyedRows with(List<Column> others) {
    return new KeyedRows(names, first, table, key, others);
  }

  String isKey() {
    return key.stream().map(each -> names.of(each) + " = ?").collect(Collectors.joining(" AND "));
  }

  void bindKey(PreparedStatement statement, int first, Row row) throws SQLException {
    for (int i = 0; i < key.size(); i++) {
      statement.setObject(first + i, row.key().get(i));
    }
  }

  private String list(List<String> columns) {
    return columns.stream().map(names::of).collect(Collectors.joining(", "));
  }

  /** The first part of a bound is what an index is looked up by. */
  private String where(boolean after, boolean upTo, String condition) {
    List<String> all = new ArrayList<>();
    if (after) {
      all.add(names.of(key.get(0)) + " >= ? AND (" + isBehind() + ")");
    }
    if (upTo) {
      all.add(names.of(key.get(0)) + " <= ? AND NOT (" + isBehind() + ")");
    }
    if (!condition.isEmpty()) {
      all.add(condition);
    }
    return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
  }

  /** Written out, as not every database looks up a comparison of rows in an index. */
  private String isBehind() {
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      StringBuilder one = new StringBuilder();
      for (int k = 0; k < i; k++) {
        one.append(names.of(key.get(k))).append(" = ? AND ");
      }
      cases.add(one.append(names.of(key.get(i))).append(" > ?").toString());
    }
    return String.join(" OR ", cases);
  }

  private int bindBound(PreparedStatement statement, int first, Row bound) throws SQLException {
    int parameter = first;
    statement.setObject(parameter++, bound.key().get(0));
    for (int i = 0; i < key.size(); i++) {
      for (int k = 0; k <= i; k++) {
        statement.setObject(parameter++, bound.key().get(k));
      }
    }
    return parameter;
  }

  private List<Row> rows(PreparedStatement statement) throws SQLException {
    List<Row> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        List<Object> keys = new ArrayList<>();
        for (int i = 1; i <= key.size(); i++) {
          keys.add(rows.getObject(i));
        }
        List<@Nullable Object> values = new ArrayList<>();
        int place = key.size() + 1;
        for (Column each : columns) {
          values.add(each.side().in(keys).read(rows, place));
          place += 1 + each.side().beside().size();
        }
        found.add(new Row(keys, values));
      }
    }
    return found;
  }
}
