package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.QuotedNames;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What H2 tells of existing tables, and how it changes them. */
public final class H2Tables implements DatabaseTables {
  private static final String TABLE =
      "SELECT TABLE_TYPE FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";
  private static final String TABLES =
      "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ?"
          + " AND TABLE_TYPE = 'BASE TABLE'";
  private static final String COLUMNS =
      "SELECT COLUMN_NAME, DATA_TYPE_SQL(TABLE_SCHEMA, TABLE_NAME, 'TABLE', DTD_IDENTIFIER),"
          + " COLLATION_NAME, COLUMN_DEFAULT, IS_IDENTITY, IS_GENERATED, GENERATION_EXPRESSION,"
          + " DOMAIN_NAME, COLUMN_ON_UPDATE FROM INFORMATION_SCHEMA.COLUMNS"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION";
  private static final String CHECKS =
      "SELECT U.TABLE_NAME, U.COLUMN_NAME, C.CONSTRAINT_NAME, C.CHECK_CLAUSE"
          + " FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS C"
          + " JOIN INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE U"
          + " ON U.CONSTRAINT_SCHEMA = C.CONSTRAINT_SCHEMA"
          + " AND U.CONSTRAINT_NAME = C.CONSTRAINT_NAME WHERE U.TABLE_SCHEMA = ?";
  private static final String KEYS =
      "SELECT K.COLUMN_NAME, T.CONSTRAINT_TYPE FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE K"
          + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T"
          + " ON T.CONSTRAINT_SCHEMA = K.CONSTRAINT_SCHEMA"
          + " AND T.CONSTRAINT_NAME = K.CONSTRAINT_NAME"
          + " WHERE K.TABLE_SCHEMA = ? AND K.TABLE_NAME = ?";

  private static final String LINKS =
      "SELECT K.TABLE_SCHEMA, K.TABLE_NAME, K.COLUMN_NAME,"
          + " P.TABLE_SCHEMA, P.TABLE_NAME, P.COLUMN_NAME"
          + " FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS R"
          + " JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE K"
          + " ON K.CONSTRAINT_SCHEMA = R.CONSTRAINT_SCHEMA"
          + " AND K.CONSTRAINT_NAME = R.CONSTRAINT_NAME"
          + " JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE P"
          + " ON P.CONSTRAINT_SCHEMA = R.UNIQUE_CONSTRAINT_SCHEMA"
          + " AND P.CONSTRAINT_NAME = R.UNIQUE_CONSTRAINT_NAME"
          + " AND P.ORDINAL_POSITION = K.POSITION_IN_UNIQUE_CONSTRAINT"
          + " WHERE (K.TABLE_SCHEMA = ? AND K.TABLE_NAME = ?)"
          + " OR (P.TABLE_SCHEMA = ? AND P.TABLE_NAME = ?)";
  private static final String TYPES =
      "SELECT TABLE_NAME, COLUMN_NAME,"
          + " DATA_TYPE_SQL(TABLE_SCHEMA, TABLE_NAME, 'TABLE', DTD_IDENTIFIER)"
          + " FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (";

  private static final CatalogueForm FORM = new CatalogueForm() {};

  private final TypeKnowledge types;

  /** Builds it over what is known of types. */
  public H2Tables(TypeKnowledge types) {
    this.types = types;
  }

  @Override
  public TypeKnowledge types() {
    return types;
  }

  @Override
  public Failures failures() {
    return new H2Failures();
  }

  @Override
  public CatalogueForm catalogueForm() {
    return FORM;
  }

  @Override
  public boolean exists(Connection connection, TableName table) throws SQLException {
    return type(connection, table).isPresent();
  }

  @Override
  public List<String> halfAltered(Connection connection, TableName table) throws SQLException {
    Pattern name = Pattern.compile(Pattern.quote(table.table()) + "_COPY_\\d+_\\d+");
    return Rows.of(connection, TABLES, row -> row.getString(1), table.schema()).stream()
        .filter(each -> name.matcher(each).matches())
        .toList();
  }

