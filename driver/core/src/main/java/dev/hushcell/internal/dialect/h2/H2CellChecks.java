package dev.hushcell.internal.dialect.h2;

import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.TypeKnowledge;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where a whole H2 database has CHECKs of cells. */
final class H2CellChecks {
  private static final String CHECKS =
      "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE"
          + " FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS";
  // Not joined with the above: H2 builds the inner table anew for each row of the outer one.
  private static final String USES =
      "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME"
          + " FROM INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE";

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
          found.add(new CellCheck(Rows.column(rows, 3), rows.getString(2)));
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
}
