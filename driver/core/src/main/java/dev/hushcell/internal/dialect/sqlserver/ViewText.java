package dev.hushcell.internal.dialect.sqlserver;

import dev.hushcell.internal.dialect.sqlserver.text.TsqlLanguage;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Tokens;
import org.jspecify.annotations.Nullable;

/** The query in the text of a view, which the server keeps as it was written. */
final class ViewText {
  private static final Lexer LEXER = new Lexer(new TsqlLanguage());

  private ViewText() {}

  /**
   * Returns the query behind AS, or null when there is no text or it has no such form. A view keeps
   * the columns that a star meant when it was made, which its tables may have no more.
   *
   * <p>A name without a schema means a table in that of the view, and after that in dbo; where that
   * is the same it is written into the text, which else would be read in the schema of a session.
   */
  static @Nullable String query(@Nullable String definition, String schema) {
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
        return hasStar(tokens, i + 1) ? null : query(tokens, i + 1, schema);
      }
    }
    return null;
  }

  /** A star between two values multiplies, and one alone in parentheses counts. */
  private static boolean hasStar(Tokens tokens, int first) {
    for (int i = first; i < tokens.size(); i++) {
      boolean ends =
          i + 1 == tokens.size()
              || tokens.isAnyWord(i + 1, "FROM", "INTO")
              || tokens.isSymbol(i + 1, ",");
      if (tokens.isSymbol(i, "*") && ends) {
        return true;
      }
    }
    return false;
  }

  private static String query(Tokens tokens, int first, String schema) {
    int last = tokens.size() - 1;
    last = tokens.isSymbol(last, ";") ? last - 1 : last;
    boolean checked =
        tokens.isWord(last, "OPTION")
            && tokens.isWord(last - 1, "CHECK")
            && tokens.isWord(last - 2, "WITH");
    last = checked ? last - 3 : last;
    // A name that WITH makes has no schema.
    boolean qualifies = schema.equalsIgnoreCase("dbo") && !tokens.isWord(first, "WITH");
    StringBuilder text = new StringBuilder();
    int copied = tokens.get(first).begin();
    for (int i = first; i < last && qualifies; i++) {
      boolean table = tokens.isAnyWord(i, "FROM", "JOIN");
      if (table && tokens.get(i + 1).isName() && !tokens.isSymbol(i + 2, ".")) {
        int name = tokens.get(i + 1).begin();
        text.append(tokens.text(), copied, name).append("[dbo].");
        copied = name;
      }
    }
    return text.append(tokens.text(), copied, tokens.get(last).end()).toString();
  }
}
