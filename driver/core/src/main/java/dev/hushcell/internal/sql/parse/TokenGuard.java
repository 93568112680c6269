package dev.hushcell.internal.sql.parse;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import java.util.List;

/**
 * Proves that a tree says the same as the text it was parsed from: printed and read again it gives
 * the same tokens in the same order. Since the content of every literal and parameter is its index,
 * none can be lost, added or moved without a difference.
 */
final class TokenGuard {
  private final Lexer lexer;

  TokenGuard(Lexer lexer) {
    this.lexer = lexer;
  }

  /**
   * Compares.
   *
   * @param parsed the text that was parsed
   * @param printed the tree as the parser's library prints it
   * @return whether both say the same
   */
  boolean same(String parsed, String printed) {
    List<Token> expected = lexer.lex(parsed).list();
    List<Token> actual;
    try {
      actual = lexer.lex(printed).list();
    } catch (Fault unreadable) {
      return false;
    }
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!same(expected.get(i), actual.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Words without regard to case, as the database reads them; everything else exactly. */
  private static boolean same(Token expected, Token actual) {
    return expected.kind() == actual.kind()
        && (expected.kind() == TokenKind.WORD
            ? expected.value().equalsIgnoreCase(actual.value())
            : expected.value().equals(actual.value()));
  }
}
