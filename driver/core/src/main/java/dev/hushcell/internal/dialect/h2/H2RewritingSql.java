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

  private H2RewritingSql() {}
}
