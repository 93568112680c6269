package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.plan.Finding;
import dev.hushcell.internal.plan.Finding.Asked;
import dev.hushcell.internal.value.KeyLists;
import dev.hushcell.internal.value.KeyLists.Keys;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a statement by queries of which conditions are evaluated here, for one
 * execution, and locks them. May be cancelled by another thread.
 */
final class RowFinder {
  private static final int MOST_ATTEMPTS = 20;

  private final SessionConnection connection;
  private final Planned planned;
  private final Finding finding;
  private final Map<Integer, RepeatedSetter> setters;
  private final QueryTimeout timeout;
  private volatile @Nullable BoundStatement running;

  /**
   * Prepares to find rows.
   *
   * @param planned the statement
   * @param setters what the application set
   */
  RowFinder(
      SessionConnection connection,
      Planned planned,
      Finding finding,
      Map<Integer, RepeatedSetter> setters,
      QueryTimeout timeout) {
    this.connection = connection;
    this.planned = planned;
    this.finding = finding;
    this.setters = setters;
    this.timeout = timeout;
  }

  /** What a query delivered, and how many rows it read for that. */
  private record Read(Keys keys, int rows) {}

  /**
   * Returns the keys of the rows of which the conditions are true.
   *
   * @param locks whether they are locked, where that is not done by finding them
   */
  Keys find(boolean locks) throws SQLException {
    Asked locked = finding.locked();
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Keys found = read(finding.found(), null).keys();
      if (!locks || locked == null || found.values().isEmpty()) {
        return found;
      }
      Read kept = read(locked, found);
      if (kept.rows() == found.values().size() || !finding.repeats()) {
        return kept.keys();
      } // else a row was deleted, or has another key by now
    }
    throw SqlErrors.of(
        JdbcFault.FOUND_AGAIN,
        "the rows that the statement is about were deleted, or got other keys, faster than they"
            + " could be locked; run it again");
  }

  private Read read(Asked query, @Nullable Keys among) throws SQLException {
    Planned own =
        new Planned(
            query.plan().sql(),
            query.plan(),
            planned.escapes(),
            planned.epoch(),
            planned.circumstances());
    timeout.requireTime();
    try (BoundStatement statement = connection.prepared(own)) {
      running = statement;
      statement.setQueryTimeout(timeout.secondsLeft());
      for (int i = 0; i < query.parameters(); i++) {
        setter(query.first() + i).set(statement, i + 1);
      }
      if (among != null) {
        int last = query.parameters() + 1;
        lists().bind(connection.delegate(), statement, last, among);
      }
      try (ResultSet rows = Objects.requireNonNull(statement.executeQuery())) {
        Read read = read(rows);
        timeout.requireTime(); // it may have been cancelled between two queries
        return read;
      }
    } finally {
      running = null;
    }
  }

  private KeyLists lists() {
    return connection.session().driver().keyLists();
  }

  private RepeatedSetter setter(int parameter) throws SQLException {
    RepeatedSetter setter = setters.get(parameter);
    if (setter == null) {
      throw SqlErrors.of(
          JdbcFault.PARAMETER_UNSET,
          "parameter " + parameter + " is not set; set it before the statement is run");
    }
    return setter;
  }

  /** Reads the keys, which are the last column. */
  private Read read(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    int last = columns.getColumnCount();
    String type = columns.getColumnTypeName(last);
    if (!lists().takes(columns.getColumnType(last), type)) {
      throw inexact();
    }
    List<Object> keys = new ArrayList<>();
    while (rows.next()) {
      Object key = rows.getObject(last);
      if (key == null || !lists().takes(key)) {
        throw inexact();
      }
      keys.add(key);
    }
    return new Read(new Keys(type, keys), ((EvaluatedResultSet) rows).fetched());
  }

  private static SQLException inexact() {
    return SqlErrors.of(
        JdbcFault.FOUND_KEY,
        "the rows of the statement are found in the driver and then changed or locked by their key,"
            + " and that is not one of whole numbers, texts or UUIDs which this database finds"
            + " again exactly; change the rows one by one");
  }

  /** Cancels the query that runs; tells whether one did. */
  boolean cancel() throws SQLException {
    BoundStatement statement = running;
    if (statement == null) {
      return false;
    }
    statement.cancel();
    return true;
  }
}
