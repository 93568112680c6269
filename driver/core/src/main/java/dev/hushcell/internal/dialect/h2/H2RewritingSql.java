package dev.hushcell.internal.dialect.h2;

/** What H2 is asked about a table whose columns are rewritten. */
final class H2RewritingSql {
  // RAND: else H2 may answer from its last result.
  private static final String ANEW = " AND RAND() >= 0";

  private static final String IN_TABLE = " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

  /** Name, whether it takes NULL, type, comment. */
  static final String COLUMNS =
      "SELECT COLUMN_NAME, IS_NULLABLE, DATA_TYPE, REMARKS FROM INFORMATION_SCHEMA.COLUMNS"
          + IN_TABLE
          + ANEW
          + " ORDER BY ORDINAL_POSITION";

  static final String SELF_CHANGING =
      "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS"
          + IN_TABLE
          + " AND COLUMN_ON_UPDATE IS NOT NULL"
          + ANEW;

  static final String KEYS =
      H2InformationSchema.ROW_KEYS
          + " ORDER BY T.CONSTRAINT_TYPE, K.CONSTRAINT_NAME, K.ORDINAL_POSITION";

  /** Name, kind, name of its index, which NULLs are distinct. */
  static final String CONSTRAINTS =
      "SELECT CONSTRAINT_NAME, CONSTRAINT_TYPE, INDEX_NAME, NULLS_DISTINCT"
          + " FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS"
          + IN_TABLE
          + ANEW
          + " ORDER BY CONSTRAINT_NAME";

  /** Name, kind, which NULLs are distinct. */
  static final String INDEXES =
      "SELECT INDEX_NAME, INDEX_TYPE_NAME, NULLS_DISTINCT FROM INFORMATION_SCHEMA.INDEXES"
          + IN_TABLE
          + ANEW
          + " ORDER BY INDEX_NAME";

  /** Name of the index, column, its order. */
  static final String INDEX_COLUMNS =
      "SELECT INDEX_NAME, COLUMN_NAME, ORDERING_SPECIFICATION"
          + " FROM INFORMATION_SCHEMA.INDEX_COLUMNS"
          + IN_TABLE
          + ANEW
          + " ORDER BY INDEX_NAME, ORDINAL_POSITION";

  /** Name and text of each view; the text is null where H2 does not show it. */
  static final String VIEWS =
      "SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS"
          + " WHERE UPPER(TABLE_SCHEMA) <> 'INFORMATION_SCHEMA'"
          + ANEW;

  static final String TRIGGERS =
      "SELECT TRIGGER_SCHEMA, TRIGGER_NAME FROM INFORMATION_SCHEMA.TRIGGERS"
          + " WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ?"
          + ANEW;

  static final String SYNONYMS =
      "SELECT SYNONYM_SCHEMA, SYNONYM_NAME FROM INFORMATION_SCHEMA.SYNONYMS"
          + " WHERE SYNONYM_FOR_SCHEMA = ? AND SYNONYM_FOR = ?"
          + ANEW;

  static final String IS_ADMIN =
      "SELECT IS_ADMIN FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME = CURRENT_USER" + ANEW;

  /** Who has a statement on its way: whoever waits at the gate has none yet. */
  static final String BUSY =
      "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID <> SESSION_ID()"
          + " AND EXECUTING_STATEMENT IS NOT NULL"
          + ANEW;

  private static final String KEY =
      " FROM INFORMATION_SCHEMA.COLUMNS C WHERE C.TABLE_SCHEMA = ? AND C.TABLE_NAME = ?"
          + " AND RAND() >= 0 AND EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE K"
          + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS T"
          + " ON T.CONSTRAINT_SCHEMA = K.CONSTRAINT_SCHEMA"
          + " AND T.CONSTRAINT_NAME = K.CONSTRAINT_NAME AND T.CONSTRAINT_TYPE = 'PRIMARY KEY'"
          + " WHERE K.TABLE_SCHEMA = C.TABLE_SCHEMA AND K.TABLE_NAME = C.TABLE_NAME"
          + " AND K.COLUMN_NAME = C.COLUMN_NAME)";

  /** Why the key of a table may be another one than an application assigns. */
  static final String KEY_OBJECTIONS =
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

  private H2RewritingSql() {}
}
