package dev.hushcell.internal.rewriting;

import dev.hushcell.admin.ColumnProgress;
import dev.hushcell.admin.ColumnProgress.Step;
import dev.hushcell.internal.cell.ColumnCells;
import dev.hushcell.internal.keyring.CatalogueConnections;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.Quotes;
import dev.hushcell.internal.keyring.ledger.JobRecords;
import dev.hushcell.internal.keyring.ledger.JobWishes.Wish;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.rewriting.KeyedRows.Row;
import dev.hushcell.internal.rewriting.RewritingTables.NewColumn;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What every job does, however its database rewrites columns. */
record JobWork(
    CatalogueConnections connections,
    TypeKnowledge types,
    ColumnCells cells,
    JobRecords records,
    Timing timing) {
  static final int PAGE = 1000;

  /** How soon it is noticed that an administrator stopped a job for a while. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  /** A page of rows. */
  interface Page {
    /** Works on the rows behind one, and returns the last of them; empty when there is none. */
    Optional<Row> next(Connection connection, Optional<Row> after, int most) throws SQLException;
  }

  /**
   * What a job reads and writes.
   *
   * @param old the rows, with the old columns
   * @param sides how the new columns are read and written, in the same order
   * @param selfChanging the columns that would change by themselves
   */
  record Parts(KeyedRows old, List<Side> sides, List<String> selfChanging) {
    Parts {
      sides = List.copyOf(sides);
      selfChanging = List.copyOf(selfChanging);
    }

    /** Returns the new columns under the names that they have at the moment. */
    List<KeyedRows.Column> made(List<String> names) {
      List<KeyedRows.Column> made = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        made.add(new KeyedRows.Column(names.get(i), sides.get(i)));
      }
      return made;
    }
  }

  void perform(SqlCall.ActionWith<Connection> task) {
    boolean unused =
        call(
            connection -> {
              task.run(connection);
              return true;
            });
  }

  /** What failed is told without its text and cause, which may quote rows. */
  <T> T call(SqlCall.With<Connection, T> work) {
    try {
      Connection connection = connections.borrow();
      boolean autocommit = connection.getAutoCommit();
      int isolation = connection.getTransactionIsolation();
      try {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return work.run(connection);
      } finally {
        if (!connection.getAutoCommit()) {
          connection.rollback();
        }
        connection.setAutoCommit(autocommit);
        connection.setTransactionIsolation(isolation);
        connections.end(connection); // a job may leave settings of the session behind
      }
    } catch (SQLException e) {
      throw KeyringFault.JOB_FAILED.fault(
          "the database did not do what the job wanted ("
              + Failures.describe(e)
              + "); nothing is lost, resume the job when its cause is mended");
    }
  }

  List<NewColumn> made(Rewriting job, UnaryOperator<ColumnName> named) {
    return made(records.wishes(job), named);
  }

  /** Returns what columns become, under other names perhaps. */
  List<NewColumn> made(List<Wish> wishes, UnaryOperator<ColumnName> named) {
    return wishes.stream()
        .map(
            wish -> {
              ColumnName name = named.apply(wish.name());
              return wish.made()
                  .map(column -> column.as(name))
                  .map(
                      column ->
                          new NewColumn(
                              name.column(), types.storageType(column), types.checkClause(column)))
                  .orElseGet(() -> new NewColumn(name.column(), wish.type().declared(), ""));
            })
        .toList();
  }

  Parts parts(Rewriting job, RewritingTables tables) {
    return parts(job.table(), records.wishes(job), tables, cells);
  }

  /**
   * Returns what is read and written of columns.
   *
   * @param making seals what the columns become
   */
  Parts parts(TableName table, List<Wish> wishes, RewritingTables tables, ColumnCells making) {
    List<String> rewritten = wishes.stream().map(wish -> wish.name().column()).toList();
    List<KeyedRows.Column> old = new ArrayList<>();
    List<Side> sides = new ArrayList<>();
    for (Wish wish : wishes) {
      Side before = side(wish.old(), wish, cells);
      Side after = side(wish.made(), wish, making);
      Optional<String> tenant = wish.made().flatMap(records.tenants()::column);
      old.add(
          new KeyedRows.Column(
              wish.name().column(),
              tenant.<Side>map(each -> new ValuesOfTenants(before, each)).orElse(before)));
      sides.add(
          tenant
              .<Side>map(each -> new CellsOfTenants(making, wish.made().orElseThrow()))
              .orElse(after));
    }
    return call(
        connection ->
            new Parts(
                new KeyedRows(
                    Quotes.asTold(connection),
                    tables::first,
                    table,
                    ofCells(wishes, tables.key(connection, table, rewritten)),
                    old),
                sides,
                tables.selfChanging(connection, table)));
  }

  /** Cells that belong to rows are read and written by the key of the job alone. */
  private static List<String> ofCells(List<Wish> wishes, List<String> key) {
    if (keysOfCells(wishes).anyMatch(each -> !key.equals(List.of(each)))) {
      throw KeyringFault.TABLE_CHANGED.fault(
          wishes.get(0).name().table()
              + " has cells that belong to their rows, and not by its primary key; make the column"
              + " that they belong to the primary key again, and resume the job");
    }
    return key;
  }

  private static boolean belongsToRow(Wish wish) {
    return wish.made().filter(column -> column.belongsTo().isThere()).isPresent();
  }

  private static Stream<String> keysOfCells(List<Wish> wishes) {
    return wishes.stream()
        .flatMap(wish -> Stream.concat(wish.old().stream(), wish.made().stream()))
        .map(column -> column.belongsTo().key())
        .filter(key -> !key.isEmpty());
  }

  /** Returns what the table has that a job could not carry over; none where it can go on. */
  List<String> objections(Connection connection, RewritingTables tables, List<Wish> wishes)
      throws SQLException {
    List<String> names = wishes.stream().map(wish -> wish.name().column()).toList();
    List<String> unsearchable = new ArrayList<>();
    for (Wish wish : wishes) {
      if (wish.made().isPresent() && !records.tenants().keepsKeys(connection, wish.made().get())) {
        unsearchable.add(wish.name().column());
      }
    }
    TableName table = wishes.get(0).name().table();
    List<String> all =
        new ArrayList<>(
            tables.objections(connection, table, made(wishes, name -> name), unsearchable));
    all.addAll(records.defaults(connection, wishes));
    List<String> key = tables.key(connection, table, names);
    if (key.isEmpty()) {
      all.add(
          "it has no primary key, and no unique one without NULL, apart from the"
              + " columns: add one");
    }
    if (keysOfCells(wishes).anyMatch(each -> !key.equals(List.of(each)))) {
      all.add("it has cells that belong to their rows by another column than its primary key");
    } else if (wishes.stream().anyMatch(JobWork::belongsToRow)) {
      tables.keyObjections(connection, table).stream()
          .map(each -> "no cell can belong to " + key.get(0) + ": " + each)
          .forEach(all::add);
    }
    return all;
  }

  private Side side(Optional<ProtectedColumn> column, Wish wish, ColumnCells cells) {
    return column
        .<Side>map(cell -> new Side.Cells(cells.of(cell)))
        .orElseGet(() -> new Side.Values(wish.type(), types.rewordsDocuments()));
  }

  /**
   * Works through pages, each in its transaction.
   *
   * @param condition of their rows, which are counted first
   * @return false when an administrator stopped the job for a while
   */
  boolean pages(
      Rewriting job,
      ColumnProgress progress,
      Step step,
      KeyedRows rows,
      String condition,
      Page page) {
    return call(
        connection ->
            pages(
                connection,
                job,
                progress,
                step,
                rows.count(connection, condition),
                Optional.empty(),
                page));
  }

  /**
   * Works through pages behind a row, without counting them first.
   *
   * @param after the row; empty for the beginning
   * @return false when an administrator stopped the job for a while
   */
  boolean pagesBehind(
      Rewriting job, ColumnProgress progress, Step step, Optional<Row> after, Page page) {
    return call(connection -> pages(connection, job, progress, step, 0, after, page));
  }

  private boolean pages(
      Connection connection,
      Rewriting job,
      ColumnProgress progress,
      Step step,
      long total,
      Optional<Row> after,
      Page page)
      throws SQLException {
    connection.setAutoCommit(false);
    long done = 0;
    long looked = timing.nanoTime().getAsLong();
    Optional<Row> last = page.next(connection, after, PAGE);
    while (last.isPresent()) {
      done = total == 0 ? done + PAGE : Math.min(done + PAGE, total);
      progress.at(step, done, total);
      if (timing.nanoTime().getAsLong() - looked > BETWEEN_LOOKS.toNanos()) {
        looked = timing.nanoTime().getAsLong();
        if (records.require(job).paused()) {
          return false;
        }
      }
      last = page.next(connection, last, PAGE);
    }
    progress.at(step, Math.max(done, total), total);
    return true;
  }
}
