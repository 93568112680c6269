package dev.hushcell.internal.discovery;

import dev.hushcell.internal.discovery.DatabaseScan.Deadline;
import dev.hushcell.policy.TableName;
import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads some rows of a table and counts; no value outlives the look at it. */
record Sample(Connection connection, Quoting quoting, Deadline deadline, int rows) {
  private static final int FETCH = 100;

  /** What is longer is no address, number or password, and is not counted. */
  private static final int LONGEST = 512;

  void read(FoundTable table, Map<FoundTable.Column, Tally> tallies) throws SQLException {
    List<FoundTable.Column> columns =
        tallies.keySet().stream().filter(FoundTable.Column::isRead).toList();
    if (columns.isEmpty() || rows == 0 || deadline.isOver()) {
      return;
    }
    String names =
        columns.stream()
            .map(column -> quoting.name(column.name().column()))
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(rows);
      statement.setFetchSize(Math.min(rows, FETCH));
      statement.setQueryTimeout(deadline.seconds());
      try (ResultSet found =
          statement.executeQuery("SELECT " + names + " FROM " + quoting.table(table))) {
        while (found.next() && !deadline.isOver()) {
          row(found, columns, tallies);
        }
      }
    }
  }

  /** Returns how many values columns have; none where they cannot be counted in the time. */
  List<Long> counts(FoundTable table, List<FoundTable.Column> columns) {
    if (columns.isEmpty() || deadline.isOver()) {
      return List.of();
    }
    String counts =
        columns.stream()
            .map(column -> "COUNT(" + quoting.name(column.name().column()) + ")")
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(deadline.seconds());
      try (ResultSet row =
          statement.executeQuery("SELECT " + counts + " FROM " + quoting.table(table))) {
        List<Long> found = new ArrayList<>();
        row.next();
        for (int i = 1; i <= columns.size(); i++) {
          found.add(row.getLong(i));
        }
        return found;
      }
    } catch (SQLException tooMany) {
      return List.of();
    }
  }

  private static void row(
      ResultSet row, List<FoundTable.Column> columns, Map<FoundTable.Column, Tally> tallies)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      Tally tally = tallies.get(columns.get(i));
      Optional<String> value =
          columns.get(i).isText()
              ? bounded(row.getCharacterStream(i + 1))
              : Optional.ofNullable(row.getString(i + 1));
      if (tally != null) {
        value.ifPresent(tally::add);
      }
    }
  }

  /** Returns a text that is not too long; reads no more of one that is. */
  private static Optional<String> bounded(@Nullable Reader stream) throws SQLException {
    if (stream == null) {
      return Optional.empty();
    }
    char[] buffer = new char[LONGEST + 1];
    try (Reader reader = stream) {
      int length = 0;
      int read = reader.read(buffer, 0, buffer.length);
      while (read > 0) {
        length += read;
        read = reader.read(buffer, length, buffer.length - length);
      }
      return length > LONGEST ? Optional.empty() : Optional.of(new String(buffer, 0, length));
    } catch (IOException e) {
      throw new SQLException("a text could not be read");
    } finally {
      Arrays.fill(buffer, '\0');
    }
  }

  static Map<FoundTable.Column, Tally> tallies(FoundTable table) {
    Map<FoundTable.Column, Tally> tallies = new LinkedHashMap<>();
    new ArrayList<>(table.columns()).forEach(column -> tallies.put(column, new Tally()));
    return tallies;
  }

  /**
   * How a database quotes names.
   *
   * @param quote the quote; empty where there is none
   */
  record Quoting(String quote) {
    static Quoting of(DatabaseMetaData metaData) throws SQLException {
      String quote = metaData.getIdentifierQuoteString();
      return new Quoting(quote == null ? "" : quote.strip());
    }

    String name(String name) {
      return quote + (quote.isEmpty() ? name : name.replace(quote, quote + quote)) + quote;
    }

    String table(FoundTable table) {
      TableName name = table.name();
      String schema = name.schema().isEmpty() ? "" : name(name.schema()) + ".";
      return schema + name(name.table());
    }
  }
}
