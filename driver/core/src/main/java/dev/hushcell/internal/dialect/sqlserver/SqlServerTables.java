package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.schema.SchemaFault;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What SQL Server tells of existing tables, and how it changes them. */
final class SqlServerTables implements DatabaseTables {
  private static final CatalogueForm FORM = new SqlServerForm();

  private final TypeKnowledge types;

  SqlServerTables(TypeKnowledge types) {
    this.types = types;
  }

  @Override
  public TypeKnowledge types() {
    return types;
  }

  @Override
  public Failures failures() {
    return new SqlServerFailures();
  }

  @Override
  public CatalogueForm catalogueForm() {
    return FORM;
  }

  @Override
  public boolean exists(Connection connection, TableName table) throws SQLException {
    return kind(connection, table).isPresent();
  }

  private static Optional<String> kind(Connection connection, TableName table) throws SQLException {
    return Rows.of(
            connection,
            SqlServerTablesSql.KIND,
            row -> row.getString(1).strip(),
            table.schema(),
            table.table())
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
        Rows.of(connection, SqlServerTablesSql.COLUMNS, SqlServerTables::column, schema, name);
    List<ExistingTable.Key> keys =
        Rows.of(
            connection,
            SqlServerTablesSql.KEYS,
            row -> new ExistingTable.Key(row.getString(1), row.getString(2)),
            schema,
            name,
            schema,
            name,
            schema,
            name);
    List<ExistingTable.Link> links =
        Rows.of(
            connection,
            SqlServerTablesSql.LINKS,
            row -> new ExistingTable.Link(name(row, 1), name(row, 4)),
            schema,
            name,
            schema,
            name);
    List<Check> checks =
        conditions(
            connection, SqlServerTablesSql.CHECKS + SqlServerTablesSql.OF_TABLE, schema, name);
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
        row.getInt(8) != row.getInt(9),
        Obstacles.of(row.getString(11)));
  }

  @Override
  public Map<ColumnName, String> types(Connection connection, String schema, Set<String> tables)
      throws SQLException {
    Map<ColumnName, String> all = declared(connection, schema, "");
    all.keySet().removeIf(column -> !tables.contains(column.table().table()));
    return all;
  }

  @Override
  public Map<ColumnName, String> binaries(Connection connection, String schema)
      throws SQLException {
    return declared(connection, schema, " AND b.name IN ('varbinary', 'varchar')");
  }

  private static Map<ColumnName, String> declared(
      Connection connection, String schema, String which) throws SQLException {
    Map<ColumnName, String> found = new HashMap<>();
    Rows.of(
        connection,
        SqlServerTablesSql.TYPES_OF + which,
        row -> {
          TableName table = new TableName(schema, row.getString(1));
          return found.put(new ColumnName(table, row.getString(2)), row.getString(3));
        },
        schema);
    return found;
  }

  @Override
  public List<Check> checks(Connection connection, String schema) throws SQLException {
    return conditions(connection, SqlServerTablesSql.CHECKS + " WHERE s.name = ?", schema);
  }

  @Override
  public List<CellCheck> cellChecks(Connection connection) throws SQLException {
    List<CellCheck> found = new ArrayList<>();
    for (Check check :
        conditions(connection, SqlServerTablesSql.CHECKS + " WHERE k.is_disabled = 0")) {
      if (types.isCellCheck(check.condition())) {
        found.add(new CellCheck(check.column(), check.constraint()));
      }
    }
    return found;
  }

  /** Reads CHECKs, each once for every column that it names. */
  private static List<Check> conditions(Connection connection, String sql, String... parameters)
      throws SQLException {
    List<Check> found = new ArrayList<>();
    Rows.of(
        connection,
        sql,
        row -> {
          TableName table = new TableName(row.getString(1), row.getString(2));
          String constraint = row.getString(3);
          String condition = shown(constraint, row.getString(4));
          for (String column : BracketedNames.in(condition)) {
            found.add(new Check(new ColumnName(table, column), constraint, condition));
          }
          return constraint;
        },
        parameters);
    return found;
  }

  private static String shown(String constraint, @Nullable String condition) {
    if (condition == null) {
      throw SchemaFault.SETTING.fault(
          "the condition of "
              + constraint
              + " is not shown to the user; have an administrator run: GRANT VIEW DEFINITION TO"
              + " <user>");
    }
    return condition;
  }

  @Override
  public void changeType(Connection connection, ColumnName column, String type)
      throws SQLException {
    new TypeChange(connection, column, type).run();
  }

  @Override
  public void addConstraint(Connection connection, TableName table, String clause)
      throws SQLException {
    SqlServerAlteration.run(
        connection, "ALTER TABLE " + SqlServerTypes.quote(table) + " WITH CHECK ADD " + clause);
  }

  @Override
  public void renameCheck(Connection connection, CellCheck check, String name) throws SQLException {
    String from =
        SqlServerTypes.quote(check.column().table().schema())
            + "."
            + SqlServerTypes.quote(check.constraint());
    try (var statement = connection.prepareStatement("EXEC sp_rename ?, ?, N'OBJECT'")) {
      statement.setString(1, from);
      statement.setString(2, name);
      statement.execute();
    }
  }

  /** The names in a condition as the server shows it: each in brackets. */
  private static final class BracketedNames {
    private static final Pattern NAME = Pattern.compile("\\[((?:[^\\]]|\\]\\])+)\\]");

    private BracketedNames() {}

    /** Returns the names; what stands in brackets within a literal is taken for one too. */
    static Set<String> in(String condition) {
      Set<String> found = new LinkedHashSet<>();
      Matcher matcher = NAME.matcher(condition);
      while (matcher.find()) {
        found.add(matcher.group(1).replace("]]", "]"));
      }
      return found;
    }
  }
}
