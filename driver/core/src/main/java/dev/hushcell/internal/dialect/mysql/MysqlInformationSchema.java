package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.ColumnTexts;
import dev.hushcell.internal.dialect.Inquiry;
import dev.hushcell.internal.dialect.RoutineQueries;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.internal.plan.SchemaView.Trigger;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.schema.SchemaFault;
import dev.hushcell.internal.schema.SessionState;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Letters;
import dev.hushcell.internal.sql.Naming.Unquoted;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Asks a MySQL or MariaDB database about itself, over one connection. */
final class MysqlInformationSchema implements InformationSchema {
  /** Storage engines that keep no rows of their own, as a list for SQL. */
  static final String ELSEWHERE = "('FEDERATED', 'CONNECT', 'SPIDER', 'MRG_MyISAM', 'OQGRAPH')";

  /** The databases that belong to the server itself, as a list for SQL. */
  static final String SYSTEM_SCHEMAS =
      "('mysql', 'sys', 'performance_schema', 'information_schema')";

  private static final String ESCAPED = "#mysql50#";

  private static final String CASES = "SELECT @@lower_case_table_names";
  private static final String COLLATION =
      "SELECT DEFAULT_COLLATION_NAME FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = ?";

  /** Stands for the collation of a database that is not shown. */
  private static final String UNKNOWN = "unknown";

  private static final String TABLE =
      "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, ENGINE IN "
          + ELSEWHERE
          + " FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";
  private static final String COLUMNS =
      "SELECT COLUMN_NAME, DATA_TYPE, COLLATION_NAME FROM INFORMATION_SCHEMA.COLUMNS"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
          + " AND EXTRA %s LIKE '%%INVISIBLE%%' ORDER BY ORDINAL_POSITION";
  private static final String VISIBLE = COLUMNS.formatted("NOT");
  private static final String UNLISTED = COLUMNS.formatted("");
  private static final String DEFINITION =
      "SELECT VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA = ?"
          + " AND TABLE_NAME = ?";
  private static final String PRIMARY_KEY =
      "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = ?"
          + " AND TABLE_NAME = ? AND CONSTRAINT_NAME = 'PRIMARY'";
  // Other engines need not check theirs, nor InnoDB a UNIQUE while unique_checks is off.
  private static final String ROW_KEYS =
      "SELECT K.CONSTRAINT_NAME, K.COLUMN_NAME FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE K"
          + " JOIN INFORMATION_SCHEMA.TABLES T ON T.TABLE_SCHEMA = K.TABLE_SCHEMA"
          + " AND T.TABLE_NAME = K.TABLE_NAME WHERE K.TABLE_SCHEMA = ? AND K.TABLE_NAME = ?"
          + " AND K.CONSTRAINT_NAME = 'PRIMARY' AND T.ENGINE = 'InnoDB'";
  private static final String REQUIRED =
      "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
          + " AND IS_NULLABLE = 'NO'";

  /** The name of a trigger, with its schema and in quotes. */
  static final String TRIGGER = quoted("TRIGGER_SCHEMA", "TRIGGER_NAME");

