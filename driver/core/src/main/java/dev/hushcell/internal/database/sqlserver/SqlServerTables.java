package dev.hushcell.internal.database.sqlserver;

import dev.hushcell.internal.keyring.database.CatalogueForm;
import dev.hushcell.internal.keyring.database.DatabaseTables;
import dev.hushcell.internal.keyring.database.ExistingTable;
import dev.hushcell.internal.keyring.database.Rows;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import dev.hushcell.policy.TypeKnowledge;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What SQL Server tells of existing tables, and how it changes them. */
final class SqlServerTables implements DatabaseTables {
  /** The type as it would be declared; lengths are bytes in the catalog, -1 is MAX. */
  private static final String DECLARED =
      "b.name + CASE WHEN b.name IN ('varchar', 'char', 'varbinary', 'binary') THEN '(' +"
          + " CASE c.max_length WHEN -1 THEN 'max' ELSE CAST(c.max_length AS VARCHAR(5)) END + ')'"
          + " WHEN b.name IN ('nvarchar', 'nchar') THEN '(' + CASE c.max_length WHEN -1 THEN 'max'"
          + " ELSE CAST(c.max_length / 2 AS VARCHAR(5)) END + ')'"
          + " WHEN b.name IN ('decimal', 'numeric') THEN '(' + CAST(c.precision AS VARCHAR(3)) + ', '"
          + " + CAST(c.scale AS VARCHAR(3)) + ')'"
          + " WHEN b.name IN ('datetime2', 'time', 'datetimeoffset') THEN '(' +"
          + " CAST(c.scale AS VARCHAR(3)) + ')'"
          + " WHEN b.name = 'float' THEN '(' + CAST(c.precision AS VARCHAR(3)) + ')' ELSE '' END";

  private static final String FROM_COLUMNS =
      " FROM sys.columns c JOIN sys.objects o ON o.object_id = c.object_id"
          + " JOIN sys.schemas s ON s.schema_id = o.schema_id"
          + " JOIN sys.types b ON b.user_type_id = c.system_type_id";
  private static final String TABLE =
      "SELECT o.type FROM sys.objects o JOIN sys.schemas s ON s.schema_id = o.schema_id"
          + " WHERE s.name = ? AND o.name = ? AND o.type IN ('U', 'V')";
  private static final String COLUMNS =
      "SELECT c.name, "
          + DECLARED
          + ", c.collation_name, c.default_object_id, c.is_identity, c.is_computed,"
          + " m.definition, c.user_type_id, c.system_type_id, c.generated_always_type,"
          + " c.is_nullable"
          + FROM_COLUMNS
          + " LEFT JOIN sys.computed_columns m ON m.object_id = c.object_id"
          + " AND m.column_id = c.column_id"
          + " WHERE s.name = ? AND o.name = ? ORDER BY c.column_id";
  private static final String CHECKS =
      "SELECT U.TABLE_NAME, U.COLUMN_NAME, C.CONSTRAINT_NAME, C.CHECK_CLAUSE"
          + " FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS C"
          + " JOIN INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE U"
          + " ON U.CONSTRAINT_SCHEMA = C.CONSTRAINT_SCHEMA"
          + " AND U.CONSTRAINT_NAME = C.CONSTRAINT_NAME WHERE U.TABLE_SCHEMA = ?";
  private static final String ALL_CHECKS =
      "SELECT U.TABLE_SCHEMA, U.TABLE_NAME, U.COLUMN_NAME, C.CHECK_CLAUSE, C.CONSTRAINT_NAME"
          + " FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS C"
          + " JOIN INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE U"
          + " ON U.CONSTRAINT_SCHEMA = C.CONSTRAINT_SCHEMA"
          + " AND U.CONSTRAINT_NAME = C.CONSTRAINT_NAME";
  private static final String KEYS =
      "SELECT K.COLUMN_NAME, T.CONSTRAINT_TYPE FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE K"
          + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T"
          + " ON T.CONSTRAINT_SCHEMA = K.CONSTRAINT_SCHEMA"
          + " AND T.CONSTRAINT_NAME = K.CONSTRAINT_NAME"
          + " WHERE K.TABLE_SCHEMA = ? AND K.TABLE_NAME = ?";
  private static final String LINKS =
      "SELECT SCHEMA_NAME(o.schema_id), o.name, COL_NAME(f.parent_object_id, f.parent_column_id),"
          + " SCHEMA_NAME(r.schema_id), r.name,"
          + " COL_NAME(f.referenced_object_id, f.referenced_column_id)"
          + " FROM sys.foreign_key_columns f JOIN sys.objects o ON o.object_id = f.parent_object_id"
          + " JOIN sys.objects r ON r.object_id = f.referenced_object_id"
          + " WHERE (SCHEMA_NAME(o.schema_id) = ? AND o.name = ?)"
          + " OR (SCHEMA_NAME(r.schema_id) = ? AND r.name = ?)";

  private final TypeKnowledge types;
  private final CatalogueForm form = new SqlServerForm();

  SqlServerTables(TypeKnowledge types) {
    this.types = types;
  }

  @Override
  public TypeKnowledge types() {
    return types;
  }

  @Override
  public CatalogueForm catalogueForm() {
    return form;
  }

  @Override
  public boolean exists(Connection connection, TableName table) throws SQLException {
    return kind(connection, table).isPresent();
  }

