package dev.hushcell.internal.explain;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Tokens;

/** A statement to be shown: without a literal or comment, so that texts of one shape are equal. */
public final class MaskedText {
  private static final String UNREADABLE = "(a text that cannot be read)";
  private static final int LONGEST = 10_000;

  private MaskedText() {}

  /**
   * Returns a text without its literals and comments, and with single spaces; cut where it is long.
   *
   * @param lexer as the session reads the text
   */
  public static String of(Lexer lexer, String sql) {
    Tokens tokens;
    try {
      tokens = lexer.lex(sql);
    } catch (Fault unreadable) {
      return UNREADABLE;
    }
    boolean defines = Masked.defines(tokens);
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (out.length() > LONGEST) {
        return out.append(" …").toString();
      }
      if (tokens.get(i).begin() > at && !out.isEmpty()) {
        out.append(' ');
      }
      out.append(shown(tokens, i, defines));
      at = tokens.get(i).end();
    }
    return out.toString();
  }

  /** Words that are values are not shown either. */
  private static String shown(Tokens tokens, int index, boolean defines) {
    boolean truth = tokens.get(index).isWord("true") || tokens.get(index).isWord("false");
    return truth ? "<boolean>" : Masked.token(tokens, index, defines);
  }
}
