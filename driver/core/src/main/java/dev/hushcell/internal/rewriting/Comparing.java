package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.rewriting.KeyedRows.Column;
import dev.hushcell.internal.rewriting.KeyedRows.Row;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens every new cell and compares it with the old value beside it. This, not the mark of changed
 * rows, is what keeps a value from being lost.
 */
final class Comparing {
  private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);
  private static final int MOST_TOLD = 20;

  private final KeyedRows both;
  private final int columns;
  private final String condition;
  private final ShadowTables tables;
  private final boolean repairs;

  /**
   * Builds it.
   *
   * @param both reads the old columns, then the new ones in the same order
   * @param condition of the rows to be compared
   * @param repairs whether the old value counts where both differ
   */
  private Comparing(KeyedRows both, String condition, ShadowTables tables, boolean repairs) {
    this.both = both;
    this.columns = both.columns().size() / 2;
    this.condition = condition;
    this.tables = tables;
    this.repairs = repairs;
  }

  /** Compares filled shadows with the columns, before they are exchanged. */
  static Comparing before(Rewriting job, ShadowTables tables, JobParts parts) {
    List<Column> all = new ArrayList<>(parts.old().columns());
    all.addAll(parts.made(job.columns().stream().map(Rewriting.Column::shadow).toList()));
    return of(job, tables, parts, all, false);
  }

  /**
   * Compares the kept old columns with the new ones, after they were exchanged. A row whose new
   * columns changed since is marked, and its old values say nothing any more.
   */
  static Comparing after(Rewriting job, ShadowTables tables, JobParts parts) {
    List<Column> all = new ArrayList<>();
    for (int i = 0; i < job.columns().size(); i++) {
      all.add(new Column(job.columns().get(i).kept(), parts.old().columns().get(i).side()));
    }
    all.addAll(parts.made(job.columns().stream().map(Rewriting.Column::name).toList()));
    return of(job, tables, parts, all, true);
  }

  private static Comparing of(
      Rewriting job, ShadowTables tables, JobParts parts, List<Column> all, boolean repairs) {
    KeyedRows old = parts.old();
    KeyedRows both = old.with(all);
    return new Comparing(both, old.names().name(job.mark()) + " = 0", tables, repairs);
  }

  /** Returns the condition of the rows that are compared. */
  String condition() {
    return condition;
  }

  /**
   * Compares the next page.
   *
   * @return the last row of the page; empty when there was none
   */
  Optional<Row> page(Connection connection, Optional<Row> after, int most) throws SQLException {
    tables.readByKey(connection);
    List<Row> rows = both.page(connection, after, condition, "", most);
    List<String> wrong = new ArrayList<>();
    for (Row row : rows) {
      if (!isSame(connection, row) && !isSameAlone(connection, row)) {
        wrong.add(row.shownKey());
      }
    }
    connection.commit();
    if (!wrong.isEmpty()) {
      throw notTheSame(both.table(), wrong);
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
  }

  /**
   * Refuses rows.
   *
   * @param keys of the rows, as they are shown
   */
  static RuntimeException notTheSame(TableName table, List<String> keys) {
    return KeyringFault.NOT_THE_SAME.fault(
        "the new columns of "
            + table
            + " have other values than the old ones in the rows with the keys "
            + String.join(", ", keys.subList(0, Math.min(MOST_TOLD, keys.size())))
            + "; either cells do not keep these values, as compare: lower keeps none with capital"
            + " letters: change the values, or abandon the job; or something changes the columns"
            + " past the job, such as a trigger that runs later or a foreign key that cascades:"
            + " stop it. Then resume the job");
  }

  /** What differs may just be changing; under its lock a row holds still. */
  private boolean isSameAlone(Connection connection, Row row) throws SQLException {
    Optional<Row> now = both.row(connection, row, tables.locking());
    if (now.isEmpty()
        || isSame(connection, now.get())
        || !both.matches(connection, row, condition)) {
      return true;
    }
    if (repairs) {
      repair(connection, now.get());
    }
    return repairs;
  }

  private void repair(Connection connection, Row row) throws SQLException {
    for (int i = 0; i < columns; i++) {
      Object old = row.values().get(i);
      if (!isSame(connection, row, i)) {
        Column column = both.columns().get(columns + i);
        String sql =
            "UPDATE "
                + both.names().table(both.table())
                + " SET "
                + both.names().name(column.name())
                + " = ? WHERE "
                + both.isKey();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          column.side().write(statement, 1, old);
          both.bindKey(statement, 2, row);
          int unused = statement.executeUpdate();
        }
        LOG.warn(
            "{}: the row with the key {} had another new cell than its old value, which something"
                + " had changed past the job; the old value counts",
            both.table(),
            row.shownKey());
      }
    }
  }

  private boolean isSame(Connection connection, Row row) throws SQLException {
    for (int i = 0; i < columns; i++) {
      if (!isSame(connection, row, i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSame(Connection connection, Row row, int column) throws SQLException {
    Object old = row.values().get(column);
    Object made = row.values().get(columns + column);
    return Side.same(old, made)
        || (old != null
            && made != null
            && both.columns().get(columns + column).side().isMadeOf(connection, old, made));
  }
}
