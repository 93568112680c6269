package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.rewriting.RewritingTables.NewColumn;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a table has that no job could carry over, each with the statement that takes it away. */
record MysqlObjections(Connection connection, MysqlTypes types, TableName table) {
  private static final String INDEXES =
      "SELECT CONCAT('an index over ', COLUMN_NAME, ': ALTER TABLE ', TABLE_NAME, ' DROP INDEX ',"
          + " INDEX_NAME) FROM INFORMATION_SCHEMA.STATISTICS"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ?";

  private static final List<String> OF_COLUMN =
      List.of(
          "SELECT CONCAT('a foreign key: ALTER TABLE ', TABLE_NAME, ' DROP FOREIGN KEY ',"
              + " CONSTRAINT_NAME) FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE"
              + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ?"
              + " AND REFERENCED_TABLE_NAME IS NOT NULL",
          "SELECT CONCAT('a foreign key: ALTER TABLE ', TABLE_NAME, ' DROP FOREIGN KEY ',"
              + " CONSTRAINT_NAME) FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE"
              + " WHERE REFERENCED_TABLE_SCHEMA = ? AND REFERENCED_TABLE_NAME = ?"
              + " AND REFERENCED_COLUMN_NAME = ?",
          "SELECT CONCAT('an index over a part of it: ALTER TABLE ', TABLE_NAME, ' DROP INDEX ',"
              + " INDEX_NAME) FROM INFORMATION_SCHEMA.STATISTICS"
              + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ?"
              + " AND (SUB_PART IS NOT NULL OR INDEX_TYPE <> 'BTREE')",
          "SELECT CONCAT('it is INVISIBLE or COMPRESSED, which a new column is not: ALTER TABLE ',"
              + " TABLE_NAME, ' MODIFY ', COLUMN_NAME) FROM INFORMATION_SCHEMA.COLUMNS"
              + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ?"
              + " AND (EXTRA LIKE '%INVISIBLE%' OR COLUMN_TYPE LIKE '%COMPRESSED%')",
          "SELECT 'it belongs to the primary key, which no job changes'"
              + " FROM INFORMATION_SCHEMA.STATISTICS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
              + " AND COLUMN_NAME = ? AND INDEX_NAME = 'PRIMARY'",
          "SELECT CONCAT('a view: DROP VIEW ', V.TABLE_SCHEMA, '.', V.TABLE_NAME)"
              + " FROM INFORMATION_SCHEMA.VIEWS V JOIN (SELECT ? AS s, ? AS t, ? AS c) A"
              + " WHERE V.VIEW_DEFINITION LIKE CONCAT('%`', A.s, '`.`', A.t, '`%')"
              + " AND V.VIEW_DEFINITION LIKE CONCAT('%`', A.c, '`%')");

  private static final List<String> OF_TABLE =
      List.of(
          "SELECT 'it is partitioned' FROM INFORMATION_SCHEMA.PARTITIONS"
              + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND PARTITION_NAME IS NOT NULL",
          "SELECT CONCAT('it is no InnoDB table without history, but ', COALESCE(ENGINE,"
              + " TABLE_TYPE)) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME"
              + " = ? AND (ENGINE <> 'InnoDB' OR TABLE_TYPE <> 'BASE TABLE')",
          "SELECT CONCAT('a trigger of UPDATE, which would see the job fill rows: DROP TRIGGER ',"
              + " TRIGGER_NAME) FROM INFORMATION_SCHEMA.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ?"
              + " AND EVENT_OBJECT_TABLE = ? AND EVENT_MANIPULATION = 'UPDATE'"
              + MysqlRewritingSql.NO_TRIGGER_OF_A_JOB);

  /** With a place for what an index has that counts for no query. */
  private static final String NOT_ORDINARY =
      "SELECT CONCAT('an index that is not an ordinary one: ALTER TABLE ', TABLE_NAME,"
          + " ' DROP INDEX ', INDEX_NAME) FROM INFORMATION_SCHEMA.STATISTICS S"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND INDEX_NAME IN"
          + " (SELECT I.INDEX_NAME FROM INFORMATION_SCHEMA.STATISTICS I"
          + " WHERE I.TABLE_SCHEMA = S.TABLE_SCHEMA AND I.TABLE_NAME = S.TABLE_NAME"
          + " AND I.COLUMN_NAME = ?)"
          + " AND (COLLATION <> 'A' OR %s)";

