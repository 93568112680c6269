package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import dev.hushcell.internal.rewriting.ShadowTables;
import dev.hushcell.internal.rewriting.TableCare;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rewrites columns in MariaDB: invisible beside the old ones, exchanged by one definition under a
 * lock of the table. Definitions are in no transaction here, so the names of the columns tell first
 * that they were exchanged, and the record follows.
 */
final class MariaRewriting implements ShadowTables {
  private static final int STATEMENT_TIMEOUT = 1969;

  private final MysqlTypes types;

  MariaRewriting(MysqlTypes types) {
    this.types = types;
  }

  @Override
  public TableCare care() {
    return new MariaCare();
  }

  @Override
  public List<String> objections(
      Connection connection, TableName table, List<NewColumn> columns, List<String> unsearchable)
      throws SQLException {
    List<String> found = new ArrayList<>();
    for (NewColumn column : columns) {
      for (String sql : MariaRewritingSql.OBJECTIONS_OF_COLUMN) {
        found.addAll(ask(connection, sql, table.schema(), table.table(), column.name()));
      }
    }
    for (String column : unsearchable) {
      found.addAll(
          ask(
              connection,
              MariaRewritingSql.INDEXES_OF_COLUMN,
              table.schema(),
              table.table(),
              column));
    }
    for (String sql : MariaRewritingSql.OBJECTIONS_OF_TABLE) {
      found.addAll(ask(connection, sql, table.schema(), table.table()));
    }
    return found.stream().distinct().toList();
  }

  static List<String> ask(Connection connection, String sql, String... parameters)
      throws SQLException {
    return Rows.of(connection, sql, row -> row.getString(1), parameters);
  }

  @Override
  public List<String> key(Connection connection, TableName table, List<String> rewritten)
      throws SQLException {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    Rows.of(
        connection,
        MariaRewritingSql.KEYS,
        row ->
            keys.computeIfAbsent(row.getString(1), name -> new ArrayList<>()).add(row.getString(2)),
        table.schema(),
        table.table());
    return keys.values().stream()
        .filter(key -> key.stream().noneMatch(rewritten::contains))
        .findFirst()
        .orElse(List.of());
  }

  @Override
  public List<String> selfChanging(Connection connection, TableName table) throws SQLException {
    return ask(connection, MariaRewritingSql.SELF_CHANGING, table.schema(), table.table());
  }

  @Override
  public List<Trait> traits(Connection connection, Rewriting job) throws SQLException {
    return TableTraits.of(connection, job);
  }

  @Override
  public void addShadows(Connection connection, Rewriting job, List<NewColumn> shadows)
      throws SQLException {
    boolean begun = ExistingColumn.all(connection, job).containsKey(job.mark());
    boolean marking = new MarkingTriggers(connection, job).areThere();
    if (begun && !marking) {
      dropShadows(connection, job); // rows may have changed without a mark
    }
    if (!begun || !marking) {
      String mark = quote(job.mark());
      StringBuilder add = new StringBuilder("ADD COLUMN ").append(mark);
      add.append(" SMALLINT NOT NULL DEFAULT 1 INVISIBLE CHECK (")
          .append(mark)
          .append(" IN (0, 1))");
      for (int i = 0; i < shadows.size(); i++) {
        NewColumn shadow = shadows.get(i);
        add.append(", ADD COLUMN ").append(quote(shadow.name())).append(' ').append(shadow.type());
        add.append(" INVISIBLE ").append(condition(shadow.check())).append(" AFTER ");
        add.append(quote(job.columns().get(i).name()));
      }
      new MariaDdl(connection)
          .run("ALTER TABLE " + name(job.table()) + " " + add + ", ALGORITHM=INSTANT");
    }
    boolean unused = guard(connection, job);
  }

  @Override
  public boolean guard(Connection connection, Rewriting job) throws SQLException {
    if (isGuarded(connection, job)) {
      return false;
    }
    MarkingTriggers triggers = new MarkingTriggers(connection, job);
    for (String each : triggers.made(triggers.filling(key(connection, job)))) {
      new MariaDdl(connection).run(each);
    }
    return true;
  }

  @Override
  public boolean isGuarded(Connection connection, Rewriting job) throws SQLException {
    MarkingTriggers triggers = new MarkingTriggers(connection, job);
    return triggers.are(
        hasOld(connection, job) ? triggers.kept() : triggers.filling(key(connection, job)));
  }

  @Override
  public void asJob(Connection connection, Rewriting job) throws SQLException {
    run(connection, MarkingTriggers.asJob(job));
  }

  private List<String> key(Connection connection, Rewriting job) throws SQLException {
    return key(connection, job.table(), job.columns().stream().map(Column::name).toList());
  }

  /** A constraint with a name would have the table copied; one of the column goes with its name. */
  private static String condition(String check) {
    return check.isEmpty() ? "" : check.substring(check.indexOf(" CHECK (") + 1);
  }

  @Override
  public String lockingPast() {
    return " FOR UPDATE SKIP LOCKED";
  }

  @Override
  public String locking() {
    return " FOR UPDATE";
  }

