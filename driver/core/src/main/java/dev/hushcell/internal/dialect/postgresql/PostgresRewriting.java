package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.rewriting.RewritingTables;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rewrites columns in PostgreSQL: beside the old ones, exchanged with the record of it in one
 * transaction.
 */
final class PostgresRewriting implements RewritingTables {
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** The ends of the names of triggers, before and after the exchange. */
  private static final String FIRST = "_1";

  private static final String SECOND = "_2";

  private final PostgresTypes types = new PostgresTypes();

  @Override
  public List<String> objections(
      Connection connection, TableName table, List<String> columns, List<String> unsearchable)
      throws SQLException {
    List<String> found = new ArrayList<>();
    for (String column : columns) {
      found.addAll(
          Rows.of(
              connection,
              PostgresRewritingSql.OBJECTIONS,
              row -> row.getString(1),
              types.checkName(new ColumnName(table, column)),
              table.schema(),
              table.table(),
              column));
    }
    for (String column : unsearchable) {
      found.addAll(
          Rows.of(
              connection,
              PostgresRewritingSql.INDEXES_OF_COLUMN,
              row -> "an index over " + column + ": DROP INDEX " + row.getString(1),
              table.schema(),
              table.table(),
              column));
    }
    found.addAll(
        Rows.of(
            connection,
            PostgresRewritingSql.OBJECTIONS_OF_TABLE,
            row -> row.getString(1),
            table.schema(),
            table.table()));
    found.removeIf(Objects::isNull);
    return found;
  }

  @Override
  public List<String> key(Connection connection, TableName table, List<String> rewritten)
      throws SQLException {
    Map<String, List<String>> keys = new TreeMap<>();
    Rows.of(
        connection,
        PostgresRewritingSql.KEYS,
        row ->
            keys.computeIfAbsent(
                    (row.getBoolean(1) ? "0" : "1") + row.getString(2), k -> new ArrayList<>())
                .add(row.getString(3)),
        table.schema(),
        table.table());
    return keys.values().stream()
        .filter(key -> key.stream().noneMatch(rewritten::contains))
        .findFirst()
        .orElse(List.of());
  }

  @Override
  public void addShadows(Connection connection, Rewriting job, List<NewColumn> shadows)
      throws SQLException {
    Set<String> there = columns(connection, job.table());
    Ddl ddl = new Ddl(connection, job.table());
    if (!there.contains(job.mark())) {
      StringBuilder add = new StringBuilder("ADD COLUMN ");
      add.append(quote(job.mark())).append(" smallint DEFAULT 1");
      for (NewColumn shadow : shadows) {
        add.append(", ADD COLUMN ").append(quote(shadow.name())).append(' ').append(shadow.type());
        if (!shadow.check().isEmpty()) {
          add.append(", ADD ").append(shadow.check()).append(" NOT VALID");
        }
      }
      List<String> all = new ArrayList<>();
      all.add("ALTER TABLE " + ddl.name() + " " + add);
      all.addAll(markingTrigger(job));
      ddl.together(all);
    }
    for (NewColumn shadow : shadows) {
      if (!shadow.check().isEmpty()) {
        String check = types.checkName(new ColumnName(job.table(), shadow.name()));
        ddl.alone("ALTER TABLE " + ddl.name() + " VALIDATE CONSTRAINT " + quote(check));
      }
    }
  }

  /** Values are compared by their texts, byte for byte, since equal ones need not be the same. */
  private static List<String> markingTrigger(Rewriting job) {
    String changes =
        job.columns().stream()
            .map(column -> differ(column.name()))
            .collect(Collectors.joining(" OR "));
    String body = "BEGIN NEW." + quote(job.mark()) + " := 1; RETURN NEW; END";
    return List.of(
        "CREATE OR REPLACE FUNCTION "
            + function(job)
            + "() RETURNS trigger LANGUAGE plpgsql AS '"
            + body
            + "'",
        create(job, FIRST, changes),
        enable(job, FIRST));
  }

  private static String differ(String column) {
    String name = quote(column);
    return "OLD."
        + name
        + "::text COLLATE \"C\" IS DISTINCT FROM NEW."
        + name
        + "::text COLLATE \"C\"";
  }

  /** Fires last of all, and only when there is something to do. */
  private static String create(Rewriting job, String name, String when) {
    return "CREATE TRIGGER "
        + quote("~" + job.id() + name)
        + " BEFORE UPDATE ON "
        + name(job.table())
        + " FOR EACH ROW WHEN ("
        + when
        + ") EXECUTE FUNCTION "
        + function(job)
        + "()";
  }

  /** For what replication writes too. */
  private static String enable(Rewriting job, String name) {
    return "ALTER TABLE "
        + name(job.table())
        + " ENABLE ALWAYS TRIGGER "
        + quote("~" + job.id() + name);
  }

  private static String function(Rewriting job) {
    return quote(job.table().schema()) + "." + quote(job.id());
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
    dropInvalid(connection, job);
    new Ddl(connection, job.table())
        .alone(
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS "
                + quote(job.id() + "_marks")
                + " ON "
                + name(job.table())
                + " ("
                + quote(job.mark())
                + ") WHERE "
                + quote(job.mark())
                + " = 1");
  }