  private static Optional<String> kind(Connection connection, TableName table) throws SQLException {
    return Rows.of(
            connection, TABLE, row -> row.getString(1).strip(), table.schema(), table.table())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<ExistingTable> table(Connection connection, TableName table) throws SQLException {
    Optional<String> kind = kind(connection, table);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    String schema = table.schema();
    String name = table.table();
    List<ExistingTable.Column> columns =
        Rows.of(connection, COLUMNS, SqlServerTables::column, schema, name);
    List<ExistingTable.Key> keys =
        Rows.of(
            connection,
            KEYS,
            row -> new ExistingTable.Key(row.getString(1), row.getString(2)),
            schema,
            name);
    List<ExistingTable.Link> links =
        Rows.of(
            connection,
            LINKS,
            row -> new ExistingTable.Link(name(row, 1), name(row, 4)),
            schema,
            name,
            schema,
            name);
    List<Check> checks =
        checks(connection, schema).stream()
            .filter(check -> check.column().table().equals(table))
            .toList();
    return Optional.of(
        new ExistingTable(table, kind.get().equals("U"), columns, keys, links, checks));
  }

  private static ColumnName name(ResultSet row, int first) throws SQLException {
    TableName table = new TableName(row.getString(first), row.getString(first + 1));
    return new ColumnName(table, row.getString(first + 2));
  }

  private static ExistingTable.Column column(ResultSet row) throws SQLException {
    String collation = row.getString(3);
    boolean computes = row.getBoolean(5) || row.getBoolean(6) || row.getInt(10) != 0;
    return new ExistingTable.Column(
        row.getString(1),
        row.getString(2),
        collation == null ? "" : collation,
        row.getInt(4) != 0,
        computes,
        Optional.ofNullable(row.getString(7)),
        row.getInt(8) != row.getInt(9));
  }

  @Override
  public Map<ColumnName, String> types(Connection connection, String schema, Set<String> tables)
      throws SQLException {
    if (tables.isEmpty()) {
      return Map.of();
    }
    String marks = "?, ".repeat(tables.size() - 1) + "?";
    List<String> parameters = new ArrayList<>(tables);
    parameters.add(0, schema);
    return declared(
        connection,
        schema,
        " WHERE s.name = ? AND o.name IN (" + marks + ")",
        parameters.toArray(String[]::new));
  }

  @Override
  public Map<ColumnName, String> binaries(Connection connection, String schema)
      throws SQLException {
    return declared(
        connection, schema, " WHERE s.name = ? AND b.name IN ('varbinary', 'varchar')", schema);
  }

  private static Map<ColumnName, String> declared(
      Connection connection, String schema, String where, String... parameters)
      throws SQLException {
    Map<ColumnName, String> found = new HashMap<>();
    Rows.of(
        connection,
        "SELECT o.name, c.name, " + DECLARED + FROM_COLUMNS + where,
        row -> {
          TableName table = new TableName(schema, row.getString(1));
          found.put(new ColumnName(table, row.getString(2)), row.getString(3));
          return table;
        },
        parameters);
    return found;
  }

  @Override
  public List<Check> checks(Connection connection, String schema) throws SQLException {
    return Rows.of(
        connection,
        CHECKS,
        row ->
            new Check(
                new ColumnName(new TableName(schema, row.getString(1)), row.getString(2)),
                row.getString(3),
                row.getString(4)),
        schema);
  }

  @Override
  public List<CellCheck> cellChecks(Connection connection) throws SQLException {
    List<CellCheck> found = new ArrayList<>();
    Rows.of(
        connection,
        ALL_CHECKS,
        row -> {
          String clause = row.getString(4);
          if (clause != null && types.isCellCheck(clause)) {
            found.add(new CellCheck(name(row, 1), row.getString(5)));
          }
          return row.getString(5);
        });
    return found;
  }

  /**
   * Nothing is converted from text or a time to bytes without a function, but to text, from there
   * to a number and from there to bytes it is; the column has no values then.
   */
  @Override
  public void changeType(Connection connection, ColumnName column, String type)
      throws SQLException {
    String nullable = isNullable(connection, column) ? " NULL" : " NOT NULL";
    for (String step : List.of("NVARCHAR(100)", "INT", type)) {
      alter(
          connection,
          column.table(),
          "ALTER COLUMN " + SqlServerTypes.quote(column.column()) + " " + step + nullable);
    }
  }

  private static boolean isNullable(Connection connection, ColumnName column) throws SQLException {
    return Rows.of(
            connection,
            "SELECT c.is_nullable"
                + FROM_COLUMNS
                + " WHERE s.name = ? AND o.name = ? AND c.name = ?",
            row -> row.getBoolean(1),
            column.table().schema(),
            column.table().table(),
            column.column())
        .stream()
        .findFirst()
        .orElse(true);
  }

  @Override
  public void addConstraint(Connection connection, TableName table, String clause)
      throws SQLException {
    alter(connection, table, "ADD " + clause);
  }

  @Override
  public void renameCheck(Connection connection, CellCheck check, String name) throws SQLException {
    TableName table = check.column().table();
    String from =
        SqlServerTypes.quote(table.schema()) + "." + SqlServerTypes.quote(check.constraint());
    try (var statement = connection.prepareStatement("EXEC sp_rename ?, ?, N'OBJECT'")) {
      statement.setString(1, from);
      statement.setString(2, name);
      statement.execute();
    }
  }

  private static void alter(Connection connection, TableName table, String change)
      throws SQLException {
    String name = SqlServerTypes.quote(table.schema()) + "." + SqlServerTypes.quote(table.table());
    try (Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE " + name + " " + change);
    }
  }
}