  private static final String TRIGGERS =
      "SELECT ACTION_STATEMENT, SQL_MODE, CONCAT('TRIGGER ', "
          + TRIGGER
          + ") FROM INFORMATION_SCHEMA.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ?"
          + " AND EVENT_OBJECT_TABLE = ?";
  private static final String COLUMNS_CALLED =
      "SELECT C.TABLE_SCHEMA, C.TABLE_NAME, C.COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS C"
          + " JOIN INFORMATION_SCHEMA.TABLES T"
          + " ON T.TABLE_SCHEMA = C.TABLE_SCHEMA AND T.TABLE_NAME = C.TABLE_NAME"
          + " WHERE T.TABLE_TYPE = 'BASE TABLE' AND C.TABLE_SCHEMA NOT IN "
          + SYSTEM_SCHEMAS
          + " AND LOWER(C.COLUMN_NAME) IN (%s) ORDER BY 1, 2, 3";
  // A procedure and a function may have one name.
  private static final RoutineQueries ROUTINES =
      new RoutineQueries(
          "SELECT CONCAT(ROUTINE_TYPE, ' ', ROUTINE_SCHEMA, '.', SPECIFIC_NAME), ROUTINE_SCHEMA,"
              + " ROUTINE_NAME, ROUTINE_TYPE = 'FUNCTION', 0, 0, DTD_IDENTIFIER"
              + " FROM INFORMATION_SCHEMA.ROUTINES WHERE ROUTINE_TYPE IN ('PROCEDURE', 'FUNCTION')"
              + " AND ROUTINE_SCHEMA NOT IN "
              + SYSTEM_SCHEMAS
              + " ORDER BY 2, 3, 1",
          "SELECT CONCAT(ROUTINE_TYPE, ' ', SPECIFIC_SCHEMA, '.', SPECIFIC_NAME), PARAMETER_MODE,"
              + " PARAMETER_NAME, DTD_IDENTIFIER FROM INFORMATION_SCHEMA.PARAMETERS"
              + " WHERE ORDINAL_POSITION > 0 AND SPECIFIC_SCHEMA NOT IN "
              + SYSTEM_SCHEMAS
              + " ORDER BY 1, ORDINAL_POSITION");
  private static final Set<String> TABLES = Set.of("BASE TABLE", "SYSTEM VERSIONED");
  private static final Set<String> OTHERS = Set.of("VIEW", "SYSTEM VIEW", "SEQUENCE");

  private final Inquiry database;
  private final Flavour flavour;

  MysqlInformationSchema(Connection connection, Flavour flavour) {
    this.database = new Inquiry(connection, MysqlInformationSchema::fault);
    this.flavour = flavour;
  }

  /** Returns the name of something, with its schema and in quotes, of two columns. */
  static String quoted(String schema, String name) {
    return "CONCAT('`', REPLACE(%s, '`', '``'), '`.`', REPLACE(%s, '`', '``'), '`')"
        .formatted(schema, name);
  }

  /** Aliases follow the names of tables; so do common table expressions but for one of the two. */
  @Override
  public Naming naming() {
    int cases = cases();
    Letters columns = new Letters(Unquoted.KEPT, true);
    Letters tables =
        new Letters(cases == 1 ? Unquoted.LOWER_EVEN_QUOTED : Unquoted.KEPT, cases != 0);
    Letters aliases = new Letters(Unquoted.KEPT, cases != 0);
    Letters commons = flavour == Flavour.MARIADB ? columns : aliases;
    return new Naming(tables, aliases, commons, columns, Naming.UNLIMITED, false);
  }

  private int cases() {
    return database.rows(CASES, row -> row.getInt(1)).get(0);
  }

  /** What the generated CHECK needs came with these versions. */
  @Override
  public void requireSupportedSettings() {
    String version =
        database.ask(connection -> connection.getMetaData().getDatabaseProductVersion());
    if (!flavour.isSupported(version)) {
      throw SchemaFault.SETTING.fault(
          ("the database is %s %s, and this version protects %s and later, which keep CHECK"
                  + " constraints")
              .formatted(flavour.product(), version, Flavour.OLDEST));
    }
  }

  @Override
  public String collation(String schema) {
    return MysqlCollations.inexact(defaultOf(schema));
  }

  @Override
  public TextComparison textComparison(String schema) {
    return MysqlCollations.comparison(defaultOf(schema));
  }

  /** Tables take the collation of their own database, whichever the session is in. */
  private String defaultOf(String schema) {
    List<String> found = database.rows(COLLATION, row -> row.getString(1), schema);
    return found.isEmpty() ? UNKNOWN : found.get(0);
  }

  @Override
  public Optional<LetterCase> letterCase() {
    return Optional.of(database.ask(connection -> MysqlLetters.of(connection).ask(connection)));
  }

  @Override
  public SessionState session() {
    return database.ask(MysqlSession::of);
  }

  /** FOUND_ROWS and ROW_COUNT would tell of the question. */
  @Override
  public boolean isDisturbing() {
    return true;
  }

  @Override
  public Optional<Relation> relation(String schema, String name) {
    boolean escaped = isEscaped(schema) || isEscaped(name);
    return escaped ? Optional.empty() : find(schema, name);
  }

