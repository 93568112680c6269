package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.ColumnTexts;
import dev.hushcell.internal.dialect.Inquiry;
import dev.hushcell.internal.dialect.postgresql.PostgresTypes.Encoding;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.model.TextComparison;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.plan.SchemaView.Routine;
import dev.hushcell.internal.plan.SchemaView.Trigger;
import dev.hushcell.internal.schema.InformationSchema;
import dev.hushcell.internal.schema.SchemaFault;
import dev.hushcell.internal.schema.SessionState;
import dev.hushcell.internal.schema.SessionState.Sight;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Letters;
import dev.hushcell.internal.sql.Naming.Unquoted;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a PostgreSQL database about itself, over the connection of a session. */
final class PostgresInformationSchema implements InformationSchema {
  /** Bytes that are kept of a name, of a database that was built without changes. */
  private static final int LONGEST_NAME = 63;

  /** Locales of the C library, as they may be written, that order texts by code points. */
  private static final Set<String> BY_CODE_POINT = Set.of("C", "POSIX", "C.UTF-8", "C.utf8");

  private final Inquiry database;
  private final Encoding encoding;

  PostgresInformationSchema(Connection connection, Encoding encoding) {
    this.encoding = encoding;
    this.database = new Inquiry(connection, PostgresInformationSchema::fault);
  }

  @Override
  public Naming naming() {
    Letters letters = new Letters(Unquoted.LOWER_ASCII);
    return new Naming(letters, letters, letters, letters, LONGEST_NAME, false);
  }

  @Override
  public void requireSupportedSettings() {
    // the settings that matter belong to a session; session() checks them
  }

  /** The default collation of a database always tells code points apart. */
  @Override
  public String collation(String schema) {
    return "";
  }

  /** The default collation of a database always tells code points apart. */
  @Override
  public TextComparison textComparison(String schema) {
    return encoding == Encoding.UTF8
        ? database.rows(PostgresSchemaSql.COLLATION, PostgresInformationSchema::comparison).get(0)
        : TextComparison.unknown("");
  }

  private static TextComparison comparison(ResultSet row) throws SQLException {
    String provider = row.getString(1);
    String name = provider.equals("c") ? row.getString(3) : row.getString(2);
    boolean ordered =
        provider.equals("b") || (provider.equals("c") && BY_CODE_POINT.contains(name));
    return ordered
        ? TextComparison.exact(name, TextOrder.CODE_POINT)
        : TextComparison.unordered(name, TextOrder.CODE_POINT);
  }

  @Override
  public Optional<LetterCase> letterCase() {
    return encoding == Encoding.UTF8
        ? Optional.of(database.ask(PostgresLetters.QUESTION::ask))
        : Optional.empty();
  }

  @Override
  public SessionState session() {
    return database.rows(PostgresSchemaSql.SESSION, this::state).get(0);
  }

  private SessionState state(ResultSet row) throws SQLException {
    if (!"on".equals(row.getString(4))) {
      throw SchemaFault.SETTING.fault(
          "the session has standard_conforming_strings=off, under which a backslash in a literal"
              + " means something else; remove that setting, or use the plain driver");
    }
    List<String> path = List.of((String[]) row.getArray(2).getArray());
    String schema = row.getString(1);
    Set<TableName> temporary = row.getLong(5) == 0 ? Set.of() : temporary();
    String snapshot = row.getString(13);
    // No setting cuts what the catalogs show, and nothing in them is hidden from anybody.
    Sight sight =
        new Sight(
            row.getDouble(10) + "/" + row.getString(11),
            row.getString(12) != null,
            snapshot == null ? "" : snapshot);
    return new SessionState(
        schema == null ? "" : schema,
        path,
        temporary,
        row.getString(3),
        "",
        "",
        writesUsualTexts(row),
        sight);
  }

  /** Whether numbers, bytes and times come as texts that lose nothing. */
  private static boolean writesUsualTexts(ResultSet row) throws SQLException {
    return row.getInt(6) >= 120_000
        && row.getInt(7) > 0
        && row.getString(8).equals("hex")
        && row.getString(9).startsWith("ISO");
  }

