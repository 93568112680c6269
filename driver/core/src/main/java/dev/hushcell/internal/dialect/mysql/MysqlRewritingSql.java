package dev.hushcell.internal.dialect.mysql;

/**
 * What is asked about tables whose columns are rewritten, as far as the two databases have it in
 * other places.
 *
 * @param columns name, type with character set and collation, type alone, whether it takes NULL,
 *     comment, whether it is MariaDB's JSON
 * @param checks name and condition of each CHECK that belongs to the table and to no column
 */
record MysqlRewritingSql(String columns, String checks) {
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

  private static final String COLUMNS =
      "SELECT COLUMN_NAME, CONCAT(COLUMN_TYPE, IFNULL(CONCAT(' CHARACTER SET ',"
          + " CHARACTER_SET_NAME, ' COLLATE ', COLLATION_NAME), '')), DATA_TYPE, IS_NULLABLE,"
          + " COLUMN_COMMENT, %s FROM INFORMATION_SCHEMA.COLUMNS C"
          + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

  private static final MysqlRewritingSql MARIADB =
      new MysqlRewritingSql(
          COLUMNS.formatted(IS_JSON),
          "SELECT CONSTRAINT_NAME, CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS"
              + " WHERE CONSTRAINT_SCHEMA = ? AND TABLE_NAME = ? AND LEVEL = 'Table'");

  private static final MysqlRewritingSql MYSQL =
      new MysqlRewritingSql(
          COLUMNS.formatted("FALSE"),
          "SELECT C.CONSTRAINT_NAME, C.CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS C"
              + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T"
              + " ON T.CONSTRAINT_SCHEMA = C.CONSTRAINT_SCHEMA"
              + " AND T.CONSTRAINT_NAME = C.CONSTRAINT_NAME AND T.CONSTRAINT_TYPE = 'CHECK'"
              + " WHERE C.CONSTRAINT_SCHEMA = ? AND T.TABLE_NAME = ?");

  static final String SELF_CHANGING =
      "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ?"
          + " AND TABLE_NAME = ? AND EXTRA LIKE '%on update%'";

  /** Name, event and body of the triggers of a job. */
  static final String TRIGGERS =
      "SELECT TRIGGER_NAME, EVENT_MANIPULATION, ACTION_STATEMENT FROM INFORMATION_SCHEMA.TRIGGERS"
          + " WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ?"
          + " AND LEFT(TRIGGER_NAME, 11) = ?";

  /** Behind a query of triggers: all but those that mark rows while a job runs. */
  static final String NO_TRIGGER_OF_A_JOB =
      " AND TRIGGER_NAME NOT REGEXP '^hc_[0-9a-f]{8}(|_between|_kept)(|_new)$'";

  /** Unique indexes over whole columns without NULL, the primary key first: index, column. */
  static final String KEYS =
      "SELECT S.INDEX_NAME, S.COLUMN_NAME FROM INFORMATION_SCHEMA.STATISTICS S"
          + " WHERE S.TABLE_SCHEMA = ? AND S.TABLE_NAME = ? AND S.NON_UNIQUE = 0"
          + " AND NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.STATISTICS N"
          + " WHERE N.TABLE_SCHEMA = S.TABLE_SCHEMA AND N.TABLE_NAME = S.TABLE_NAME"
          + " AND N.INDEX_NAME = S.INDEX_NAME AND (N.NULLABLE = 'YES' OR N.SUB_PART IS NOT NULL"
          + " OR N.COLUMN_NAME IS NULL))"
          + " ORDER BY S.INDEX_NAME <> 'PRIMARY', S.INDEX_NAME, S.SEQ_IN_INDEX";

  /** Index, whether not unique, column or nothing for an expression, comment. */
  static final String INDEXES =
      "SELECT INDEX_NAME, NON_UNIQUE, IFNULL(COLUMN_NAME, ''), INDEX_COMMENT FROM"
          + " INFORMATION_SCHEMA.STATISTICS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY"
          + " INDEX_NAME, SEQ_IN_INDEX";

  private static final String KEY =
      " FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
          + " AND COLUMN_KEY = 'PRI'";

  /**
   * Why the key of a table may be another one than an application assigns. Triggers are shown to
   * who may use them; of one that is not, a changed key is noticed when the cell is opened. Those
   * of a job change no key.
   */
  static final String KEY_OBJECTIONS =
      String.join(
          " UNION ALL ",
          "SELECT 'the database makes its values'"
              + KEY
              + " AND (EXTRA <> '' OR COLUMN_DEFAULT IS NOT NULL"
              + " OR COALESCE(GENERATION_EXPRESSION, '') <> '')",
          "SELECT 'it is no whole number or UUID'"
              + KEY
              + " AND (COLUMN_TYPE LIKE '%zerofill%' OR NOT (DATA_TYPE IN ('tinyint', 'smallint',"
              + " 'mediumint', 'int', 'bigint', 'uuid')"
              + " OR (DATA_TYPE = 'decimal' AND NUMERIC_SCALE = 0)))",
          "SELECT 'a trigger that runs before a row is changed could change it'"
              + " FROM INFORMATION_SCHEMA.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ?"
              + " AND EVENT_OBJECT_TABLE = ? AND ACTION_TIMING = 'BEFORE'"
              + MysqlRewritingSql.NO_TRIGGER_OF_A_JOB,
          "SELECT 'a foreign key changes it when another table is updated'"
              + " FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE K"
              + " JOIN INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS R"
              + " ON R.CONSTRAINT_SCHEMA = K.CONSTRAINT_SCHEMA"
              + " AND R.CONSTRAINT_NAME = K.CONSTRAINT_NAME AND R.TABLE_NAME = K.TABLE_NAME"
              + " JOIN INFORMATION_SCHEMA.COLUMNS C ON C.TABLE_SCHEMA = K.TABLE_SCHEMA"
              + " AND C.TABLE_NAME = K.TABLE_NAME AND C.COLUMN_NAME = K.COLUMN_NAME"
              + " AND C.COLUMN_KEY = 'PRI' WHERE K.TABLE_SCHEMA = ? AND K.TABLE_NAME = ?"
              + " AND R.UPDATE_RULE NOT IN ('NO ACTION', 'RESTRICT')");

  static MysqlRewritingSql of(Flavour flavour) {
    return flavour == Flavour.MARIADB ? MARIADB : MYSQL;
  }
}