  /** One whose making was interrupted is there, but of no use. */
  private static void dropInvalid(Connection connection, Rewriting job) throws SQLException {
    for (String index :
        Rows.of(
            connection,
            PostgresRewritingSql.INVALID_INDEXES,
            row -> row.getString(1),
            job.table().schema(),
            job.id() + "\\_%")) {
      new Ddl(connection, job.table())
          .alone("DROP INDEX CONCURRENTLY " + quote(job.table().schema()) + "." + quote(index));
    }
  }

  /**
   * An index of the table over columns that are rewritten.
   *
   * @param name its name
   * @param number its number in the database
   * @param columns its columns, in order, as an index is written
   * @param unique whether no two rows may have the same
   * @param constraint whether it belongs to a UNIQUE constraint
   * @param predicate the end of its definition, from WHERE on
   */
  private record Index(
      String name,
      String number,
      List<String> columns,
      boolean unique,
      boolean constraint,
      String predicate) {
    String made(Rewriting job) {
      return job.id() + "_index_" + number;
    }
  }

  private static List<Index> indexes(Connection connection, Rewriting job) throws SQLException {
    List<Index> found = new ArrayList<>();
    for (Index index :
        Rows.of(
            connection,
            PostgresRewritingSql.INDEXES,
            row ->
                new Index(
                    row.getString(1),
                    row.getString(2),
                    List.of((String[]) row.getArray(3).getArray()),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getString(6)),
            job.table().schema(),
            job.table().table())) {
      if (job.columns().stream().anyMatch(column -> index.columns().contains(column.name()))) {
        found.add(index);
      }
    }
    return found;
  }

  @Override
  public void buildIndexes(Connection connection, Rewriting job) throws SQLException {
    dropInvalid(connection, job);
    for (Index index : indexes(connection, job)) {
      String columns =
          index.columns().stream()
              .map(name -> quote(shadowOf(job, name)))
              .collect(Collectors.joining(", "));
      new Ddl(connection, job.table())
          .alone(
              "CREATE "
                  + (index.unique() ? "UNIQUE " : "")
                  + "INDEX CONCURRENTLY IF NOT EXISTS "
                  + quote(index.made(job))
                  + " ON "
                  + name(job.table())
                  + " ("
                  + columns
                  + ")"
                  + index.predicate());
    }
  }

  private static String shadowOf(Rewriting job, String name) {
    return job.columns().stream()
        .filter(column -> column.name().equals(name))
        .map(Column::shadow)
        .findFirst()
        .orElse(name);
  }