  private Set<TableName> temporary() {
    return new HashSet<>(database.rows(PostgresSchemaSql.TEMPORARY, Rows::table));
  }

  @Override
  public boolean isDefinedSince(String snapshot) {
    return database
        .rows(PostgresSchemaSql.DEFINED_SINCE, row -> row.getBoolean(1), snapshot)
        .get(0);
  }

  @Override
  public boolean isInTransaction() {
    return database.ask(connection -> !connection.getAutoCommit());
  }

  @Override
  public Optional<Relation> relation(String schema, String name) {
    return database.rows(PostgresSchemaSql.RELATION, this::relation, schema, schema, name).stream()
        .findFirst();
  }

  private Relation relation(ResultSet row) throws SQLException {
    TableName name = Rows.table(row);
    String oid = row.getString(4);
    String kind = row.getString(3);
    List<ColumnTexts> columns = database.rows(PostgresSchemaSql.COLUMNS, ColumnTexts::of, oid);
    boolean isTable = kind.equals("r") || kind.equals("p");
    boolean isView = kind.equals("v") || kind.equals("m");
    return new Relation(name, ColumnTexts.names(columns), isTable, isView ? definition(oid) : null)
        .with(ColumnTexts.known(columns));
  }

  /** Returns the query of a view with every table named with its schema. */
  private String definition(String oid) {
    String path = database.rows(PostgresSchemaSql.SEARCH_PATH, row -> row.getString(1)).get(0);
    return database.rows(PostgresSchemaSql.VIEW, row -> row.getString(2), oid, path).get(0);
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return new HashSet<>(database.texts(PostgresSchemaSql.PRIMARY_KEY, table));
  }

  @Override
  public List<String> keyObjections(TableName table) {
    return database.texts(PostgresSchemaSql.KEY_OBJECTIONS, table);
  }

  @Override
  public List<Set<String>> rowKeys(TableName table) {
    return database.keys(PostgresSchemaSql.ROW_KEYS, table);
  }

  @Override
  public List<Trigger> triggers(TableName table) {
    return database.ask(
        real ->
            Rows.ofTable(
                real, PostgresSchemaSql.TRIGGERS, PostgresInformationSchema::trigger, table));
  }

  @Override
  public List<String> policies(TableName table) {
    return database.texts(PostgresSchemaSql.POLICIES, table);
  }

  @Override
  public List<String> relatives(TableName table) {
    return database.texts(PostgresSchemaSql.RELATIVES, table);
  }

  @Override
  public List<ColumnName> columnsCalled(Set<String> names) {
    return database.columns(PostgresSchemaSql.COLUMNS_CALLED, names);
  }

  @Override
  public List<Routine> routines() {
    return database.ask(PostgresSchemaSql.ROUTINES::all);
  }

  @Override
  public List<Source> sources() {
    List<Source> sources =
        new ArrayList<>(database.rows(PostgresSourcesSql.LINKS, PostgresInformationSchema::linked));
    sources.addAll(database.rows(PostgresSourcesSql.TEXTS, PostgresInformationSchema::text));
    return sources;
  }

  private static Trigger trigger(ResultSet row) throws SQLException {
    String schema = row.getString(1);
    return new Trigger(
        schema == null ? Optional.empty() : Optional.of(new RoutineName(schema, row.getString(2))),
        row.getString(3),
        "");
  }

  private static Source linked(ResultSet row) throws SQLException {
    Set<String> names = Set.copyOf(List.of((String[]) row.getArray(3).getArray()));
    return new Source(row.getString(1), row.getString(2), new Code.Names(names));
  }

  private static Source text(ResultSet row) throws SQLException {
    String sql = row.getString(4);
    boolean listed = sql != null && row.getBoolean(3);
    return new Source(
        row.getString(1), row.getString(2), listed ? new Code.Listed(sql) : Code.of(sql));
  }

  private static Fault fault(SQLException failure) {
    return new PostgresFailures().isOfFailedTransaction(failure)
        ? SchemaFault.TRANSACTION_FAILED.fault(
            "an earlier statement of the transaction failed, so that the database answers nothing;"
                + " roll back")
        : SchemaFault.UNREADABLE.fault(
            "the tables of pg_catalog cannot be read; roll back, or connect again", failure);
  }
}
