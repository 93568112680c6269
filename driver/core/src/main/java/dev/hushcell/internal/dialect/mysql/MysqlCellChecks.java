package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.Check;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The CHECK constraints of databases. Which columns one speaks of stands in its text alone. */
final class MysqlCellChecks {
  private static final String MARIADB =
      "SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS"
          + " WHERE CONSTRAINT_SCHEMA = ?";

  // Here the names of constraints are unique within the database.
  private static final String MYSQL =
      "SELECT T.TABLE_NAME, C.CONSTRAINT_NAME, C.CHECK_CLAUSE"
          + " FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS C"
          + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T"
          + " ON T.CONSTRAINT_SCHEMA = C.CONSTRAINT_SCHEMA"
          + " AND T.CONSTRAINT_NAME = C.CONSTRAINT_NAME AND T.CONSTRAINT_TYPE = 'CHECK'"
          + " WHERE C.CONSTRAINT_SCHEMA = ?";

  // All of them could only be found by opening every table of the server.
  private static final String SCHEMAS =
      "SELECT DISTINCT TABLE_SCHEMA FROM INFORMATION_SCHEMA.TABLES"
          + " WHERE TABLE_NAME = 'hushcell_manifest' ORDER BY 1";

  private final String query;
  private final TypeKnowledge types;

  MysqlCellChecks(Flavour flavour, TypeKnowledge types) {
    this.query = flavour == Flavour.MARIADB ? MARIADB : MYSQL;
    this.types = types;
  }

  /**
   * A CHECK constraint.
   *
   * @param table where it is
   * @param name its name
   * @param condition as the database shows it
   */
  record Constraint(TableName table, String name, String condition) {
    List<Check> perColumn() {
      return CellCheckText.columns(condition).stream()
          .map(column -> new Check(new ColumnName(table, column), name, condition))
          .toList();
    }
  }

  /** Returns those on tables of one database. */
  List<Constraint> of(Connection connection, String schema) throws SQLException {
    return Rows.of(
        connection,
        query,
        row ->
            new Constraint(
                new TableName(schema, row.getString(1)), row.getString(2), row.getString(3)),
        schema);
  }

  /** Returns those of cells in all databases that have a catalogue. */
  List<CellCheck> ofCells(Connection connection) throws SQLException {
    List<CellCheck> found = new ArrayList<>();
    for (String schema : Rows.of(connection, SCHEMAS, row -> row.getString(1))) {
      for (Constraint each : of(connection, schema)) {
        if (types.isCellCheck(each.condition())) {
          String column = CellCheckText.columns(each.condition()).get(0);
          found.add(new CellCheck(new ColumnName(each.table(), column), each.name()));
        }
      }
    }
    return found;
  }
}
