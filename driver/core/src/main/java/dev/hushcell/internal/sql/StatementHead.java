package dev.hushcell.internal.sql;

/** What sort of statement a piece is, by its first words alone. */
public enum StatementHead {
  /** SELECT, WITH, VALUES, TABLE or an opening parenthesis; a WITH may still change rows. */
  QUERY,
  /** INSERT. */
  INSERT,
  /** UPDATE. */
  UPDATE,
  /** DELETE. */
  DELETE,
  /** MERGE in both forms, and REPLACE. */
  MERGE,
  /** CREATE, ALTER, DROP, TRUNCATE, COMMENT, GRANT, REVOKE. */
  DEFINITION,
  /** CALL, EXECUTE, PREPARE, RUNSCRIPT, SCRIPT and others that run SQL or code from elsewhere. */
  DYNAMIC,
  /** SET and USE. */
  SESSION,
  /** COMMIT, ROLLBACK, SAVEPOINT and others that only steer the transaction. */
  TRANSACTION,
  /** EXPLAIN. */
  EXPLAIN,
  /** SHOW, HELP, ANALYZE and others that name tables without reading values. */
  INFORMATION,
  /** DECLARE and SET of variables that end with the text and have no result. */
  VARIABLES,
  /** Anything else, and nothing at all. */
  OTHER;

  /** Classifies one statement. */
  public static StatementHead of(Tokens piece) {
    if (piece.size() == 0) {
      return OTHER;
    }
    Token first = piece.get(0);
    if (first.isSymbol("(")) {
      return QUERY;
    }
    if (first.isSymbol("?") || first.kind() == Token.Kind.PARAMETER) {
      return DYNAMIC;
    }
    if (first.kind() != Token.Kind.WORD) {
      return OTHER;
    }
    return piece.language().head(piece);
  }

  /** Returns what a word in upper case begins where nothing else is known of it. */
  public static StatementHead ofWord(String word) {
    return switch (word) {
      case "SELECT", "WITH", "VALUES", "TABLE", "FROM" -> QUERY;
      case "INSERT" -> INSERT;
      case "UPDATE" -> UPDATE;
      case "DELETE" -> DELETE;
      case "MERGE", "REPLACE" -> MERGE;
      case "CREATE", "ALTER", "DROP", "TRUNCATE", "COMMENT", "GRANT", "REVOKE" -> DEFINITION;
      case "CALL", "EXECUTE", "EXEC", "PREPARE", "DEALLOCATE", "RUNSCRIPT", "SCRIPT", "BACKUP" ->
          DYNAMIC;
      case "SET", "USE" -> SESSION;
      case "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "BEGIN", "START" -> TRANSACTION;
      case "EXPLAIN" -> EXPLAIN;
      case "SHOW", "HELP", "ANALYZE", "CHECKPOINT" -> INFORMATION;
      default -> OTHER;
    };
  }

  /** Tells whether it may send values to a table or routine. */
  public boolean maySendValues() {
    return switch (this) {
      case QUERY, INSERT, UPDATE, DELETE, MERGE, EXPLAIN, DYNAMIC, VARIABLES, OTHER -> true;
      case DEFINITION, TRANSACTION, SESSION, INFORMATION -> false;
    };
  }

  /** Tells whether it may change what names mean to the statements behind it. */
  public boolean mayChangeNames() {
    return switch (this) {
      case DEFINITION, SESSION, DYNAMIC, OTHER -> true;
      case QUERY, INSERT, UPDATE, DELETE, MERGE, EXPLAIN, TRANSACTION, INFORMATION, VARIABLES ->
          false;
    };
  }

  /** Tells whether it is a query or changes rows, so that its literals are values. */
  public boolean readsOrChangesRows() {
    return switch (this) {
      case QUERY, INSERT, UPDATE, DELETE, MERGE, EXPLAIN -> true;
      case DEFINITION, DYNAMIC, SESSION, TRANSACTION, INFORMATION, VARIABLES, OTHER -> false;
    };
  }
}
