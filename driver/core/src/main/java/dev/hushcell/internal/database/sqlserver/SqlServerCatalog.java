package dev.hushcell.internal.database.sqlserver;

import dev.hushcell.internal.jdbc.schema.Catalog;
import dev.hushcell.internal.jdbc.schema.NameCase;
import dev.hushcell.internal.jdbc.schema.SchemaFault;
import dev.hushcell.internal.jdbc.schema.SessionState;
import dev.hushcell.internal.keyring.database.Rows;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks a SQL Server database about itself. Names are compared by the server, in the collation of
 * the database, and come back as they are stored.
 */
final class SqlServerCatalog implements Catalog {
  private static final String SETTINGS =
      "SELECT N, V FROM (VALUES"
          + " ('QUOTED_IDENTIFIER', CAST(SESSIONPROPERTY('QUOTED_IDENTIFIER') AS INT)),"
          + " ('ANSI_NULLS', CAST(SESSIONPROPERTY('ANSI_NULLS') AS INT)),"
          + " ('ANSI_PADDING', CAST(SESSIONPROPERTY('ANSI_PADDING') AS INT)),"
          + " ('ANSI_WARNINGS', CAST(SESSIONPROPERTY('ANSI_WARNINGS') AS INT))) P(N, V)";
  private static final String COLLATION =
      "SELECT CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS NVARCHAR(128))";
  private static final String SCHEMA = "SELECT SCHEMA_NAME()";
  private static final String RELATION =
      "SELECT s.name, o.name, o.type, m.definition FROM sys.objects o"
          + " JOIN sys.schemas s ON s.schema_id = o.schema_id"
          + " LEFT JOIN sys.sql_modules m ON m.object_id = o.object_id"
          + " WHERE s.name = ? AND o.name = ? AND o.type IN ('U', 'V', 'ET', 'TF', 'IF')";
  private static final String SYNONYM =
      "SELECT COALESCE(PARSENAME(y.base_object_name, 2), SCHEMA_NAME()),"
          + " PARSENAME(y.base_object_name, 1) FROM sys.synonyms y"
          + " JOIN sys.schemas s ON s.schema_id = y.schema_id WHERE s.name = ? AND y.name = ?"
          + " AND PARSENAME(y.base_object_name, 4) IS NULL"
          + " AND COALESCE(PARSENAME(y.base_object_name, 3), DB_NAME()) = DB_NAME()";
  private static final String COLUMNS =
      "SELECT c.name FROM sys.columns c JOIN sys.objects o ON o.object_id = c.object_id"
          + " JOIN sys.schemas s ON s.schema_id = o.schema_id"
          + " WHERE s.name = ? AND o.name = ? AND c.is_hidden = 0 ORDER BY c.column_id";
  private static final String PRIMARY_KEY =
      "SELECT c.name FROM sys.indexes i JOIN sys.index_columns k ON k.object_id = i.object_id"
          + " AND k.index_id = i.index_id JOIN sys.columns c ON c.object_id = k.object_id"
          + " AND c.column_id = k.column_id JOIN sys.objects o ON o.object_id = i.object_id"
          + " JOIN sys.schemas s ON s.schema_id = o.schema_id"
          + " WHERE i.is_primary_key = 1 AND s.name = ? AND o.name = ?";
  private static final String COLUMNS_CALLED =
      "SELECT s.name, o.name, c.name FROM sys.columns c JOIN sys.objects o"
          + " ON o.object_id = c.object_id JOIN sys.schemas s ON s.schema_id = o.schema_id"
          + " WHERE o.type = 'U' AND LOWER(c.name) IN (%s) ORDER BY 1, 2, 3";

