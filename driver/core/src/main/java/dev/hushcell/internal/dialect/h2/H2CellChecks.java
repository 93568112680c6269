package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a whole H2 database has CHECKs of cells, and columns that could keep cells. */
final class H2CellChecks {
  private static final String CHECKS =
      "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE"
          + " FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS";
  // Not joined with the above: H2 builds the inner table anew for each row of the outer one.
  private static final String USES =
      "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME"
          + " FROM INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE";
  private static final String BINARIES =
      "SELECT TABLE_NAME, COLUMN_NAME,"
          + " DATA_TYPE_SQL(TABLE_SCHEMA, TABLE_NAME, 'TABLE', DTD_IDENTIFIER)"
          + " FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ?"
          + " AND DATA_TYPE IN ('BINARY VARYING', 'CHARACTER VARYING')";

  private H2CellChecks() {}

  /** Returns the CHECKs of cells in all schemas. */
  static List<CellCheck> all(Connection connection, TypeKnowledge types) throws SQLException {
    List<CellCheck> found = new ArrayList<>();
    Set<List<String>> checks = constraints(connection, types);
    if (checks.isEmpty()) {
      return found;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(USES)) {
      while (rows.next()) {
        if (checks.contains(List.of(rows.getString(1), rows.getString(2)))) {
          TableName table = new TableName(rows.getString(3), rows.getString(4));
          found.add(new CellCheck(new ColumnName(table, rows.getString(5)), rows.getString(2)));
        }
      }
    }
    return found;
  }

  /** Returns schema and name of each. */
  private static Set<List<String>> constraints(Connection connection, TypeKnowledge types)
      throws SQLException {
    Set<List<String>> found = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(CHECKS)) {
      while (rows.next()) {
        String clause = rows.getString(3);
        boolean settled = clause != null; // else another session is just changing it
        if (settled && types.isCellCheck(clause)) {
          found.add(List.of(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return found;
  }

  /** Returns the types of those columns of a schema that could keep cells. */
  static Map<ColumnName, String> binaries(Connection connection, String schema)
      throws SQLException {
    Map<ColumnName, String> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(BINARIES)) {
      statement.setString(1, schema);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String type = rows.getString(3);
          if (type != null) { // else another session is changing it
            TableName table = new TableName(schema, rows.getString(1));
            found.put(new ColumnName(table, rows.getString(2)), type);
          }
        }
      }
    }
    return found;
  }
}
