package dev.hushcell.internal.dialect.mysql;

/**
 * Why the key of a table may be another one than an application assigns. Triggers are shown to who
 * may use them; of one that is not, a changed key is noticed when the cell is opened. Those of a
 * job change no key.
 */
final class MysqlKeyObjections {
  private static final String KEY =
      " FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
          + " AND COLUMN_KEY = 'PRI'";
  static final String QUESTION =
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

  private MysqlKeyObjections() {}
}
