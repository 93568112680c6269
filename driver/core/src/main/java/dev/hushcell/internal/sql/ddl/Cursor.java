package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Parentheses;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A place in the tokens of one statement. */
final class Cursor {
  private final Tokens tokens;
  private int at;

  Cursor(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Thrown where a token is not the one that must follow. */
  static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    Mismatch(int position) {
      super("not understood", null, false, false);
      this.position = position;
    }

    int position() {
      return position;
    }
  }

  int at() {
    return at;
  }

  void moveTo(int index) {
    at = index;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  Token peek() {
    if (atEnd()) {
      throw mismatch();
    }
    return tokens.get(at);
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  boolean isWord(String word) {
    return tokens.isWord(at, word);
  }

  boolean isWord(int ahead, String word) {
    return tokens.isWord(at + ahead, word);
  }

  boolean isSymbol(String symbol) {
    return tokens.isSymbol(at, symbol);
  }

  boolean isSymbol(int ahead, String symbol) {
    return tokens.isSymbol(at + ahead, symbol);
  }

  boolean isAnyWord(String... words) {
    for (String word : words) {
      if (isWord(word)) {
        return true;
      }
    }
    return false;
  }

  /** Passes the words if all of them follow. */
  boolean accept(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!isWord(i, words[i])) {
        return false;
      }
    }
    at += words.length;
    return true;
  }

  /** Passes one of the words if it follows. */
  boolean acceptAny(String... words) {
    if (isAnyWord(words)) {
      at++;
      return true;
    }
    return false;
  }

  boolean acceptSymbol(String symbol) {
    if (isSymbol(symbol)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(String... words) {
    if (!accept(words)) {
      throw mismatch();
    }
  }

  void expectSymbol(String symbol) {
    if (!acceptSymbol(symbol)) {
      throw mismatch();
    }
  }

  void expectEnd() {
    if (!atEnd()) {
      throw mismatch();
    }
  }

  Token name() {
    if (!peek().isName()) {
      throw mismatch();
    }
    return next();
  }

  DottedName dottedName() {
    List<Token> parts = new ArrayList<>();
    parts.add(name());
    while (acceptSymbol(".")) {
      parts.add(name());
    }
    if (parts.size() > 4) {
      throw mismatch();
    }
    return new DottedName(parts);
  }

  /** Reads {@code (a, b)}. */
  List<Token> names() {
    expectSymbol("(");
    List<Token> names = new ArrayList<>();
    do {
      names.add(name());
    } while (acceptSymbol(","));
    expectSymbol(")");
    return names;
  }

  Token number() {
    if (peek().kind() != TokenKind.NUMBER) {
      throw mismatch();
    }
    return next();
  }

  /** Passes what stands in parentheses and returns the span inside them. */
  Span inParentheses() {
    int open = at;
    expectSymbol("(");
    int after = Parentheses.after(tokens, open);
    if (!tokens.isSymbol(after - 1, ")") || after - open < 3) {
      throw mismatch();
    }
    at = after;
    return Span.of(tokens, open + 1, after - 1);
  }

  /** Passes one token, or all that stands in parentheses. */
  void skip() {
    if (isSymbol("(")) {
      at = Parentheses.after(tokens, at);
    } else {
      next();
    }
  }

  Span since(int from) {
    if (at <= from) {
      throw mismatch();
    }
    return Span.of(tokens, from, at);
  }

  Span rest() {
    int from = at;
    at = tokens.size();
    return since(from);
  }

  Mismatch mismatch() {
    int index = Math.min(at, tokens.size() - 1);
    return new Mismatch(index < 0 ? 0 : tokens.get(index).begin());
  }

  static String upper(Token token) {
    return token.value().toUpperCase(Locale.ROOT);
  }
}