  @Override
  public void indexMarks(Connection connection, Rewriting job) throws SQLException {
    alter(
        connection,
        job,
        "ADD INDEX IF NOT EXISTS "
            + quote(job.id() + "_marks")
            + " ("
            + quote(job.mark())
            + "), ALGORITHM=INPLACE, LOCK=NONE");
  }

  @Override
  public void buildIndexes(Connection connection, Rewriting job) throws SQLException {
    new RewrittenIndexes(connection, job).build();
  }

  @Override
  public boolean exchange(
      Connection connection, Rewriting job, long patience, Exclusive rest, Recording recording)
      throws SQLException {
    connection.setAutoCommit(true);
    try {
      if (!lock(connection, job, patience)) {
        return false;
      }
      boolean before =
          ExistingColumn.all(connection, job).containsKey(job.columns().get(0).shadow());
      if (before) {
        if (!rest.run(connection)) {
          return false;
        }
        new MariaExchange(connection, types, job).run();
      }
      recording.apart();
      return true;
    } finally {
      run(connection, "UNLOCK TABLES");
    }
  }

  private static boolean lock(Connection connection, Rewriting job, long patience)
      throws SQLException {
    run(connection, "SET SESSION max_statement_time = " + patience / 1000.0);
    try {
      run(connection, "LOCK TABLES " + name(job.table()) + " WRITE");
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == STATEMENT_TIMEOUT) {
        return false;
      }
      throw e;
    } finally {
      run(connection, "SET SESSION max_statement_time = 0");
    }
  }

  /** Whoever exchanges columns has the table locked. */
  @Override
  public void awaitExchange(Connection connection, Rewriting job) throws SQLException {
    new MariaDdl(connection).run("LOCK TABLES " + name(job.table()) + " WRITE");
    run(connection, "UNLOCK TABLES");
  }

  /** New cells are required from here on where values were. */
  @Override
  public void validate(Connection connection, Rewriting job) throws SQLException {
    Map<String, ExistingColumn> columns = ExistingColumn.all(connection, job);
    for (Column column : job.columns()) {
      if (!columns.containsKey(column.kept())) {
        continue;
      }
      ExistingColumn now = ExistingColumn.of(columns, column.name());
      if (ExistingColumn.of(columns, column.kept()).required() && !now.required()) {
        alter(
            connection,
            job,
            "MODIFY COLUMN "
                + quote(column.name())
                + " "
                + now.type()
                + " NOT NULL"
                + comment(now.comment())
                + " "
                + new MariaExchange(connection, types, job).checkOf(column.name())
                + ", ALGORITHM=INPLACE, LOCK=NONE");
      }
    }
  }

  @Override
  public boolean hasOld(Connection connection, Rewriting job) throws SQLException {
    return ExistingColumn.all(connection, job).containsKey(job.columns().get(0).kept());
  }

  /**
   * The old columns go before the trigger: where rows change without a mark, they would count when
   * the job goes on.
   */
  @Override
  public void dropOld(Connection connection, Rewriting job) throws SQLException {
    MarkingTriggers triggers = new MarkingTriggers(connection, job);
    if (triggers.are(triggers.kept())) {
      for (String each : triggers.made(triggers.between())) {
        new MariaDdl(connection).run(each); // they do not name what is dropped now
      }
    }
    drop(connection, job, job.columns().stream().map(Column::kept).toList());
    dropTriggers(connection, job);
    drop(connection, job, List.of(job.mark()));
  }

  @Override
  public void dropShadows(Connection connection, Rewriting job) throws SQLException {
    dropTriggers(connection, job);
    drop(
        connection,
        job,
        Stream.concat(job.columns().stream().map(Column::shadow), Stream.of(job.mark())).toList());
  }

  private static void dropTriggers(Connection connection, Rewriting job) throws SQLException {
    for (String each : new MarkingTriggers(connection, job).dropped()) {
      new MariaDdl(connection).run(each);
    }
  }

  private static void drop(Connection connection, Rewriting job, List<String> names)
      throws SQLException {
    List<String> all =
        new ArrayList<>(new RewrittenIndexes(connection, job).dropped(Set.copyOf(names)));
    Map<String, ExistingColumn> there = ExistingColumn.all(connection, job);
    if (names.contains(job.mark()) && there.containsKey(job.mark())) {
      all.add("DROP INDEX IF EXISTS " + quote(job.id() + "_marks"));
    }
    names.stream()
        .filter(there::containsKey)
        .forEach(each -> all.add("DROP COLUMN " + quote(each)));
    if (!all.isEmpty()) {
      String drops = String.join(", ", all) + ", ALGORITHM=NOCOPY";
      new MariaDdl(connection).run("ALTER TABLE " + name(job.table()) + " " + drops);
    }
  }

  static void alter(Connection connection, Rewriting job, String change) throws SQLException {
    connection.setAutoCommit(true);
    run(
        connection,
        "SET STATEMENT lock_wait_timeout = 5 FOR ALTER TABLE " + name(job.table()) + " " + change);
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String comment(String text) {
    String literal = text.replace("\\", "\\\\").replace("'", "''");
    return text.isEmpty() ? "" : " COMMENT '" + literal + "'";
  }

  static String quote(String name) {
    return MysqlTypes.QUOTES.of(name);
  }

  static String name(TableName table) {
    return MysqlTypes.QUOTES.of(table);
  }
}
