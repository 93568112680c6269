package dev.hushcell.internal.dialect.h2;

/** Why the key of a table may be another one than an application assigns. */
final class H2KeyObjections {
  private static final String KEY =
      " FROM INFORMATION_SCHEMA.COLUMNS C WHERE C.TABLE_SCHEMA = ? AND C.TABLE_NAME = ?"
          + " AND RAND() >= 0 AND EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE K"
          + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T"
          + " ON T.CONSTRAINT_SCHEMA = K.CONSTRAINT_SCHEMA"
          + " AND T.CONSTRAINT_NAME = K.CONSTRAINT_NAME AND T.CONSTRAINT_TYPE = 'PRIMARY KEY'"
          + " WHERE K.TABLE_SCHEMA = C.TABLE_SCHEMA AND K.TABLE_NAME = C.TABLE_NAME"
          + " AND K.COLUMN_NAME = C.COLUMN_NAME)";
  static final String QUESTION =
      String.join(
          " UNION ALL ",
          "SELECT 'the database makes its values'"
              + KEY
              + " AND (C.IS_IDENTITY <> 'NO' OR C.IS_GENERATED <> 'NEVER'"
              + " OR C.COLUMN_DEFAULT IS NOT NULL OR C.COLUMN_ON_UPDATE IS NOT NULL)",
          "SELECT 'it is no whole number or UUID'"
              + KEY
              + " AND C.DATA_TYPE NOT IN ('TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'UUID')"
              + " AND NOT (C.DATA_TYPE IN ('NUMERIC', 'DECIMAL') AND C.NUMERIC_SCALE = 0)",
          "SELECT 'a trigger that runs before a row is changed could change it' FROM"
              + " INFORMATION_SCHEMA.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ?"
              + " AND EVENT_OBJECT_TABLE = ? AND ACTION_TIMING <> 'AFTER' AND RAND() >= 0",
          "SELECT 'a foreign key changes it when another table is updated' FROM"
              + " INFORMATION_SCHEMA.KEY_COLUMN_USAGE K"
              + " JOIN INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS R"
              + " ON R.CONSTRAINT_SCHEMA = K.CONSTRAINT_SCHEMA"
              + " AND R.CONSTRAINT_NAME = K.CONSTRAINT_NAME WHERE K.TABLE_SCHEMA = ?"
              + " AND K.TABLE_NAME = ? AND RAND() >= 0"
              + " AND R.UPDATE_RULE NOT IN ('NO ACTION', 'RESTRICT')");

  private H2KeyObjections() {}
}