  /** Encrypted modules and those of the CLR do not show their text: they count as reaching. */
  private static final String SOURCES =
      "SELECT o.name, m.definition FROM sys.sql_modules m JOIN sys.objects o"
          + " ON o.object_id = m.object_id WHERE o.is_ms_shipped = 0"
          + " UNION ALL SELECT o.name, NULL FROM sys.assembly_modules m JOIN sys.objects o"
          + " ON o.object_id = m.object_id"
          + " UNION ALL SELECT y.name, y.base_object_name FROM sys.synonyms y"
          + " UNION ALL SELECT o.name, NULL FROM sys.objects o WHERE o.type = 'ET'";

  private final Connection connection;

  SqlServerCatalog(Connection connection) {
    this.connection = connection;
  }

  @Override
  public NameCase nameCase() {
    return NameCase.KEPT;
  }

  @Override
  public void requireSupportedSettings() {
    for (Optional<String> off :
        select(SETTINGS, row -> Optional.of(row.getString(1)).filter(n -> isOff(row, n)))) {
      if (off.isPresent()) {
        throw SchemaFault.SETTING.fault(
            "the session has "
                + off.get()
                + " OFF, under which SQL means something else than this version knows; leave it ON,"
                + " as the driver sets it");
      }
    }
  }

  private static boolean isOff(java.sql.ResultSet row, String name) {
    try {
      return !name.isEmpty() && row.getInt(2) != 1;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public String collation() {
    return select(COLLATION, row -> row.getString(1)).get(0);
  }

  /** An unqualified name is looked for in the user's schema, then in dbo. */
  @Override
  public SessionState session() {
    String schema = select(SCHEMA, row -> row.getString(1)).get(0);
    List<String> path = schema.equalsIgnoreCase("dbo") ? List.of() : List.of("dbo");
    // The server has no time zone of a session: the driver converts in that of the JVM.
    return new SessionState(schema, path, Set.of(), ZoneId.systemDefault().getId());
  }

  @Override
  public Optional<Relation> relation(String schema, String name) {
    Optional<Relation> found = exact(schema, name);
    if (found.isPresent()) {
      return found;
    }
    return select(SYNONYM, row -> new TableName(row.getString(1), row.getString(2)), schema, name)
        .stream()
        .findFirst()
        .flatMap(target -> exact(target.schema(), target.table()));
  }

  /** What is kept of an object of the database. */
  private record Found(TableName name, String kind, @Nullable String definition) {}

  private Optional<Relation> exact(String schema, String name) {
    List<Found> found =
        select(
            RELATION,
            row ->
                new Found(
                    new TableName(row.getString(1), row.getString(2)),
                    row.getString(3).strip(),
                    row.getString(4)),
            schema,
            name);
    return found.stream().findFirst().map(this::relation);
  }

  private Relation relation(Found found) {
    TableName name = found.name();
    List<String> columns = select(COLUMNS, row -> row.getString(1), name.schema(), name.table());
    boolean table = found.kind().equals("U");
    String query = found.kind().equals("V") ? ViewText.query(found.definition()) : null;
    return new Relation(name, columns, table, query);
  }

  @Override
  public Set<String> primaryKey(TableName table) {
    return new HashSet<>(
        select(PRIMARY_KEY, row -> row.getString(1), table.schema(), table.table()));
  }

  @Override
  public List<ColumnName> columnsCalled(Set<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    String marks = "?, ".repeat(names.size() - 1) + "?";
    return select(
        COLUMNS_CALLED.formatted(marks),
        row -> new ColumnName(new TableName(row.getString(1), row.getString(2)), row.getString(3)),
        names.stream().sorted().toArray(String[]::new));
  }

  @Override
  public List<Source> sources() {
    return select(SOURCES, row -> new Source(row.getString(1), row.getString(2)));
  }

  private <R> List<R> select(String sql, Rows.Row<R> reader, String... parameters) {
    try {
      return Rows.of(connection, sql, reader, parameters);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static RuntimeException unreadable(SQLException e) {
    return SchemaFault.UNREADABLE.fault(
        "the catalog views of the database cannot be read; grant VIEW DEFINITION, or connect again",
        e);
  }
}