  /** Such a name is that of a file and another name of a table, which is not followed. */
  private static boolean isEscaped(String name) {
    return name.regionMatches(true, 0, ESCAPED, 0, ESCAPED.length());
  }

  private record Found(TableName name, String type, boolean elsewhere) {}

  private Optional<Relation> find(String schema, String name) {
    List<Found> found =
        database.rows(
            TABLE,
            row -> new Found(Rows.table(row), row.getString(3), row.getBoolean(4)),
            schema,
            name);
    for (Found each : found) {
      boolean known = TABLES.contains(each.type) || OTHERS.contains(each.type);
      if (known && isMeant(each.name, schema, name)) {
        return Optional.of(relation(each));
      }
    }
    return Optional.empty();
  }

  /** The server finds names of its own tables without case even where it tells others apart. */
  private boolean isMeant(TableName found, String schema, String name) {
    boolean exact = found.schema().equals(schema) && found.table().equals(name);
    return exact
        || (found.schema().equalsIgnoreCase(schema)
            && found.table().equalsIgnoreCase(name)
            && cases() != 0);
  }

  private Relation relation(Found found) {
    List<ColumnTexts> columns = columns(VISIBLE, found.name);
    List<ColumnTexts> unlisted = columns(UNLISTED, found.name);
    boolean isTable = TABLES.contains(found.type) && !found.elsewhere;
    return new Relation(
            found.name,
            ColumnTexts.names(columns),
            ColumnTexts.names(unlisted),
            isTable,
            isTable ? null : definition(found.name))
        .with(ColumnTexts.known(columns));
  }

  private List<ColumnTexts> columns(String sql, TableName table) {
    return database.ask(
        connection -> Rows.ofTable(connection, sql, MysqlCollations::column, table));
  }

  /** Returns the query of a view; null for what is none, or shows none. */
  private @Nullable String definition(TableName view) {
    return database.texts(DEFINITION, view).stream()
        .filter(text -> text != null && !text.isBlank())
        .findFirst()
        .orElse(null);
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return new TreeSet<>(database.texts(PRIMARY_KEY, table));
  }

  @Override
  public List<String> keyObjections(TableName table) {
    return database.texts(MysqlRewritingSql.KEY_OBJECTIONS, table);
  }

  @Override
  public List<Set<String>> rowKeys(TableName table) {
    return database.keys(ROW_KEYS, table);
  }

  @Override
  public Set<String> required(TableName table) {
    return new TreeSet<>(database.texts(REQUIRED, table));
  }

  @Override
  public List<Trigger> triggers(TableName table) {
    return database.ask(
        real -> {
          List<Shown> shown =
              Rows.ofTable(
                  real,
                  TRIGGERS,
                  row ->
                      new Shown(
                          row.getString(1),
                          SqlModes.of(row.getString(2), "").mode(),
                          row.getString(3)),
                  table);
          List<Trigger> triggers = new ArrayList<>();
          for (Shown each : shown) {
            triggers.add(new Trigger(Optional.empty(), each.code(real), each.mode));
          }
          return triggers;
        });
  }

  /** A trigger as INFORMATION_SCHEMA shows it, and what SHOW CREATE is asked for. */
  private record Shown(@Nullable String text, String mode, String object) {
    @Nullable String code(Connection connection) throws SQLException {
      return text == null || !MysqlOriginals.mayDiffer(text)
          ? text
          : MysqlOriginals.of(connection, object, text, mode).orElse(null);
    }
  }

  @Override
  public List<ColumnName> columnsCalled(Set<String> names) {
    return database.columns(COLUMNS_CALLED, names);
  }

  @Override
  public List<Routine> routines() {
    return database.ask(ROUTINES::all);
  }

  @Override
  public List<Source> sources() {
    return database.ask(MysqlSources::of);
  }

  @Override
  public Optional<String> original(Code.Copy copy) {
    return database.ask(real -> MysqlOriginals.of(real, copy.object(), copy.sql(), copy.mode()));
  }

  private static Fault fault(SQLException failure) {
    return SchemaFault.UNREADABLE.fault(
        "the tables of INFORMATION_SCHEMA cannot be read; connect again", failure);
  }
}
