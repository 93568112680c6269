package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.policy.Storage;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * A column as the information schema has it.
 *
 * @param type its type, with character set and collation
 * @param data its type without lengths
 * @param required whether it takes no NULL
 */
record ExistingColumn(String type, String data, boolean required, String comment) {
  private static final String JSON = "json";

  /** Returns it as a definition has it that need not be named in an INSERT, without CHECK. */
  String keptDefinition() {
    return type + (required ? " NOT NULL DEFAULT " + none() : " NULL");
  }

  /** Returns the condition under which it has nothing but cells, by the name that it gets. */
  String cells(MysqlTypes types, String name) {
    Storage storage = type.contains("COLLATE ascii_bin") ? Storage.TEXT : Storage.BINARY;
    return types.checks().condition(storage, name);
  }

  /** Returns something of its type; long ones have no literal for a default, but an expression. */
  private String none() {
    return switch (data) {
      case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double" -> "0";
      case "bit" -> "b'0'";
      case "date" -> "'2000-01-01'";
      case "datetime", "timestamp" -> "'2000-01-01 00:00:00'";
      case "time" -> "'00:00:00'";
      case "year" -> "2000";
      case JSON -> "('null')";
      case "uuid" -> "'00000000-0000-0000-0000-000000000000'";
      default -> "('')";
    };
  }

  /** Returns one of several; fails when it is gone. */
  static ExistingColumn of(Map<String, ExistingColumn> columns, String name) throws SQLException {
    ExistingColumn found = columns.get(name);
    if (found == null) {
      throw new SQLException("a column of the job is gone", "42S22");
    }
    return found;
  }

  /** Returns all columns of a table, by name. */
  static Map<String, ExistingColumn> all(Connection connection, MysqlTypes types, TableName table)
      throws SQLException {
    Map<String, ExistingColumn> found = new HashMap<>();
    Rows.ofTable(
        connection,
        MysqlRewritingSql.of(types.flavour()).columns(),
        row -> found.put(row.getString(1), read(row)),
        table);
    return found;
  }

  private static ExistingColumn read(ResultSet row) throws SQLException {
    boolean json = row.getBoolean(6);
    return new ExistingColumn(
        json ? JSON : row.getString(2),
        json ? JSON : row.getString(3),
        row.getString(4).equals("NO"),
        row.getString(5));
  }
}
