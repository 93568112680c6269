package dev.hushcell.internal.database.sqlserver;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.Dialect;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Tokens;
import org.jspecify.annotations.Nullable;

/** The query in the text of a view, which the server keeps as it was written. */
final class ViewText {
  private static final Lexer LEXER = new Lexer(Dialect.TSQL);

  private ViewText() {}

  /**
   * Returns the query behind AS, or null when there is no text or it has no such form. A view keeps
   * the columns that a star meant when it was made, which its tables may have no more.
   */
  static @Nullable String query(@Nullable String definition) {
    if (definition == null) {
      return null;
    }
    Tokens tokens;
    try {
      tokens = LEXER.lex(definition);
    } catch (Fault unreadable) {
      return null;
    }
    int depth = 0;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      depth += tokens.isSymbol(i, "(") ? 1 : tokens.isSymbol(i, ")") ? -1 : 0;
      if (depth == 0 && tokens.isWord(i, "AS")) {
        return hasStar(tokens, i + 1) ? null : query(tokens, i + 1);
      }
    }
    return null;
  }

  /** A star between two values multiplies, and one alone in parentheses counts. */
  private static boolean hasStar(Tokens tokens, int first) {
    for (int i = first; i < tokens.size(); i++) {
      boolean ends =
          i + 1 == tokens.size()
              || tokens.isWord(i + 1, "FROM")
              || tokens.isWord(i + 1, "INTO")
              || tokens.isSymbol(i + 1, ",");
      if (tokens.isSymbol(i, "*") && ends) {
        return true;
      }
    }
    return false;
  }

  private static String query(Tokens tokens, int first) {
    int last = tokens.size() - 1;
    last = tokens.isSymbol(last, ";") ? last - 1 : last;
    boolean checked =
        tokens.isWord(last, "OPTION")
            && tokens.isWord(last - 1, "CHECK")
            && tokens.isWord(last - 2, "WITH");
    last = checked ? last - 3 : last;
    return tokens.text().substring(tokens.get(first).begin(), tokens.get(last).end());
  }
}
