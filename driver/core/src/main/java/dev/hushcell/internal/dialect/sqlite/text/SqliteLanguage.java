package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import java.util.Locale;
import java.util.Set;

/** SQLite 3. */
public final class SqliteLanguage implements Language {
  @Override
  public LexRules rules(Set<SessionFlag> flags) {
    return new SqliteLexemes();
  }

  @Override
  public StatementHead head(Tokens piece) {
    return switch (piece.get(0).value().toUpperCase(Locale.ROOT)) {
      case "SELECT", "WITH", "VALUES" -> StatementHead.QUERY;
      case "INSERT" -> StatementHead.INSERT;
      case "UPDATE" -> StatementHead.UPDATE;
      case "DELETE" -> StatementHead.DELETE;
      case "REPLACE" -> StatementHead.MERGE;
      case "CREATE", "ALTER", "DROP" -> StatementHead.DEFINITION;
      case "EXPLAIN" -> StatementHead.EXPLAIN;
      case "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE" ->
          namesOnly(piece) ? StatementHead.TRANSACTION : StatementHead.OTHER;
      case "ANALYZE", "REINDEX", "VACUUM" ->
          namesOnly(piece) ? StatementHead.INFORMATION : StatementHead.OTHER;
      case "PRAGMA" -> Pragmas.isHarmless(piece) ? StatementHead.INFORMATION : StatementHead.OTHER;
      default -> StatementHead.OTHER;
    };
  }

  /** Tells whether nothing in a statement is computed. */
  private static boolean namesOnly(Tokens piece) {
    return piece.list().stream().allMatch(token -> token.isName() || token.isSymbol("."));
  }

  /** The body of a trigger has statements of its own. */
  @Override
  public boolean isProgram(Tokens tokens, int begin) {
    boolean own = tokens.isAnyWord(begin + 1, "TEMP", "TEMPORARY");
    return tokens.isWord(begin, "CREATE") && tokens.isWord(begin + (own ? 2 : 1), "TRIGGER");
  }

  @Override
  public boolean quotesMayBeTexts() {
    return true;
  }
}
