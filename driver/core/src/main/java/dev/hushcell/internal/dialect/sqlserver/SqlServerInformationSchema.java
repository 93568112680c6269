package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.Inquiry;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.catalogue.Rows;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks a SQL Server database about itself. Names are compared by the server, in the collation of
 * the database, and come back as they are stored.
 */
final class SqlServerInformationSchema implements InformationSchema {
  private final Inquiry database;
  private final SqlServerSession session;

  SqlServerInformationSchema(Connection connection) {
    this.database = new Inquiry(connection, SqlServerInformationSchema::fault);
    this.session = new SqlServerSession(connection);
  }

  @Override
  public Naming naming() {
    boolean caseless = collation("").toUpperCase(Locale.ROOT).contains("_CI_");
    Letters letters = new Letters(Unquoted.KEPT, caseless);
    return new Naming(letters, letters, letters, letters, Naming.UNLIMITED, true);
  }

  /** What the server does not show to a user cannot be found, so everything must be shown. */
  @Override
  public void requireSupportedSettings() {
    for (Optional<String> without :
        database.rows(
            SqlServerSchemaSql.RIGHTS,
            row -> row.getInt(1) == 1 ? Optional.<String>empty() : Optional.of(user(row)))) {
      if (without.isPresent()) {
        throw SchemaFault.SETTING.fault(
            "the user is not shown the text of views, triggers and constraints, so that what reaches"
                + " a protected table cannot be found; have an administrator run: GRANT VIEW"
                + " DEFINITION TO "
                + SqlServerTypes.QUOTES.of(without.get()));
      }
    }
  }

  private static String user(ResultSet row) throws SQLException {
    return String.valueOf(row.getString(3));
  }

  @Override
  public String collation(String schema) {
    return database.rows(SqlServerSchemaSql.COLLATION, row -> row.getString(1)).get(0);
  }

  @Override
  public SessionState session() {
    return database.ask(real -> session.state());
  }

  /** {@code @@ROWCOUNT} would tell of the question. */
  @Override
  public boolean isDisturbing() {
    return true;
  }

  @Override
  public boolean isInTransaction() {
    return database.ask(connection -> !connection.getAutoCommit());
  }

  @Override
  public Optional<Relation> relation(String schema, String name) {
    Optional<Relation> found = exact(schema, name);
    if (found.isPresent()) {
      return found;
    }
    return database.rows(SqlServerSchemaSql.SYNONYM, Rows::table, schema, name).stream()
        .findFirst()
        .flatMap(target -> exact(target.schema(), target.table()));
  }

  /** What is kept of an object of the database. */
  private record Found(TableName name, String kind, @Nullable String definition) {}

  private Optional<Relation> exact(String schema, String name) {
    return database
        .rows(
            SqlServerSchemaSql.RELATION,
            row -> new Found(Rows.table(row), row.getString(3).strip(), row.getString(4)),
            schema,
            name)
        .stream()
        .findFirst()
        .map(this::relation);
  }

  private Relation relation(Found found) {
    TableName name = found.name();
    return new Relation(
        name,
        database.texts(SqlServerSchemaSql.COLUMNS, name),
        found.kind().equals("U"),
        query(found));
  }

  private static @Nullable String query(Found found) {
    return found.kind().equals("V")
        ? ViewText.query(found.definition(), found.name().schema())
        : null;
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return new HashSet<>(database.texts(SqlServerSchemaSql.PRIMARY_KEY, table));
  }

  @Override
  public List<Set<String>> rowKeys(TableName table) {
    return database.keys(SqlServerSchemaSql.ROW_KEYS, table);
  }

  @Override
  public List<Trigger> triggers(TableName table) {
    return database.texts(SqlServerSchemaSql.TRIGGERS, table).stream().map(Trigger::new).toList();
  }

  @Override
  public List<String> policies(TableName table) {
    return database.texts(SqlServerSchemaSql.POLICIES, table);
  }

  @Override
  public List<String> relatives(TableName table) {
    List<String> found = new ArrayList<>(database.texts(SqlServerSchemaSql.RELATIVES, table));
    if (capturesChanges()) {
      found.addAll(database.texts(SqlServerSchemaSql.CAPTURES_OF, table));
    }
    return found;
  }

  /** Only then there is a schema for what is captured. */
  private boolean capturesChanges() {
    return database.rows(SqlServerSchemaSql.HAS_CAPTURES, row -> row.getInt(1)).contains(1);
  }

  @Override
  public List<ColumnName> columnsCalled(Set<String> names) {
    return database.columns(SqlServerSchemaSql.COLUMNS_CALLED, names);
  }

  @Override
  public List<Routine> routines() {
    return database.ask(SqlServerSchemaSql.ROUTINES::all);
  }

  @Override
  public List<Source> sources() {
    List<Source> found = new ArrayList<>(database.sources(SourcesSql.ALL));
    if (database.rows(SqlServerSchemaSql.RIGHTS, row -> row.getInt(2)).contains(1)) {
      found.addAll(database.sources(SourcesSql.DEPENDENCIES));
    }
    if (capturesChanges()) {
      found.addAll(database.sources(SourcesSql.CAPTURES));
    }
    return found;
  }

  private static Fault fault(SQLException failure) {
    return SchemaFault.UNREADABLE.fault(
        "the catalog views of the database cannot be read: SQL Server 2016 or later is needed, and"
            + " the right VIEW DEFINITION; else roll back, or connect again",
        failure);
  }

  /** Asks a session about itself. Used by one thread at a time. */
  private static final class SqlServerSession {
    private static final List<String> SETTINGS =
        List.of("QUOTED_IDENTIFIER", "ANSI_NULLS", "ANSI_PADDING", "ANSI_WARNINGS");
    private static final int FIRST_SETTING = 3;
    private static final int SIGHT = 7;

    private final Connection connection;
    private @Nullable String database;

    SqlServerSession(Connection connection) {
      this.connection = connection;
    }

    SessionState state() throws SQLException {
      return Rows.of(connection, SqlServerSchemaSql.SESSION, this::state).get(0);
    }

    /** An unqualified name is looked for in the user's schema, then in dbo. */
    private SessionState state(ResultSet row) throws SQLException {
      requireSameDatabase(row.getString(2));
      String own = row.getString(1);
      String schema = own == null ? "dbo" : own;
      List<String> path = schema.equalsIgnoreCase("dbo") ? List.of() : List.of("dbo");
      // The server has no time zone of a session: the driver converts in that of the JVM.
      String zone = ZoneId.systemDefault().getId();
      Sight sight = new Sight(row.getString(SIGHT), row.getInt(SIGHT + 1) > 0, "");
      return new SessionState(schema, path, Set.of(), zone, "", obstacle(row), true, sight);
    }

    private static String obstacle(ResultSet row) throws SQLException {
      for (int i = 0; i < SETTINGS.size(); i++) {
        if (row.getInt(FIRST_SETTING + i) != 1) {
          return SETTINGS.get(i) + " OFF";
        }
      }
      return "";
    }

    /** Keys, and what is protected, are of the database that the connection was made to. */
    private void requireSameDatabase(String now) {
      String first = database;
      if (first == null) {
        database = now;
      } else if (!first.equals(now)) {
        throw SchemaFault.SETTING.fault(
            "the session went from database "
                + first
                + " to "
                + now
                + ", of which nothing is known here; go back, or connect to that one");
      }
    }
  }
}
