package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.ColumnTexts;
import dev.hushcell.internal.dialect.sqlite.SqliteSchema.Entry;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.model.PresumedLetters;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.SchemaView.Trigger;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.schema.SchemaFault;
import dev.hushcell.internal.schema.SessionState;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Letters;
import dev.hushcell.internal.sql.Naming.Unquoted;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.tree.DataDefinition;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a SQLite database about itself, over one connection. */
final class SqliteInformationSchema implements InformationSchema {
  /** The columns of a table that a row shows: name, NOT NULL, place in the primary key. */
  private static final String COLUMNS =
      "SELECT name, \"notnull\", pk, type FROM pragma_table_xinfo(?, ?) WHERE hidden <> 1"
          + " ORDER BY cid";

  private static final String LETTERS =
      "SELECT LOWER('\u00c4') = '\u00c4' AND UPPER('\u00e4\u00df') = '\u00e4\u00df'"
          + " AND NOT '\u00c4' LIKE '\u00e4'";
  private static final String OTHER_FILES =
      "SELECT name FROM pragma_database_list WHERE name NOT IN ('main', 'temp')";
  private static final String VERSION = "SELECT sqlite_version()";

  /** The first one in which constraints can be added and dropped. */
  private static final int[] OLDEST = {3, 53};

  private static final List<String> SCHEMAS = List.of(SqliteSchema.TEMP, SqliteSchema.MAIN);

  private final Connection connection;

  SqliteInformationSchema(Connection connection) {
    this.connection = connection;
  }

  /** The case of A to Z does not count, in quotes either. */
  @Override
  public Naming naming() {
    return Naming.of(new Letters(Unquoted.KEPT, true));
  }

  @Override
  public void requireSupportedSettings() {
    String version = ask(() -> Rows.texts(connection, VERSION).get(0));
    String[] parts = version.split("\\.", -1);
    int major = Integer.parseInt(parts[0]);
    int minor = Integer.parseInt(parts[1]);
    if (major < OLDEST[0] || (major == OLDEST[0] && minor < OLDEST[1])) {
      throw SchemaFault.SETTING.fault(
          "this is SQLite "
              + version
              + ", and constraints can be added to a table from 3.53 on; use sqlite-jdbc 3.53 or"
              + " later");
    }
  }

  @Override
  public String collation(String schema) {
    return "";
  }

  @Override
  public TextComparison textComparison(String schema) {
    return TextComparison.exact("BINARY", TextOrder.CODE_POINT);
  }

  /** Without an extension, its functions know the letters A to Z. */
  @Override
  public Optional<LetterCase> letterCase() {
    return ask(
        () ->
            Rows.isTrue(connection, LETTERS)
                ? Optional.of(PresumedLetters.ASCII)
                : Optional.empty());
  }

  /** A connection may be opened with another LIKE. */
  private String mode() throws SQLException {
    return Rows.isTrue(connection, "SELECT 'a' LIKE 'A'")
        ? ""
        : SessionFlag.LIKE_REGARDS_CASE.name();
  }

  /** There is no time zone but that of the JVM. */
  @Override
  public SessionState session() {
    return ask(
        () -> {
          Set<TableName> temporary = new HashSet<>();
          for (Entry entry : SqliteSchema.all(connection, SqliteSchema.TEMP)) {
            temporary.add(new TableName(SqliteSchema.TEMP, entry.name()));
          }
          return new SessionState(
              SqliteSchema.MAIN,
              SCHEMAS,
              temporary,
              ZoneId.systemDefault().getId(),
              mode(),
              obstacle());
        });
  }

  private String obstacle() throws SQLException {
    List<String> files = Rows.texts(connection, OTHER_FILES);
    if (!files.isEmpty()) {
      return "the database " + files.get(0) + " attached";
    }
    for (String setting : List.of("writable_schema", "ignore_check_constraints")) {
      if (Rows.of(connection, "PRAGMA " + setting, row -> row.getInt(1)).contains(1)) {
        return setting + " on";
      }
    }
    return "";
  }

  @Override
  public boolean isInTransaction() {
    return ask(() -> SqliteDatabase.hasTransaction(connection));
  }

  /** One connection writes at a time, and none while another one reads on in a transaction. */
  @Override
  public void requireRoomForOthers() {
    if (isInTransaction()) {
      throw SchemaFault.NO_ROOM.fault(
          "a key must be put on record by another connection, which waits for the transaction of"
              + " this one; commit, set autocommit, and run the statement again");
    }
  }

