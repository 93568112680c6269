package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Failures;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What MySQL and MariaDB tell of existing tables, and how they change them. */
final class MysqlTables implements DatabaseTables {
  private static final String TABLE =
      "SELECT TABLE_TYPE, ENGINE IN "
          + MysqlInformationSchema.ELSEWHERE
          + " FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
          + " AND TABLE_TYPE <> 'TEMPORARY'";
  private static final String COLUMNS =
      "SELECT COLUMN_NAME, COLUMN_TYPE, COLLATION_NAME, COLUMN_DEFAULT, EXTRA,"
          + " GENERATION_EXPRESSION FROM INFORMATION_SCHEMA.COLUMNS"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION";
  private static final String KEYS =
      "SELECT COLUMN_NAME, CASE WHEN INDEX_TYPE IN ('FULLTEXT', 'SPATIAL')"
          + " OR (SUB_PART IS NOT NULL AND NON_UNIQUE = 0) THEN '"
          + ExistingTable.Key.PARTIAL
          + "' WHEN NON_UNIQUE = 0 THEN 'UNIQUE' ELSE 'INDEX' END"
          + " FROM INFORMATION_SCHEMA.STATISTICS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
          + " AND COLUMN_NAME IS NOT NULL";
  private static final String PARTITIONS =
      "SELECT DISTINCT C.COLUMN_NAME, '"
          + ExistingTable.Key.PARTITION
          + "' FROM INFORMATION_SCHEMA.COLUMNS C JOIN INFORMATION_SCHEMA.PARTITIONS P"
          + " ON P.TABLE_SCHEMA = C.TABLE_SCHEMA AND P.TABLE_NAME = C.TABLE_NAME"
          + " WHERE C.TABLE_SCHEMA = ? AND C.TABLE_NAME = ? AND LOCATE(CONCAT('`',"
          + " REPLACE(C.COLUMN_NAME, '`', '``'), '`'),"
          + " CONCAT_WS(' ', P.PARTITION_EXPRESSION, P.SUBPARTITION_EXPRESSION)) > 0";
  private static final String LINKS =
      "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA,"
          + " REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME"
          + " FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE REFERENCED_TABLE_NAME IS NOT NULL"
          + " AND ((TABLE_SCHEMA = ? AND TABLE_NAME = ?)"
          + " OR (REFERENCED_TABLE_SCHEMA = ? AND REFERENCED_TABLE_NAME = ?))";
  private static final String TYPES =
      "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE FROM INFORMATION_SCHEMA.COLUMNS"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (";
  private static final String BINARIES =
      "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE FROM INFORMATION_SCHEMA.COLUMNS"
          + " WHERE TABLE_SCHEMA = ? AND (DATA_TYPE IN ('varbinary', 'blob', 'mediumblob',"
          + " 'longblob') OR COLLATION_NAME = 'ascii_bin')";
  private static final CatalogueForm FORM = new MysqlCatalogueForm();

  private final TypeKnowledge types;
  private final MysqlCellChecks checks;
  private final MysqlAlterations alterations;

  MysqlTables(Flavour flavour, TypeKnowledge types) {
    this.types = types;
    this.checks = new MysqlCellChecks(flavour, types);
    this.alterations = new MysqlAlterations(types, checks);
  }

  @Override
  public TypeKnowledge types() {
    return types;
  }

  @Override
  public Failures failures() {
    return new MysqlFailures();
  }

  @Override
  public CatalogueForm catalogueForm() {
    return FORM;
  }

  @Override
  public boolean exists(Connection connection, TableName table) throws SQLException {
    return isBaseTable(connection, table).isPresent();
  }

  /** Tells whether it is a table with rows of its own; empty when there is none of the name. */
  private static Optional<Boolean> isBaseTable(Connection connection, TableName table)
      throws SQLException {
    return Rows.of(
            connection,
            TABLE,
            row -> row.getString(1).equals("BASE TABLE") && !row.getBoolean(2),
            table.schema(),
            table.table())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<ExistingTable> table(Connection connection, TableName table) throws SQLException {
    Optional<Boolean> base = isBaseTable(connection, table);
    if (base.isEmpty()) {
      return Optional.empty();
    }
    List<ExistingTable.Column> columns =
        Rows.of(connection, COLUMNS, MysqlTables::column, table.schema(), table.table());
    List<ExistingTable.Key> keys = new ArrayList<>(keys(connection, KEYS, table));
    keys.addAll(keys(connection, PARTITIONS, table));
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
    List<Check> ofTable = checks(connection, table.schema()).stream().filter(own).toList();
    return Optional.of(new ExistingTable(table, base.get(), columns, keys, links, ofTable));
  }

  private static List<ExistingTable.Key> keys(Connection connection, String sql, TableName table)
      throws SQLException {
    return Rows.of(
        connection,
        sql,
        row -> new ExistingTable.Key(row.getString(1), row.getString(2)),
        table.schema(),
        table.table());
  }

  private static ColumnName name(ResultSet row, int first) throws SQLException {
    TableName table = new TableName(row.getString(first), row.getString(first + 1));
    return new ColumnName(table, row.getString(first + 2));
  }

  /** MariaDB writes NULL where there is no default. */
  private static ExistingTable.Column column(ResultSet row) throws SQLException {
    String given = row.getString(4);
    String extra = row.getString(5).toLowerCase(Locale.ROOT);
    String generation = row.getString(6);
    boolean generated = generation != null && !generation.isBlank();
    return new ExistingTable.Column(
        row.getString(1),
        row.getString(2),
        MysqlCollations.inexact(row.getString(3)),
        given != null && !given.equalsIgnoreCase("NULL"),
        generated || extra.contains("auto_increment") || extra.contains("on update"),
        generated ? Optional.of(generation) : Optional.empty(),
        false);
  }

  @Override
  public Map<ColumnName, String> types(Connection connection, String schema, Set<String> tables)
      throws SQLException {
    if (tables.isEmpty()) {
      return new HashMap<>();
    }
    List<String> parameters = new ArrayList<>(tables);
    parameters.add(0, schema);
    String marks = "?, ".repeat(tables.size() - 1) + "?)";
    return typesOf(connection, TYPES + marks, schema, parameters);
  }

  @Override
  public Map<ColumnName, String> binaries(Connection connection, String schema)
      throws SQLException {
    return typesOf(connection, BINARIES, schema, List.of(schema));
  }

  private static Map<ColumnName, String> typesOf(
      Connection connection, String sql, String schema, List<String> parameters)
      throws SQLException {
    Map<ColumnName, String> found = new HashMap<>();
    Rows.of(
        connection,
        sql,
        row ->
            found.put(
                new ColumnName(new TableName(schema, row.getString(1)), row.getString(2)),
                row.getString(3)),
        parameters.toArray(String[]::new));
    return found;
  }

  @Override
  public List<Check> checks(Connection connection, String schema) throws SQLException {
    return checks.of(connection, schema).stream()
        .flatMap(each -> each.perColumn().stream())
        .toList();
  }

  @Override
  public List<CellCheck> cellChecks(Connection connection) throws SQLException {
    return checks.ofCells(connection);
  }

  @Override
  public void changeType(Connection connection, ColumnName column, String type)
      throws SQLException {
    alterations.changeType(connection, column, type);
  }

  @Override
  public void addConstraint(Connection connection, TableName table, String clause)
      throws SQLException {
    alterations.alter(connection, table, "ADD " + clause);
  }

  @Override
  public void renameCheck(Connection connection, CellCheck check, String name) throws SQLException {
    alterations.renameCheck(connection, check, name);
  }

  /** With transactions and exact text, whatever the defaults of the database are. */
  private static final class MysqlCatalogueForm implements CatalogueForm {
    @Override
    public String text(int length) {
      return "VARCHAR(" + length + ") CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
    }

    @Override
    public String create(String table, String definitions) {
      return "CREATE TABLE IF NOT EXISTS " + table + " (" + definitions + ") ENGINE=InnoDB";
    }
  }
}
