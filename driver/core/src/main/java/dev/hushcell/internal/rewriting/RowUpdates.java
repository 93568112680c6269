package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.rewriting.KeyedRows.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what was read of rows into columns of the same rows.
 *
 * @param old the rows, and how their values were read
 * @param columns where the values go, in the order in which they were read
 * @param unchanged columns that the database would change by itself
 * @param also what else is set, as SQL; empty for nothing
 */
record RowUpdates(
    KeyedRows old, List<KeyedRows.Column> columns, List<String> unchanged, String also) {
  RowUpdates {
    columns = List.copyOf(columns);
    unchanged = List.copyOf(unchanged);
  }

  void write(Connection connection, List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(update())) {
      for (Row row : rows) {
        for (int i = 0; i < columns.size(); i++) {
          columns.get(i).side().in(row.key()).write(statement, i + 1, row.values().get(i));
        }
        old.bindKey(statement, columns.size() + 1, row);
        statement.addBatch();
      }
      int[] unused = statement.executeBatch();
    }
  }

  /** Returns the keys of rows whose values would be others when they were read again. */
  List<String> notKept(List<Row> rows) {
    return rows.stream().filter(row -> !keeps(row)).map(Row::shownKey).toList();
  }

  private boolean keeps(Row row) {
    try {
      for (int i = 0; i < columns.size(); i++) {
        Object value = row.values().get(i);
        if (!Side.same(value, columns.get(i).side().in(row.key()).kept(value))) {
          return false;
        }
      }
      return true;
    } catch (Fault e) {
      return false;
    }
  }

  private String update() {
    List<String> all = new ArrayList<>();
    columns.forEach(column -> all.add(old.names().of(column.name()) + " = ?"));
    for (String each : unchanged) {
      String name = old.names().of(each);
      all.add(name + " = " + name);
    }
    if (!also.isEmpty()) {
      all.add(also);
    }
    return "UPDATE %s SET %s WHERE %s"
        .formatted(old.names().of(old.table()), String.join(", ", all), old.isKey());
  }
}
