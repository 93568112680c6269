package dev.hushcell.internal.dialect.mysql;

import java.util.List;

/** What is asked about tables whose columns are rewritten. */
final class MariaRewritingSql {
  /**
   * Whether a column C of a table is of JSON: a LONGTEXT with a CHECK that has the name of its
   * column. Only by that word it is renamed without being copied.
   */
  static final String IS_JSON =
      "C.DATA_TYPE = 'longtext' AND C.COLLATION_NAME = 'utf8mb4_bin' AND EXISTS"
          + " (SELECT 1 FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS K"
          + " WHERE K.CONSTRAINT_SCHEMA = ? AND K.TABLE_NAME = ?"
          + " AND K.CONSTRAINT_NAME = C.COLUMN_NAME AND K.CHECK_CLAUSE ="
          + " CONCAT('json_valid(`', REPLACE(C.COLUMN_NAME, '`', '``'), '`)'))";

  static final String COLUMNS =
      "SELECT COLUMN_NAME, CONCAT(COLUMN_TYPE, IFNULL(CONCAT(' CHARACTER SET ',"
          + " CHARACTER_SET_NAME, ' COLLATE ', COLLATION_NAME), '')), DATA_TYPE, IS_NULLABLE,"
          + " COLUMN_COMMENT, "
          + IS_JSON
          + " FROM INFORMATION_SCHEMA.COLUMNS C WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

  static final String SELF_CHANGING =
      "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ?"
          + " AND TABLE_NAME = ? AND EXTRA LIKE '%on update%'";

  /** Name and body of the triggers with two names. */
  static final String TRIGGERS =
      "SELECT TRIGGER_NAME, ACTION_STATEMENT FROM INFORMATION_SCHEMA.TRIGGERS"
          + " WHERE TRIGGER_SCHEMA = ? AND TRIGGER_NAME IN (?, ?)";

  static final String CHECK =
      "SELECT CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS"
          + " WHERE CONSTRAINT_SCHEMA = ? AND TABLE_NAME = ? AND CONSTRAINT_NAME = ?";

  /** Unique indexes over whole columns without NULL, the primary key first: index, column. */
  static final String KEYS =
      "SELECT S.INDEX_NAME, S.COLUMN_NAME FROM INFORMATION_SCHEMA.STATISTICS S"
          + " WHERE S.TABLE_SCHEMA = ? AND S.TABLE_NAME = ? AND S.NON_UNIQUE = 0"
          + " AND NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.STATISTICS N"
          + " WHERE N.TABLE_SCHEMA = S.TABLE_SCHEMA AND N.TABLE_NAME = S.TABLE_NAME"
          + " AND N.INDEX_NAME = S.INDEX_NAME AND (N.NULLABLE = 'YES' OR N.SUB_PART IS NOT NULL))"
          + " ORDER BY S.INDEX_NAME <> 'PRIMARY', S.INDEX_NAME, S.SEQ_IN_INDEX";

  /** Index, whether not unique, column, comment. */
  static final String INDEXES =
      "SELECT INDEX_NAME, NON_UNIQUE, COLUMN_NAME, INDEX_COMMENT FROM INFORMATION_SCHEMA.STATISTICS"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY INDEX_NAME, SEQ_IN_INDEX";

  static final String INDEXES_OF_COLUMN =
      "SELECT CONCAT('an index over ', COLUMN_NAME, ': ALTER TABLE ', TABLE_NAME, ' DROP INDEX ',"
          + " INDEX_NAME) FROM INFORMATION_SCHEMA.STATISTICS"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND COLUMN_NAME = ?";

  static final List<String> OBJECTIONS_OF_COLUMN =
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
          "SELECT CONCAT('an index that is not an ordinary one: ALTER TABLE ', TABLE_NAME,"
              + " ' DROP INDEX ', INDEX_NAME) FROM INFORMATION_SCHEMA.STATISTICS S"
              + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND INDEX_NAME IN"
              + " (SELECT I.INDEX_NAME FROM INFORMATION_SCHEMA.STATISTICS I"
              + " WHERE I.TABLE_SCHEMA = S.TABLE_SCHEMA AND I.TABLE_NAME = S.TABLE_NAME"
              + " AND I.COLUMN_NAME = ?)"
              + " AND (COLLATION <> 'A' OR IGNORED = 'YES')",
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

  static final List<String> OBJECTIONS_OF_TABLE =
      List.of(
          "SELECT 'it is partitioned' FROM INFORMATION_SCHEMA.PARTITIONS"
              + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND PARTITION_NAME IS NOT NULL",
          "SELECT CONCAT('it is no InnoDB table without history, but ', COALESCE(ENGINE, TABLE_TYPE))"
              + " FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
              + " AND (ENGINE <> 'InnoDB' OR TABLE_TYPE <> 'BASE TABLE')",
          "SELECT CONCAT('a trigger of UPDATE, which would see the job fill rows: DROP TRIGGER ',"
              + " TRIGGER_NAME) FROM INFORMATION_SCHEMA.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ?"
              + " AND EVENT_OBJECT_TABLE = ? AND EVENT_MANIPULATION = 'UPDATE'"
              + " AND TRIGGER_NAME NOT REGEXP '^hc_[0-9a-f]{8}(_new)?$'");

  private MariaRewritingSql() {}
}
