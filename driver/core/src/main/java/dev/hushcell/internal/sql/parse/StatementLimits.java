package dev.hushcell.internal.sql.parse;

import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;

/** What a statement may be at most before the parser sees it. */
final class StatementLimits {
  static final int LENGTH = 1 << 20;
  static final int TOKENS = 200_000;
  static final int DEPTH = 100;

  private StatementLimits() {}

  /** Returns the depth, or throws the refusal: empty, too long, too deep or unbalanced. */
  static int check(Tokens piece) {
    if (piece.size() == 0) {
      throw SqlFault.NOT_ONE_STATEMENT.fault("there is no statement in the text; write one");
    }
    int begin = piece.get(0).begin();
    if (piece.get(piece.size() - 1).end() - begin > LENGTH) {
      throw SqlFault.TOO_LONG.at(
          begin, "the statement has more than " + LENGTH + " characters; use parameters");
    }
    if (piece.size() > TOKENS) {
      throw SqlFault.TOO_MANY_TOKENS.at(
          begin, "the statement has more than " + TOKENS + " tokens; split it");
    }
    return checkDepth(piece);
  }

  private static int checkDepth(Tokens piece) {
    int depth = 0;
    int deepest = 0;
    for (Token token : piece.list()) {
      depth += nesting(token);
      deepest = Math.max(deepest, depth);
      if (depth > DEPTH) {
        throw SqlFault.TOO_DEEP.at(
            token.begin(), "parentheses are nested deeper than " + DEPTH + "; flatten it");
      }
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
    return deepest;
  }

  private static int nesting(Token token) {
    if (token.kind() != TokenKind.SYMBOL) {
      return 0;
    }
    return switch (token.value()) {
      case "(", "[" -> 1;
      case ")", "]" -> -1;
      default -> 0;
    };
  }
}