  private static Optional<String> type(Connection connection, TableName table) throws SQLException {
    return Rows.of(connection, TABLE, row -> row.getString(1), table.schema(), table.table())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<ExistingTable> table(Connection connection, TableName table) throws SQLException {
    Optional<String> type = type(connection, table);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    List<ExistingTable.Column> columns =
        Rows.of(connection, COLUMNS, H2Tables::column, table.schema(), table.table());
    List<ExistingTable.Key> keys =
        Rows.of(
            connection,
            KEYS,
            row -> new ExistingTable.Key(row.getString(1), row.getString(2)),
            table.schema(),
            table.table());
    List<ExistingTable.Link> links =
        Rows.of(
            connection,
            LINKS,
            row -> new ExistingTable.Link(name(row, 1), name(row, 4)),
            table.schema(),
            table.table(),
            table.schema(),
            table.table());
    Predicate<Check> own = check -> check.column().table().equals(table);
    List<Check> checks = checks(connection, table.schema()).stream().filter(own).toList();
    return Optional.of(
        new ExistingTable(table, type.get().equals("BASE TABLE"), columns, keys, links, checks));
  }

  @Override
  public Map<ColumnName, String> types(Connection connection, String schema, Set<String> tables)
      throws SQLException {
    Map<ColumnName, String> found = new HashMap<>();
    if (tables.isEmpty()) {
      return found;
    }
    List<String> parameters = new ArrayList<>(tables);
    parameters.add(0, schema);
    String sql = TYPES + "?, ".repeat(tables.size() - 1) + "?)";
    Rows.of(
        connection,
        sql,
        row -> {
          TableName table = new TableName(schema, row.getString(1));
          String type = row.getString(3);
          if (type != null) {
            found.put(new ColumnName(table, row.getString(2)), type);
          }
          return table;
        },
        parameters.toArray(String[]::new));
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

  private static ColumnName name(ResultSet row, int first) throws SQLException {
    TableName table = new TableName(row.getString(first), row.getString(first + 1));
    return new ColumnName(table, row.getString(first + 2));
  }

  private static ExistingTable.Column column(ResultSet row) throws SQLException {
    String collation = row.getString(3);
    boolean computes =
        "YES".equals(row.getString(5))
            || "ALWAYS".equals(row.getString(6))
            || row.getString(9) != null;
    String declared = row.getString(2);
    if (declared == null) { // H2, while another session changes the table
      throw new SQLTransientException("a column without type, which is being changed", "42S22");
    }
    return new ExistingTable.Column(
        row.getString(1),
        declared,
        collation == null || collation.equals("OFF") ? "" : collation,
        row.getString(4) != null,
        computes,
        Optional.ofNullable(row.getString(7)),
        row.getString(8) != null);
  }

  @Override
  public Map<ColumnName, String> binaries(Connection connection, String schema)
      throws SQLException {
    return H2CellChecks.binaries(connection, schema);
  }

  @Override
  public List<CellCheck> cellChecks(Connection connection) throws SQLException {
    return H2CellChecks.all(connection, types);
  }

  @Override
  public void changeType(Connection connection, ColumnName column, String type)
      throws SQLException {
    String name = QuotedNames.of(connection).name(column.column());
    alter(connection, column.table(), "ALTER COLUMN " + name + " SET DATA TYPE " + type);
  }

  @Override
  public void addConstraint(Connection connection, TableName table, String clause)
      throws SQLException {
    alter(connection, table, "ADD " + clause);
  }

  @Override
  public void renameCheck(Connection connection, CellCheck check, String name) throws SQLException {
    QuotedNames names = QuotedNames.of(connection);
    String from = names.name(check.constraint());
    alter(
        connection,
        check.column().table(),
        "RENAME CONSTRAINT " + from + " TO " + names.name(name));
  }

  private static void alter(Connection connection, TableName table, String change)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE " + QuotedNames.of(connection).table(table) + " " + change);
    }
  }
}