  /** Names of constraints are those of the database. */
  private static final String NAME_TAKEN =
      "SELECT CONCAT('its CHECK would have the name of one of ', TABLE_NAME, ', which was renamed"
          + " past this driver: ALTER TABLE ', TABLE_NAME, ' DROP CHECK `', CONSTRAINT_NAME, '`')"
          + " FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?"
          + " AND TABLE_NAME <> ? AND CONSTRAINT_NAME = ?";

  private static final String FULL_TEXT =
      "SELECT DISTINCT CONCAT('a FULLTEXT index, with which the table is copied for each new"
          + " column: ALTER TABLE ', TABLE_NAME, ' DROP INDEX ', INDEX_NAME)"
          + " FROM INFORMATION_SCHEMA.STATISTICS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
          + " AND INDEX_TYPE = 'FULLTEXT'";

  /** A table that is not there, so that nothing is done where the user has the rights. */
  private static final String NONE = "hc_no_table";

  private static final String TRIGGER =
      "CREATE TRIGGER %s BEFORE INSERT ON %s FOR EACH ROW SET @hc_none = 1";

  /** What refuses triggers and locks to a user, as the server numbers it. */
  private static final int BINLOG = 1419;

  private static final int DATABASE = 1044;
  private static final int COMMAND = 1142;

  /** Returns all of it. */
  List<String> all(List<NewColumn> columns, List<String> unsearchable) throws SQLException {
    List<String> found = new ArrayList<>();
    for (NewColumn column : columns) {
      for (String sql : OF_COLUMN) {
        found.addAll(ofColumn(sql, column.name()));
      }
      found.addAll(ofFlavour(column));
    }
    for (String column : unsearchable) {
      found.addAll(ofColumn(INDEXES, column));
    }
    for (String sql : OF_TABLE) {
      found.addAll(ofTable(sql));
    }
    found.addAll(rights());
    return found.stream().distinct().toList();
  }

  /** Returns what its user lacks: no view of the rights knows those of roles. */
  private List<String> rights() {
    String none = MysqlRewriting.name(new TableName(table.schema(), NONE));
    List<String> lacking = new ArrayList<>();
    int trigger = refusal(TRIGGER.formatted(none, none));
    if (trigger == BINLOG) {
      lacking.add(
          "the server writes a binlog and takes triggers of no user without SUPER: SET GLOBAL"
              + " log_bin_trust_function_creators = ON, or GRANT SUPER ON *.* TO the user of the"
              + " job");
    } else if (trigger == COMMAND) {
      lacking.add(lacks("TRIGGER"));
    }
    if (refusal("LOCK TABLES " + none + " WRITE") == DATABASE) {
      lacking.add(lacks("LOCK TABLES"));
    }
    return lacking;
  }

  private String lacks(String right) {
    String on = MysqlRewriting.quote(table.schema()) + ".*";
    return "its user lacks a right: GRANT " + right + " ON " + on + " TO the user of the job";
  }

  private int refusal(String sql) {
    try {
      Rows.run(connection, sql);
      return 0;
    } catch (SQLException refused) {
      return refused.getErrorCode();
    }
  }

  private List<String> ofFlavour(NewColumn column) throws SQLException {
    return switch (types.flavour()) {
      case MARIADB -> ofColumn(NOT_ORDINARY.formatted("IGNORED = 'YES'"), column.name());
      case MYSQL -> {
        String unordinary = "IS_VISIBLE = 'NO' OR EXPRESSION IS NOT NULL";
        List<String> found =
            new ArrayList<>(ofColumn(NOT_ORDINARY.formatted(unordinary), column.name()));
        found.addAll(ofTable(FULL_TEXT));
        if (!column.check().isEmpty()) {
          String check = types.checkName(new ColumnName(table, column.name()));
          found.addAll(ofColumn(NAME_TAKEN, check));
        }
        yield found;
      }
    };
  }

  private List<String> ofTable(String sql) throws SQLException {
    return Rows.texts(connection, sql, table);
  }

  private List<String> ofColumn(String sql, String column) throws SQLException {
    return Rows.texts(connection, sql, table, column);
  }
}
