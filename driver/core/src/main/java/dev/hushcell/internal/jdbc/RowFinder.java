package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.cell.Cell;
import dev.hushcell.internal.cell.StoredCell;
import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.plan.Finding;
import dev.hushcell.internal.plan.Finding.Asked;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.value.KeyLists;
import dev.hushcell.internal.value.KeyLists.Keys;
import dev.hushcell.internal.value.Plaintext;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
  private final RepeatedSetters setters;
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
      RepeatedSetters setters,
      QueryTimeout timeout) {
    this.connection = connection;
    this.planned = planned;
    this.finding = finding;
    this.setters = setters;
    this.timeout = timeout;
  }

  /**
   * The rows that were found.
   *
   * @param values for each of them what is assigned to it
   */
  record Found(Keys keys, List<List<@Nullable Object>> values) {
    Found {
      values = List.copyOf(values);
    }

    /** Returns the statement with what is assigned to the rows written out. */
    Planned in(Planned planned, Session session) throws SQLException {
      if (values.isEmpty()) {
        return planned;
      }
      Touching plan = (Touching) planned.plan();
      Finding finding = Objects.requireNonNull(plan.finding());
      KeyLists lists = session.driver().keyLists();
      List<List<String>> written = new ArrayList<>();
      for (List<Object> key : keys.rows()) {
        written.add(
            SqlErrors.guard(
                () ->
                    key.stream()
                        .map(each -> lists.literal(each, session.texts()::quoted))
                        .toList()));
      }
      Touching computed =
          Rendering.withValues(
              plan,
              finding,
              written,
              each -> cells(each, finding.computed().indexOf(each), session));
      if (Rendering.withParameters(computed).length() > lists.longestText()) {
        throw AssignedValues.tooMany(
            finding.computed(), "more rows than the text of one statement holds here");
      }
      return planned.with(computed);
    }

    private List<String> cells(Finding.Computed assigned, int number, Session session)
        throws SQLException {
      List<String> cells = new ArrayList<>();
      for (List<@Nullable Object> row : values) {
        Plaintext value = Plaintext.of(row.get(number));
        Cell cell = session.cells().seal(assigned.to(), Use.ASSIGNED, value);
        cells.add(((StoredCell) cell).literal(session.parts().types()));
      }
      return cells;
    }

    /** Leaves the values out. */
    @Override
    public String toString() {
      return "Found[" + keys + "]";
    }
  }

  /** What a query delivered, and how many rows it read for that. */
  private record Read(Found found, int rows) {}

  /**
   * Returns the keys of the rows of which the conditions are true.
   *
   * @param locks whether they are locked, where that is not done by finding them
   */
  Found find(boolean locks) throws SQLException {
    Asked locked = finding.locked();
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Found found = read(finding.found(), null, locked == null).found();
      Keys keys = found.keys();
      if (!locks || locked == null || keys.rows().isEmpty()) {
        return found;
      }
      Read kept = read(locked, keys, true);
      if (kept.rows() == keys.rows().size() || !finding.repeats()) {
        return kept.found();
      } // else a row was deleted, or has another key by now
    }
    throw SqlErrors.of(
        JdbcFault.FOUND_AGAIN,
        "the rows that the statement is about were deleted, or got other keys, faster than they"
            + " could be locked; run it again");
  }

  private Read read(Asked query, @Nullable Keys among, boolean last) throws SQLException {
    Planned own =
        new Planned(
            query.plan().sql(),
            query.plan(),
            planned.escapes(),
            planned.epoch(),
            planned.circumstances());
    timeout.requireTime();
    try (BoundStatement statement = connection.preparation().finding(own)) {
      running = statement;
      statement.setQueryTimeout(timeout.secondsLeft());
      for (int i = 0; i < query.parameters().size(); i++) {
        setters.of(query.parameters().get(i)).set(statement, i + 1);
      }
      if (among != null) {
        int behind = query.parameters().size() + 1;
        lists().bind(connection.delegate(), statement, behind, among);
      }
      try (ResultSet rows = Objects.requireNonNull(statement.executeQuery())) {
        Read read = read(rows, last ? finding.computed() : List.of());
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

  /** Reads the keys, which are the last columns, and what is computed, which stands before it. */
  private Read read(ResultSet rows, List<Finding.Computed> computed) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    int first = columns.getColumnCount() - finding.columns() + 1;
    List<String> types = new ArrayList<>();
    for (int i = first; i <= columns.getColumnCount(); i++) {
      int type = columns.getColumnType(i);
      String name = columns.getColumnTypeName(i);
      boolean text = finding.texts().get(i - first) && lists().isText(type, name);
      if (!text && !lists().takes(type, name)) {
        throw inexact();
      }
      types.add(name);
    }
    Set<List<Object>> keys = new LinkedHashSet<>();
    List<List<@Nullable Object>> values = new ArrayList<>();
    AssignedValues assigned = new AssignedValues(rows, columns, computed);
    while (rows.next()) {
      List<Object> key = key(rows, first);
      if (key.isEmpty()) {
        continue; // it equals nothing
      }
      keys.add(key);
      if (!computed.isEmpty()) {
        values.add(assigned.next());
      }
    }
    int read = rows instanceof EvaluatedResultSet evaluated ? evaluated.fetched() : keys.size();
    return new Read(new Found(new Keys(types, List.copyOf(keys)), values), read);
  }

  /** Returns the key of a row; none where it may be NULL and is. */
  private List<Object> key(ResultSet rows, int first) throws SQLException {
    List<Object> key = new ArrayList<>();
    for (int i = first; i < first + finding.columns(); i++) {
      Object value = rows.getObject(i);
      if (value == null && finding.others()) {
        return List.of();
      }
      boolean text = value instanceof String;
      if (value == null || !lists().takes(value) || (text && !finding.texts().get(i - first))) {
        throw inexact();
      }
      key.add(value);
    }
    return key;
  }

  private SQLException inexact() {
    if (finding.others()) {
      return SqlErrors.of(
          JdbcFault.FOUND_KEY,
          "a query within the statement is evaluated in the driver, which then asks for the rows that"
              + " its values name, and these are not whole numbers, UUIDs, or texts which this"
              + " database finds again exactly; run that query first, and write its values into the"
              + " statement");
    }
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
