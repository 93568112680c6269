package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import java.util.Locale;

/** What sort of statement a piece is to SQLite. */
final class SqliteHeads {
  private SqliteHeads() {}

  static StatementHead of(Tokens piece) {
    return switch (piece.get(0).value().toUpperCase(Locale.ROOT)) {
      case "SELECT", "WITH", "VALUES" -> StatementHead.QUERY;
      case "INSERT" -> StatementHead.INSERT;
      case "UPDATE" -> StatementHead.UPDATE;
      case "DELETE" -> StatementHead.DELETE;
      case "REPLACE" -> StatementHead.MERGE;
      case "CREATE", "ALTER", "DROP" -> StatementHead.DEFINITION;
      case "EXPLAIN" -> StatementHead.EXPLAIN;
      case "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE" ->
          names(piece) ? StatementHead.TRANSACTION : StatementHead.OTHER;
      case "ANALYZE", "REINDEX", "VACUUM" ->
          names(piece) ? StatementHead.INFORMATION : StatementHead.OTHER;
      case "PRAGMA" -> Pragmas.isHarmless(piece) ? StatementHead.INFORMATION : StatementHead.OTHER;
      default -> StatementHead.OTHER;
    };
  }

  /** Tells whether it only names things: nothing in it is computed. */
  private static boolean names(Tokens piece) {
    return piece.list().stream().allMatch(token -> token.isName() || token.isSymbol("."));
  }
}