  @Override
  public Optional<Relation> relation(String schema, String name) {
    return ask(
        () -> {
          Optional<String> known =
              SCHEMAS.stream().filter(each -> SqliteSchema.isSame(each, schema)).findFirst();
          Optional<Entry> found =
              known.isEmpty()
                  ? Optional.empty()
                  : SqliteSchema.relation(connection, known.get(), name);
          return found.isEmpty()
              ? Optional.empty()
              : Optional.of(relation(found.get(), known.get()));
        });
  }

  private Relation relation(Entry entry, String schema) throws SQLException {
    TableName name = new TableName(schema, entry.name());
    boolean isTable = entry.type().equals("table") && !entry.isVirtual();
    Set<String> usual = isTable ? entry.usual() : Set.of();
    List<ColumnTexts> columns =
        Rows.of(connection, COLUMNS, row -> column(row, usual), entry.name(), schema);
    return new Relation(name, ColumnTexts.names(columns), isTable, isTable ? null : query(entry))
        .with(ColumnTexts.known(columns));
  }

  private static ColumnTexts column(ResultSet row, Set<String> usual) throws SQLException {
    String name = row.getString(1);
    String type = row.getString(4).toUpperCase(Locale.ROOT);
    boolean text = type.equals("TEXT") || type.startsWith("VARCHAR");
    return new ColumnTexts(name, text && usual.contains(name), Optional.empty());
  }

  /** Returns the query of a view; null for what is none, or is not understood. */
  private static @Nullable String query(Entry entry) {
    SqliteSchema.Definition read = entry.definition();
    return read.statement() instanceof DataDefinition.CreateView view
        ? entry
            .sql()
            .substring(
                view.query().place().from(read.tokens()), view.query().place().to(read.tokens()))
        : null;
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return columns(table, 3);
  }

  @Override
  public List<Set<String>> rowKeys(TableName table) {
    return ask(() -> SqliteKeys.of(connection, table));
  }

  @Override
  public List<String> keyObjections(TableName table) {
    return ask(() -> SqliteKeys.objections(connection, table));
  }

  @Override
  public Set<String> required(TableName table) {
    return columns(table, 2);
  }

  /** Returns the columns for which a column of {@link #COLUMNS} is not zero. */
  private Set<String> columns(TableName table, int place) {
    return ask(
        () -> {
          Set<String> found = new HashSet<>();
          Rows.of(
              connection,
              COLUMNS,
              row -> row.getInt(place) > 0 && found.add(row.getString(1)),
              table.table(),
              table.schema());
          return found;
        });
  }

  @Override
  public List<Trigger> triggers(TableName table) {
    return ask(
        () -> {
          List<Trigger> found = new ArrayList<>();
          for (Entry entry : everywhere()) {
            if (entry.type().equals("trigger")
                && SqliteSchema.isSame(entry.table(), table.table())) {
              found.add(new Trigger(entry.sql()));
            }
          }
          return found;
        });
  }

  private List<Entry> everywhere() throws SQLException {
    List<Entry> all = new ArrayList<>();
    for (String schema : SCHEMAS) {
      all.addAll(SqliteSchema.all(connection, schema));
    }
    return all;
  }

  @Override
  public List<ColumnName> columnsCalled(Set<String> names) {
    return ask(
        () -> {
          List<ColumnName> found = new ArrayList<>();
          for (Entry entry : SqliteSchema.all(connection, SqliteSchema.MAIN)) {
            if (entry.type().equals("table") && !entry.isVirtual()) {
              TableName table = new TableName(SqliteSchema.MAIN, entry.name());
              Rows.texts(connection, COLUMNS, entry.name(), SqliteSchema.MAIN).stream()
                  .filter(column -> names.contains(column.toLowerCase(Locale.ROOT)))
                  .forEach(column -> found.add(new ColumnName(table, column)));
            }
          }
          return found;
        });
  }

  /** A trigger is found under the name of its table, since a change of that table runs it. */
  @Override
  public List<Source> sources() {
    return ask(
        () ->
            everywhere().stream()
                .filter(entry -> reaches(entry))
                .map(
                    entry ->
                        new Source(
                            entry.type().equals("trigger") ? entry.table() : entry.name(),
                            entry.sql()))
                .toList());
  }

  private static boolean reaches(Entry entry) {
    return switch (entry.type()) {
      case "view", "trigger" -> true;
      case "table" -> entry.isVirtual();
      default -> false;
    };
  }

  private static <T> T ask(SqlCall<T> question) {
    try {
      return question.run();
    } catch (SQLException e) {
      throw SchemaFault.UNREADABLE.fault(
          "the schema of the database cannot be read just now; try again", e);
    }
  }
}