  @Override
  public boolean exchange(
      Connection connection, Rewriting job, long patience, Exclusive rest, Recording recording)
      throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = '" + patience + "ms'");
      statement.execute("LOCK TABLE " + name(job.table()) + " IN ACCESS EXCLUSIVE MODE");
      if (!rest.run(connection)) {
        connection.rollback();
        return false;
      }
      for (String each : exchanging(connection, job)) {
        statement.execute(each);
      }
      statement.execute("SET LOCAL lock_timeout = 0");
      recording.within(connection);
      connection.commit();
      return true;
    } catch (SQLException e) {
      connection.rollback();
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private List<String> exchanging(Connection connection, Rewriting job) throws SQLException {
    List<String> all = new ArrayList<>();
    String alter = "ALTER TABLE " + name(job.table()) + " ";
    String schema = quote(job.table().schema()) + ".";
    for (Index index : indexes(connection, job)) {
      if (index.constraint()) {
        all.add(alter + "DROP CONSTRAINT " + quote(index.name()));
        all.add(
            alter
                + "ADD CONSTRAINT "
                + quote(index.name())
                + " UNIQUE USING INDEX "
                + quote(index.made(job)));
      } else {
        all.add("DROP INDEX " + schema + quote(index.name()));
        all.add(
            "ALTER INDEX " + schema + quote(index.made(job)) + " RENAME TO " + quote(index.name()));
      }
    }
    Set<String> required = required(connection, job.table());
    for (Column column : job.columns()) {
      if (required.contains(column.name())) {
        all.add(alter + "ALTER COLUMN " + quote(column.name()) + " DROP NOT NULL");
        all.add(
            alter
                + "ADD CONSTRAINT "
                + quote(column.shadow() + "_required")
                + " CHECK ("
                + quote(column.shadow())
                + " IS NOT NULL) NOT VALID");
      }
      all.add(alter + "ALTER COLUMN " + quote(column.name()) + " DROP DEFAULT");
      String check = types.checkName(job.full(column));
      all.add(alter + "DROP CONSTRAINT IF EXISTS " + quote(check));
      all.add(alter + rename("COLUMN", column.name(), column.kept()));
      all.add(alter + rename("COLUMN", column.shadow(), column.name()));
      if (job.kind() != Kind.DECRYPT) {
        all.add(alter + rename("CONSTRAINT", types.checkName(job.fullShadow(column)), check));
      }
    }
    all.addAll(newMarkingTrigger(job));
    return all;
  }

  private static String rename(String what, String from, String to) {
    return "RENAME " + what + " " + quote(from) + " TO " + quote(to);
  }

  /** The first trigger stays with the old columns; this one is for the new ones. */
  private static List<String> newMarkingTrigger(Rewriting job) {
    String changes =
        job.columns().stream()
            .map(column -> quote(column.name()))
            .map(name -> "OLD." + name + " IS DISTINCT FROM NEW." + name)
            .collect(Collectors.joining(" OR "));
    return List.of(create(job, SECOND, changes), enable(job, SECOND));
  }

  @Override
  public void validate(Connection connection, Rewriting job) throws SQLException {
    Ddl ddl = new Ddl(connection, job.table());
    String alter = "ALTER TABLE " + ddl.name() + " ";
    for (String constraint :
        Rows.of(
            connection,
            PostgresRewritingSql.REQUIRING,
            row -> row.getString(1),
            job.table().schema(),
            job.table().table(),
            job.id() + "\\_%\\_required")) {
      for (Column column : job.columns()) {
        if (constraint.equals(column.shadow() + "_required")) {
          ddl.alone(alter + "VALIDATE CONSTRAINT " + quote(constraint));
          ddl.together(
              List.of(
                  alter + "ALTER COLUMN " + quote(column.name()) + " SET NOT NULL",
                  alter + "DROP CONSTRAINT " + quote(constraint)));
        }
      }
    }
  }

  @Override
  public boolean hasOld(Connection connection, Rewriting job) throws SQLException {
    return columns(connection, job.table()).contains(job.columns().get(0).kept());
  }

  @Override
  public void dropOld(Connection connection, Rewriting job) throws SQLException {
    List<String> names = new ArrayList<>();
    names.add(job.mark());
    job.columns().forEach(column -> names.add(column.kept()));
    drop(connection, job, names);
  }

  @Override
  public void dropShadows(Connection connection, Rewriting job) throws SQLException {
    List<String> names = new ArrayList<>();
    names.add(job.mark());
    job.columns().forEach(column -> names.add(column.shadow()));
    drop(connection, job, names);
  }

  private static void drop(Connection connection, Rewriting job, List<String> columns)
      throws SQLException {
    String table = name(job.table());
    List<String> all = new ArrayList<>();
    for (String name : List.of(FIRST, SECOND)) {
      all.add("DROP TRIGGER IF EXISTS " + quote("~" + job.id() + name) + " ON " + table);
    }
    String drops =
        columns.stream()
            .map(name -> "DROP COLUMN IF EXISTS " + quote(name))
            .collect(Collectors.joining(", "));
    all.add("ALTER TABLE " + table + " " + drops);
    Ddl ddl = new Ddl(connection, job.table());
    ddl.together(all);
    Ddl.pause(); // who just reads the triggers of the table fails when their function vanishes
    ddl.alone("DROP FUNCTION IF EXISTS " + function(job) + "()");
  }

  private static Set<String> columns(Connection connection, TableName table) throws SQLException {
    return Set.copyOf(
        Rows.of(
            connection,
            PostgresRewritingSql.COLUMNS,
            row -> row.getString(1),
            table.schema(),
            table.table()));
  }

  private static Set<String> required(Connection connection, TableName table) throws SQLException {
    return Set.copyOf(
        Rows.of(
            connection,
            PostgresRewritingSql.COLUMNS + " AND a.attnotnull",
            row -> row.getString(1),
            table.schema(),
            table.table()));
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String name(TableName table) {
    return quote(table.schema()) + "." + quote(table.table());
  }

  /** Definitions that wait for their locks in short attempts, so that nobody waits behind them. */
  private record Ddl(Connection connection, TableName table) {
    private static final int MOST = 60;
    private static final long PATIENCE = 400;
    private static final long PAUSE = 500;

    String name() {
      return PostgresRewriting.name(table);
    }

    /** Runs statements in one transaction. */
    void together(List<String> statements) throws SQLException {
      connection.setAutoCommit(false);
      attempt(
          () -> {
            try (Statement statement = connection.createStatement()) {
              statement.execute(
                  String.format(Locale.ROOT, "SET LOCAL lock_timeout = '%dms'", PATIENCE));
              for (String each : statements) {
                statement.execute(each);
              }
              connection.commit();
            }
          });
    }

    /** Runs a statement that wants no transaction around it, or needs none. */
    void alone(String sql) throws SQLException {
      connection.setAutoCommit(true);
      attempt(
          () -> {
            try (Statement statement = connection.createStatement()) {
              statement.execute(sql);
            }
          });
    }

    private interface Attempt {
      void run() throws SQLException;
    }

    private void attempt(Attempt attempt) throws SQLException {
      for (int number = 1; ; number++) {
        try {
          attempt.run();
          return;
        } catch (SQLException e) {
          if (!connection.getAutoCommit()) {
            connection.rollback();
          }
          if (number == MOST || !LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
            throw e;
          }
        }
        pause();
      }
    }

    private static void pause() throws SQLException {
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLException("interrupted", e);
      }
    }
  }
}
