package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;

/** What a statement may be at most before it is read. */
final class StatementLimits {
  static final int TOKENS = 200_000;

  private StatementLimits() {}

  /** Refuses what is empty, several statements, or too long. */
  static void require(Tokens piece) {
    if (piece.size() == 0) {
      throw SqlFault.NOT_ONE_STATEMENT.fault("there is no statement in the text; write one");
    }
    int begin = piece.get(0).begin();
    if (piece.get(piece.size() - 1).end() - begin > StatementReader.LONGEST) {
      throw SqlFault.TOO_LONG.at(
          begin,
          "the statement has more than " + StatementReader.LONGEST + " characters; use parameters");
    }
    if (piece.size() > TOKENS) {
      throw SqlFault.TOO_MANY_TOKENS.at(
          begin, "the statement has more than " + TOKENS + " tokens; split it");
    }
    requirePairs(piece);
  }

  private static void requirePairs(Tokens piece) {
    int depth = 0;
    for (Token token : piece.list()) {
      depth += nesting(token);
      if (depth < 0) {
        throw SqlFault.UNBALANCED.at(token.begin(), "a parenthesis closes nothing; remove it");
      }
      if (token.isSymbol(";")) {
        throw SqlFault.NOT_ONE_STATEMENT.at(
            token.begin(), "there are several statements in the text; send them one by one");
      }
    }
    if (depth > 0) {
      throw SqlFault.UNBALANCED.at(piece.get(0).begin(), "a parenthesis is not closed; close it");
    }
  }

  private static int nesting(Token token) {
    return token.isSymbol("(") || token.isSymbol("[")
        ? 1
        : token.isSymbol(")") || token.isSymbol("]") ? -1 : 0;
  }
}
