package dev.hushcell.internal.sql;

/** Finds the end of what stands in parentheses. */
public final class Parentheses {
  private Parentheses() {}

  /**
   * Returns the index after the parenthesis that closes the one at {@code open}, or the number of
   * tokens if none does.
   */
  public static int after(Tokens tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (tokens.isSymbol(i, "(")) {
        depth++;
      } else if (tokens.isSymbol(i, ")") && --depth == 0) {
        return i + 1;
      }
    }
    return tokens.size();
  }
}
