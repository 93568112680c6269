package dev.hushcell.internal.sql;

/**
 * Refuses {@code VALUES 1, 2}: two rows to H2, one row to the parser, and the same tokens to the
 * guard.
 */
final class BareValues {
  private BareValues() {}

  static void refuse(Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      // After DEFAULT it is INSERT .. DEFAULT VALUES.
      if (tokens.isWord(i, "VALUES") && !tokens.isWord(i - 1, "DEFAULT")) {
        refuseRows(tokens, i + 1);
      }
    }
  }

  private static void refuseRows(Tokens tokens, int from) {
    int at = from;
    while (true) {
      if (tokens.isWord(at, "ROW")) {
        at++;
      }
      if (!tokens.isSymbol(at, "(")) {
        throw SqlFault.BARE_VALUES.at(
            tokens.get(from - 1).begin(),
            "a row after VALUES has no parentheses; put each row in parentheses");
      }
      at = Parentheses.after(tokens, at);
      if (!tokens.isSymbol(at, ",")) {
        return;
      }
      at++;
    }
  }
}
