package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.rewriting.KeyedRows.Column;
import dev.hushcell.internal.rewriting.KeyedRows.Row;
import dev.hushcell.internal.rewriting.Side.Reading;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens every new cell and compares it with the old value beside it. This, not the mark of changed
 * rows, is what keeps a value from being lost.
 */
final class Comparing {
  private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);
  private static final int MOST_TOLD = 20;

  private final Rewriting job;
  private final KeyedRows both;
  private final KeyedRows own;
  private final int columns;
  private final String condition;
  private final ShadowTables tables;
  private final boolean exchanged;
  private long compared;

  /**
   * Builds it.
   *
   * @param both reads the old columns, then the new ones in the same order
   * @param own reads them again before an old value is taken for the right one
   * @param condition of the rows to be compared
   * @param exchanged whether the new columns have the names
   */
  private Comparing(
      Rewriting job,
      KeyedRows both,
      KeyedRows own,
      String condition,
      ShadowTables tables,
      boolean exchanged) {
    this.job = job;
    this.both = both;
    this.own = own;
    this.columns = both.columns().size() / 2;
    this.condition = condition;
    this.tables = tables;
    this.exchanged = exchanged;
  }

  /**
   * Compares filled shadows with the columns, before they are exchanged. A new cell that does not
   * open in its row is filled again, as any that is other than the old value.
   */
  static Comparing before(Rewriting job, ShadowTables tables, JobWork.Parts parts) {
    List<Column> all = new ArrayList<>(parts.old().columns());
    parts.made(job.columns().stream().map(Rewriting.Column::shadow).toList()).stream()
        .map(column -> column.read(Reading.DOUBTED))
        .forEach(all::add);
    KeyedRows both = parts.old().with(all);
    return new Comparing(job, both, both, both.names().of(job.mark()) + " = 0", tables, false);
  }

  /**
   * Compares the kept old columns with the new ones, after they were exchanged. A row whose new
   * columns changed since has the mark 1, which only the guards give it, and its old values say
   * nothing any more. Whatever else its mark is, a row is compared. Cells are compared by their
   * values: what row they belong to was proved before, and a key that was changed since is noticed
   * by whoever reads the row. An old cell of another row is never sealed for this one.
   */
  static Comparing after(Rewriting job, ShadowTables tables, JobWork.Parts parts) {
    List<Column> all = new ArrayList<>();
    for (int i = 0; i < job.columns().size(); i++) {
      all.add(new Column(job.columns().get(i).kept(), parts.old().columns().get(i).side()));
    }
    parts.made(job.columns().stream().map(Rewriting.Column::name).toList()).stream()
        .map(column -> column.read(Reading.OF_ANY_ROW))
        .forEach(all::add);
    KeyedRows own = parts.old().with(all);
    KeyedRows both = own.with(all.stream().map(each -> each.read(Reading.OF_ANY_ROW)).toList());
    String mark = both.names().of(job.mark());
    String same = "(" + mark + " IS NULL OR " + mark + " <> 1)";
    return new Comparing(job, both, own, same, tables, true);
  }

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
    tables.asJob(connection, job);
    List<Row> rows = both.page(connection, after, condition, "", most);
    List<String> wrong = wrong(connection, rows);
    connection.commit();
    compared += rows.size();
    requireNone(wrong);
    return KeyedRows.last(rows);
  }

  /**
   * Refuses rows that were just written and are read otherwise, in the transaction that wrote them.
   */
  void require(Connection connection, List<Row> rows) throws SQLException {
    requireNone(wrong(connection, both.again(connection, rows)));
  }

  private List<String> wrong(Connection connection, List<Row> rows) throws SQLException {
    List<String> wrong = new ArrayList<>();
    for (Row row : rows) {
      if (!isSame(connection, row) && !isSameAlone(connection, row)) {
        wrong.add(row.shownKey());
      }
    }
    return wrong;
  }

  private void requireNone(List<String> wrong) {
    if (!wrong.isEmpty()) {
      throw exchanged ? changedPast(wrong) : notTheSame(both.table(), wrong);
    }
  }

  /**
   * Refuses a table with more rows to be compared than were: after the exchange there can only
   * become fewer of them, as rows change or go.
   */
  void requireAll(Connection connection) throws SQLException {
    long there = both.count(connection, condition);
    if (there > compared) {
      throw KeyringFault.NOT_THE_SAME.fault(
          ("%s rows of %s were to be compared with their old values, and %s were; the old"
                  + " values are kept: resume rewriting %s when no statement changes keys of rows")
              .formatted(there, both.table(), compared, job.id()));
    }
  }

  /** Nobody can tell which of the two is the newer one. */
  private RuntimeException changedPast(List<String> keys) {
    return KeyringFault.NOT_THE_SAME.fault(
        ("something changed columns of %s past the guards of rewriting %s, such as a statement"
                + " that disabled its triggers, so that rows have other values than the ones that"
                + " were kept, and it is not known which are right: those with the keys %s; the"
                + " old values are kept. Look at these rows, give each through Hushcell another"
                + " value and then the right one, and resume the job")
            .formatted(both.table(), job.id(), shown(keys)));
  }

  private static String shown(List<String> keys) {
    return String.join(", ", keys.subList(0, Math.min(MOST_TOLD, keys.size())));
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
            + shown(keys)
            + ": cells do not keep these values, as compare: lower keeps none with capital letters;"
            + " change the values and resume the job, or abandon it");
  }

  /** What differs may just be changing; under its lock a row holds still. */
  private boolean isSameAlone(Connection connection, Row row) throws SQLException {
    Optional<Row> now = both.row(connection, row, tables.locking());
    if (now.isEmpty()
        || isSame(connection, now.get())
        || !both.matches(connection, row, condition)) {
      return true;
    }
    if (exchanged && !tables.isGuarded(connection, job)) {
      return false;
    }
    write(connection, own.row(connection, row, "").orElseThrow()); // it is locked
    return isSame(connection, both.row(connection, row, ""));
  }

  /** The old value counts: before the exchange it is the one that is read and written. */
  private void write(Connection connection, Row row) throws SQLException {
    String unmarked = both.names().of(job.mark()) + " = 0";
    for (int i = 0; i < columns; i++) {
      if (!isSame(connection, row, i)) {
        Row value = new Row(row.key(), Collections.singletonList(row.values().get(i)));
        new RowUpdates(both, List.of(both.columns().get(columns + i)), List.of(), unmarked)
            .write(connection, List.of(value));
        LOG.warn(
            "{}: the row with the key {} had another new value than its old one, which something"
                + " had changed past the job; the old value counts",
            both.table(),
            row.shownKey());
      }
    }
  }

  private boolean isSame(Connection connection, Optional<Row> row) throws SQLException {
    return row.isPresent() && isSame(connection, row.get());
  }

  private boolean isSame(Connection connection, Row row) throws SQLException {
    for (int i = 0; i < columns; i++) {
      if (!isSame(connection, row, i)) {
        return false;
      }
    }
    return true;
  }

  /** Whose a row was at the exchange, nobody knows any more. */
  private @Nullable Object compared(@Nullable Object read) {
    return exchanged ? OfTenant.alone(read) : read;
  }

  private boolean isSame(Connection connection, Row row, int column) throws SQLException {
    Object old = compared(row.values().get(column));
    Object made = compared(row.values().get(columns + column));
    return Side.same(old, made)
        || (old != null
            && made != null
            && both.columns().get(columns + column).side().isMadeOf(connection, old, made));
  }
}
