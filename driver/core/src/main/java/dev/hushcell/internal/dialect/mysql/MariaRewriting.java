package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Column;
import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.rewriting.RewritingTables;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rewrites columns in MariaDB: invisible beside the old ones, exchanged by one definition under a
 * lock of the table. Definitions are in no transaction here, so the names of the columns tell first
 * that they were exchanged, and the record follows.
 */
final class MariaRewriting implements RewritingTables {
  private static final int STATEMENT_TIMEOUT = 1969;

  private final MysqlTypes types;

  MariaRewriting(MysqlTypes types) {
    this.types = types;
  }

  @Override
  public List<String> objections(
      Connection connection, TableName table, List<String> columns, List<String> unsearchable)
      throws SQLException {
    List<String> found = new ArrayList<>();
    for (String column : columns) {
      for (String sql : MariaRewritingSql.OBJECTIONS_OF_COLUMN) {
        found.addAll(ask(connection, sql, table.schema(), table.table(), column));
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

  private static List<String> ask(Connection connection, String sql, String... parameters)
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
  public void addShadows(Connection connection, Rewriting job, List<NewColumn> shadows)
      throws SQLException {
    Set<String> there = columns(connection, job).keySet();
    if (!there.contains(job.mark())) {
      StringBuilder add = new StringBuilder();
      add.append("ADD COLUMN ").append(quote(job.mark())).append(" SMALLINT INVISIBLE DEFAULT 1");
      for (int i = 0; i < shadows.size(); i++) {
        NewColumn shadow = shadows.get(i);
        add.append(", ADD COLUMN ").append(quote(shadow.name())).append(' ').append(shadow.type());
        add.append(" INVISIBLE ").append(condition(shadow.check())).append(" AFTER ");
        add.append(quote(job.columns().get(i).name()));
      }
      alter(connection, job, add + ", ALGORITHM=INSTANT");
    }
    String differ =
        job.columns().stream()
            .map(column -> quote(column.name()))
            .map(name -> "NOT (BINARY OLD." + name + " <=> BINARY NEW." + name + ")")
            .collect(Collectors.joining(" OR "));
    run(
        connection,
        "CREATE TRIGGER IF NOT EXISTS "
            + quote(job.table().schema())
            + "."
            + quote(job.id())
            + " BEFORE UPDATE ON "
            + name(job.table())
            + " FOR EACH ROW BEGIN IF "
            + differ
            + " THEN SET NEW."
            + quote(job.mark())
            + " = 1; END IF; END");
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

  /**
   * An index over columns that are rewritten.
   *
   * @param name its name
   * @param unique whether no two rows may have the same
   * @param columns its columns, in order
   */
  private record Index(String name, boolean unique, List<String> columns) {}

  /** Returns the indexes of the table over some of the columns. */
  private static List<Index> indexes(Connection connection, Rewriting job, Set<String> columns)
      throws SQLException {
    Map<String, Index> found = new LinkedHashMap<>();
    Rows.of(
        connection,
        MariaRewritingSql.INDEXES,
        row -> {
          boolean unique = row.getInt(2) == 0;
          return found
              .computeIfAbsent(row.getString(1), name -> new Index(name, unique, new ArrayList<>()))
              .columns()
              .add(row.getString(3));
        },
        job.table().schema(),
        job.table().table());
    return found.values().stream()
        .filter(index -> index.columns().stream().anyMatch(columns::contains))
        .toList();
  }

  private static Set<String> names(Rewriting job) {
    return job.columns().stream().map(Column::name).collect(Collectors.toSet());
  }

  /** The name of the old index, which need not be free before. */
  private static String made(Rewriting job, Index index) {
    return job.id() + "_" + Integer.toHexString(index.name().hashCode());
  }

  @Override
  public void buildIndexes(Connection connection, Rewriting job) throws SQLException {
    for (Index index : indexes(connection, job, names(job))) {
      String columns =
          index.columns().stream()
              .map(each -> quote(shadowOf(job, each)))
              .collect(Collectors.joining(", "));
      alter(
          connection,
          job,
          "ADD "
              + (index.unique() ? "UNIQUE " : "")
              + "INDEX IF NOT EXISTS "
              + quote(made(job, index))
              + " ("
              + columns
              + "), ALGORITHM=INPLACE, LOCK=NONE");
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
    connection.setAutoCommit(true);
    try {
      if (!lock(connection, job, patience)) {
        return false;
      }
      boolean before = columns(connection, job).containsKey(job.columns().get(0).shadow());
      if (before) {
        if (!rest.run(connection)) {
          return false;
        }
        run(connection, "ALTER TABLE " + name(job.table()) + " " + exchanging(connection, job));
      }
      run(connection, "ALTER TABLE " + name(job.table()) + " " + defaults(connection, job));
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

  private String exchanging(Connection connection, Rewriting job) throws SQLException {
    List<String> all = new ArrayList<>();
    for (Index index : indexes(connection, job, names(job))) {
      all.add("DROP INDEX " + quote(index.name()));
      all.add("RENAME INDEX " + quote(made(job, index)) + " TO " + quote(index.name()));
    }
    Map<String, Told> columns = columns(connection, job);
    for (Column column : job.columns()) {
      all.addAll(givenUp(connection, job, column, told(columns, column.name())));
      Told shadow = told(columns, column.shadow());
      all.add(
          "CHANGE COLUMN "
              + quote(column.shadow())
              + " "
              + quote(column.name())
              + " "
              + shadow.type()
              + " NULL "
              + checkOf(connection, job, column.shadow())
                  .replace(quote(column.shadow()), quote(column.name()))
              + comment(told(columns, column.name()).comment()));
    }
    return String.join(", ", all) + ", ALGORITHM=NOCOPY";
  }

  /** What is kept of a column is to take a default, so it goes without its CHECK of cells. */
  private List<String> givenUp(Connection connection, Rewriting job, Column column, Told now)
      throws SQLException {
    String to = quote(column.kept());
    List<String> all = new ArrayList<>();
    String check = types.checkName(job.full(column));
    if (!ask(connection, job, check).isEmpty()) {
      all.add("DROP CONSTRAINT " + quote(check));
    }
    all.add(
        ask(connection, job, column.name()).isEmpty()
            ? "RENAME COLUMN " + quote(column.name()) + " TO " + to
            : "CHANGE COLUMN " + quote(column.name()) + " " + to + " " + now.definition());
    return all;
  }

  private static List<String> ask(Connection connection, Rewriting job, String check)
      throws SQLException {
    return ask(
        connection, MariaRewritingSql.CHECK, job.table().schema(), job.table().table(), check);
  }

  /** Returns the CHECK that a new column is to have. */
  private String checkOf(Connection connection, Rewriting job, String column) throws SQLException {
    if (job.kind() == Kind.DECRYPT) {
      return "";
    }
    return ask(connection, job, column).stream()
        .filter(types::isCellCheck)
        .map(condition -> "CHECK (" + condition + ")")
        .findFirst()
        .orElseThrow(() -> new SQLException("the CHECK of a shadow is gone", "42000"));
  }

  private static String comment(String text) {
    return text.isEmpty() ? "" : " COMMENT '" + text.replace("'", "''") + "'";
  }

  /** What is required and has no default would have every INSERT fail that does not know it. */
  private static String defaults(Connection connection, Rewriting job) throws SQLException {
    Map<String, Told> columns = columns(connection, job);
    List<String> all = new ArrayList<>();
    for (Column column : job.columns()) {
      Told kept = told(columns, column.kept());
      if (kept.required()) {
        all.add("ALTER COLUMN " + quote(column.kept()) + " SET DEFAULT " + kept.none());
      }
    }
    all.add("ALGORITHM=INSTANT");
    return String.join(", ", all);
  }

  /** New cells are required from here on where values were. */
  @Override
  public void validate(Connection connection, Rewriting job) throws SQLException {
    Map<String, Told> columns = columns(connection, job);
    for (Column column : job.columns()) {
      if (!columns.containsKey(column.kept())) {
        continue;
      }
      Told now = told(columns, column.name());
      if (told(columns, column.kept()).required() && !now.required()) {
        alter(
            connection,
            job,
            "MODIFY COLUMN "
                + quote(column.name())
                + " "
                + now.type()
                + " NOT NULL "
                + checkOf(connection, job, column.name())
                + comment(now.comment())
                + ", ALGORITHM=INPLACE, LOCK=NONE");
      }
    }
  }

  @Override
  public boolean hasOld(Connection connection, Rewriting job) throws SQLException {
    return columns(connection, job).containsKey(job.columns().get(0).kept());
  }

  @Override
  public void dropOld(Connection connection, Rewriting job) throws SQLException {
    drop(connection, job, job.columns().stream().map(Column::kept).toList());
  }

  @Override
  public void dropShadows(Connection connection, Rewriting job) throws SQLException {
    drop(connection, job, job.columns().stream().map(Column::shadow).toList());
  }

  private static void drop(Connection connection, Rewriting job, List<String> names)
      throws SQLException {
    run(
        connection,
        "DROP TRIGGER IF EXISTS " + quote(job.table().schema()) + "." + quote(job.id()));
    List<String> all = new ArrayList<>();
    Map<String, Told> there = columns(connection, job);
    for (Index index : indexes(connection, job, Set.copyOf(names))) {
      all.add("DROP INDEX " + quote(index.name()));
    }
    if (there.containsKey(job.mark())) {
      all.add("DROP INDEX IF EXISTS " + quote(job.id() + "_marks"));
      all.add("DROP COLUMN " + quote(job.mark()));
    }
    names.stream()
        .filter(there::containsKey)
        .forEach(each -> all.add("DROP COLUMN " + quote(each)));
    if (!all.isEmpty()) {
      alter(connection, job, String.join(", ", all) + ", ALGORITHM=NOCOPY");
    }
  }

  /**
   * A column as the information schema has it.
   *
   * @param type its type
   * @param data its type without lengths
   * @param required whether it takes no NULL
   * @param comment its comment
   */
  private record Told(String type, String data, boolean required, String comment) {
    /** Returns it as a definition has it, without CHECK. */
    String definition() {
      return type + (required ? " NOT NULL" : " NULL");
    }

    /** Returns something of its type, as a literal. */
    String none() {
      return switch (data) {
        case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double" ->
            "0";
        case "date" -> "'2000-01-01'";
        case "datetime", "timestamp" -> "'2000-01-01 00:00:00'";
        case "time" -> "'00:00:00'";
        case "year" -> "2000";
        case "uuid" -> "'00000000-0000-0000-0000-000000000000'";
        default -> "''";
      };
    }
  }

  private static Told told(Map<String, Told> columns, String name) throws SQLException {
    Told found = columns.get(name);
    if (found == null) {
      throw new SQLException("a column of the job is gone", "42S22");
    }
    return found;
  }

  private static Map<String, Told> columns(Connection connection, Rewriting job)
      throws SQLException {
    Map<String, Told> found = new HashMap<>();
    Rows.of(
        connection,
        MariaRewritingSql.COLUMNS,
        row ->
            found.put(
                row.getString(1),
                new Told(
                    row.getString(2),
                    row.getString(3),
                    row.getString(4).equals("NO"),
                    row.getString(5))),
        job.table().schema(),
        job.table().table());
    return found;
  }

  private static void alter(Connection connection, Rewriting job, String change)
      throws SQLException {
    connection.setAutoCommit(true);
    run(
        connection,
        "SET STATEMENT lock_wait_timeout = 5 FOR ALTER TABLE " + name(job.table()) + " " + change);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quote(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  private static String name(TableName table) {
    return quote(table.schema()) + "." + quote(table.table());
  }
}
