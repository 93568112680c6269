package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.dialect.StandardTables;
import dev.hushcell.internal.dialect.StandardTables.TableQueries;
import dev.hushcell.internal.keyring.catalogue.CatalogueForm;
import dev.hushcell.internal.keyring.catalogue.ExistingTable;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes and changes existing tables of MySQL and MariaDB. */
final class MysqlTables extends StandardTables {
  private static final String TABLE =
      "SELECT CASE WHEN ENGINE IN "
          + MysqlInformationSchema.ELSEWHERE
          + " THEN 'ELSEWHERE' ELSE TABLE_TYPE END FROM INFORMATION_SCHEMA.TABLES WHERE"
          + " TABLE_SCHEMA = ? AND TABLE_NAME = ? AND TABLE_TYPE <> 'TEMPORARY'";
  private static final String COLUMNS =
      "SELECT COLUMN_NAME, %s, COLLATION_NAME, COLUMN_DEFAULT, EXTRA,"
          + " GENERATION_EXPRESSION, %s FROM INFORMATION_SCHEMA.COLUMNS C"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION";

  /** The expressions of indexes, which only one of the two has. */
  private static final String MYSQL_INDEXED =
      "(SELECT JSON_ARRAYAGG(S.EXPRESSION) FROM INFORMATION_SCHEMA.STATISTICS S"
          + " WHERE S.TABLE_SCHEMA = C.TABLE_SCHEMA AND S.TABLE_NAME = C.TABLE_NAME"
          + " AND S.EXPRESSION IS NOT NULL)";

  private static final String COMPUTED =
      "an index is over an expression of it, which a cell has no value for; drop the index";

  private static final String MARIADB_TYPE =
      "CASE WHEN " + MysqlRewritingSql.IS_JSON + " THEN 'json' ELSE COLUMN_TYPE END";
  private static final String JSONS =
      "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS C"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND "
          + MysqlRewritingSql.IS_JSON;
  private static final String KEYS =
      "SELECT COLUMN_NAME, CASE WHEN INDEX_TYPE IN ('FULLTEXT', 'SPATIAL')"
          + " OR (SUB_PART IS NOT NULL AND NON_UNIQUE = 0) THEN '"
          + ExistingTable.Key.PARTIAL
          + "' WHEN INDEX_NAME = 'PRIMARY' THEN 'PRIMARY KEY'"
          + " WHEN NON_UNIQUE = 0 THEN 'UNIQUE' ELSE 'INDEX' END,"
          + " INDEX_NAME FROM INFORMATION_SCHEMA.STATISTICS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
          + " AND COLUMN_NAME IS NOT NULL";
  private static final String PARTITIONS =
      "SELECT DISTINCT C.COLUMN_NAME, '"
          + ExistingTable.Key.PARTITION
          + "', '' FROM INFORMATION_SCHEMA.COLUMNS C JOIN INFORMATION_SCHEMA.PARTITIONS P"
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
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME IN (%s)";
  private static final String BINARIES =
      "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE FROM INFORMATION_SCHEMA.COLUMNS"
          + " WHERE TABLE_SCHEMA = ? AND (DATA_TYPE IN ('varbinary', 'blob', 'mediumblob',"
          + " 'longblob') OR COLLATION_NAME = 'ascii_bin')";
  private final Flavour flavour;
  private final MysqlChecks checks;
  private final MysqlAlterations alterations;

  MysqlTables(Flavour flavour, TypeKnowledge types) {
    super(
        MysqlTypes.QUOTES,
        types,
        new MysqlFailures(),
        new MysqlCatalogueForm(),
        flavour == Flavour.MARIADB
            ? queries(MARIADB_TYPE, "NULL", MysqlTables::column)
            : queries("COLUMN_TYPE", MYSQL_INDEXED, MysqlTables::mysqlColumn));
    this.flavour = flavour;
    this.checks = new MysqlChecks(flavour);
    this.alterations = new MysqlAlterations(types, checks);
  }

  private static TableQueries queries(
      String type, String indexed, Rows.Row<ExistingTable.Column> column) {
    return new TableQueries(
        TABLE,
        Set.of("BASE TABLE"),
        COLUMNS.formatted(type, indexed),
        column,
        List.of(KEYS, PARTITIONS),
        LINKS,
        TYPES,
        BINARIES);
  }

  private static ExistingTable.Column column(ResultSet row) throws SQLException {
    return column(row, Optional.ofNullable(row.getString(6)), Optional.empty());
  }

  private static ExistingTable.Column mysqlColumn(ResultSet row) throws SQLException {
    Optional<String> generation = Optional.ofNullable(row.getString(6));
    boolean computed = isNamedIn(row.getString(7), row.getString(1));
    return column(
        row, generation.map(MysqlChecks::decoded), Optional.of(COMPUTED).filter(each -> computed));
  }

  /** Tells whether expressions, in a JSON array, name a column. */
  private static boolean isNamedIn(@Nullable String expressions, String column) {
    String quoted = MysqlTypes.QUOTES.of(column).replace("\\", "\\\\").replace("\"", "\\\"");
    return expressions != null && MysqlChecks.decoded(expressions).contains(quoted);
  }

  /** MariaDB writes NULL where there is no default. */
  private static ExistingTable.Column column(
      ResultSet row, Optional<String> shown, Optional<String> obstacle) throws SQLException {
    String given = row.getString(4);
    String extra = row.getString(5).toLowerCase(Locale.ROOT);
    Optional<String> generation = shown.filter(each -> !each.isBlank());
    return new ExistingTable.Column(
        row.getString(1),
        row.getString(2),
        MysqlCollations.inexact(row.getString(3)),
        given != null && !given.equalsIgnoreCase("NULL"),
        generation.isPresent() || extra.contains("auto_increment") || extra.contains("on update"),
        generation,
        false,
        obstacle);
  }

  @Override
  public List<Check> checks(Connection connection, String schema) throws SQLException {
    return checks.of(connection, schema);
  }

  /** Without those of JSON, which on MariaDB are the type and go with it. */
  @Override
  protected List<Check> checks(Connection connection, TableName table) throws SQLException {
    List<Check> all = super.checks(connection, table);
    if (flavour == Flavour.MYSQL || all.stream().noneMatch(MysqlTables::isOfJson)) {
      return all;
    }
    List<String> jsons = Rows.texts(connection, JSONS, table);
    return all.stream()
        .filter(check -> !isOfJson(check) || !jsons.contains(check.column().column()))
        .toList();
  }

  private static boolean isOfJson(Check check) {
    return check.condition().equals(MysqlTypes.jsonCheck(check.column().column()));
  }

  @Override
  public List<CellCheck> cellChecks(Connection connection) throws SQLException {
    return ofCells(checks.whereACatalogueIs(connection));
  }

  @Override
  public Optional<String> home(Connection connection) throws SQLException {
    return Optional.ofNullable(connection.getCatalog()).filter(name -> !name.isEmpty());
  }

  @Override
  public void changeType(Connection connection, ColumnName column, String type)
      throws SQLException {
    alterations.changeType(connection, column, type);
  }

  @Override
  public void alter(Connection connection, TableName table, String change) throws SQLException {
    alterations.alter(connection, table, change);
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
