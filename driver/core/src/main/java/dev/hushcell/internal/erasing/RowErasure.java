package dev.hushcell.internal.erasing;

import dev.hushcell.internal.erasing.SubjectTable.Assignment;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.model.SubjectRule.Fate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Erases the rows of one person in one table, in transactions of some hundred rows in the order of
 * the key. What is done stays done when it is done again, so nothing is noted of how far it came.
 *
 * @param connection protects what is sent, so that constants become cells
 * @param value who it is
 */
record RowErasure(Connection connection, Quotes names, SubjectTable table, TypedValue value) {
  private static final int BATCH = 500;

  /** Returns how many rows the person has; refuses what could not be erased. */
  long count() throws SQLException {
    if (table.fate() != Fate.KEPT) {
      connection.prepareStatement(change(table.condition(names))).close(); // planned, not run
    }
    return count(table.condition(names));
  }

  /** Erases them, and returns how many there were. */
  long erase() throws SQLException {
    if (table.fate() == Fate.KEPT) {
      return count();
    }
    connection.setAutoCommit(false);
    long rows = table.key().isEmpty() ? all() : batches();
    requireNone();
    connection.commit();
    return rows;
  }

  /** Without a key, rows cannot be told apart: one transaction has to do. */
  private long all() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(change(table.condition(names)))) {
      value.bind(statement, bindConstants(statement));
      return statement.executeUpdate();
    }
  }

  /**
   * No more rows than there are now: a trigger may add one for each that goes, for ever. Where some
   * were not met, somebody else removed them or their keys are not found again, such as NULL.
   */
  private long batches() throws SQLException {
    long most = count();
    long rows = 0;
    List<List<Object>> batch = next(List.of());
    while (!batch.isEmpty() && rows < most) {
      rows += change(batch);
      connection.commit();
      batch = next(batch.get(batch.size() - 1));
    }
    return rows < most ? rows + all() : rows;
  }

  /** Returns the keys of the rows behind one; empty for the first. */
  private List<List<Object>> next(List<Object> after) throws SQLException {
    String keys = table.key().stream().map(names::of).collect(Collectors.joining(", "));
    String behind = after.isEmpty() ? "" : " AND (" + isBehind() + ")";
    String sql =
        "SELECT %1$s FROM %2$s WHERE %3$s%4$s ORDER BY %1$s"
            .formatted(keys, names.of(table.name()), table.condition(names), behind);
    List<List<Object>> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setMaxRows(BATCH);
      value.bind(statement, 1);
      bindBehind(statement, after);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          List<Object> key = new ArrayList<>();
          for (int i = 1; i <= table.key().size(); i++) {
            key.add(rows.getObject(i));
          }
          found.add(key);
        }
      }
    }
    return found;
  }

  /** Written out, as not every database compares rows. */
  private String isBehind() {
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < table.key().size(); i++) {
      StringBuilder one = new StringBuilder();
      for (int k = 0; k < i; k++) {
        one.append(names.of(table.key().get(k))).append(" = ? AND ");
      }
      cases.add(one.append(names.of(table.key().get(i))).append(" > ?").toString());
    }
    return String.join(" OR ", cases);
  }

  private static void bindBehind(PreparedStatement statement, List<Object> after)
      throws SQLException {
    int parameter = 2;
    for (int i = 0; i < after.size(); i++) {
      for (int k = 0; k <= i; k++) {
        statement.setObject(parameter++, after.get(k));
      }
    }
  }

  /** Rows that are somebody else's by now are left alone. */
  private long change(List<List<Object>> batch) throws SQLException {
    String isKey =
        table.key().stream()
            .map(each -> names.of(each) + " = ?")
            .collect(Collectors.joining(" AND "));
    String sql = change(isKey + " AND " + table.condition(names));
    long rows = 0;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (List<Object> key : batch) {
        int parameter = bindConstants(statement);
        for (Object each : key) {
          statement.setObject(parameter++, each);
        }
        value.bind(statement, parameter);
        statement.addBatch();
      }
      for (int count : statement.executeBatch()) {
        rows += count == Statement.SUCCESS_NO_INFO ? 1 : count;
      }
    }
    return rows;
  }

  private String change(String condition) {
    String name = names.of(table.name());
    if (table.fate() == Fate.DELETED) {
      return "DELETE FROM " + name + " WHERE " + condition;
    }
    List<String> changes = new ArrayList<>();
    table.cleared().forEach(each -> changes.add(names.of(each) + " = NULL"));
    table.set().forEach(each -> changes.add(names.of(each.column()) + " = ?"));
    return "UPDATE " + name + " SET " + String.join(", ", changes) + " WHERE " + condition;
  }

  private int bindConstants(PreparedStatement statement) throws SQLException {
    int parameter = 1;
    if (table.fate() == Fate.CLEARED) {
      for (Assignment each : table.set()) {
        each.value().bind(statement, parameter++);
      }
    }
    return parameter;
  }

  /** A trigger may have put values back, and others may have added rows. */
  private void requireNone() throws SQLException {
    String left =
        table.fate() == Fate.DELETED
            ? table.condition(names)
            : table.cleared().stream()
                .map(each -> names.of(each) + " IS NOT NULL")
                .collect(Collectors.joining(" OR ", "(", ") AND " + table.condition(names)));
    if ((table.fate() == Fate.DELETED || !table.cleared().isEmpty()) && count(left) > 0) {
      throw ErasureFault.STILL_THERE.fault(
          table.name()
              + " has rows of the person again, or still: an application adds some, or a trigger"
              + " puts values back; mend that and run hushcell erase --replay");
    }
  }

  private long count(String condition) throws SQLException {
    String sql = "SELECT COUNT(*) FROM " + names.of(table.name()) + " WHERE " + condition;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      value.bind(statement, 1);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
