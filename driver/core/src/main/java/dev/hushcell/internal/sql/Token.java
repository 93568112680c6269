package dev.hushcell.internal.sql;

/**
 * A piece of SQL with its place in the text.
 *
 * @param kind what it is
 * @param begin offset of its first character
 * @param end offset after its last character
 * @param value what it stands for: name without quotes, text of a literal, symbol
 */
public record Token(TokenKind kind, int begin, int end, String value) {
  /** Tells whether this is the keyword, in any case, not quoted. */
  public boolean isWord(String keyword) {
    return kind == TokenKind.WORD && value.equalsIgnoreCase(keyword);
  }

  public boolean isSymbol(String symbol) {
    return kind == TokenKind.SYMBOL && value.equals(symbol);
  }

  /** Tells whether this may name something: an identifier, quoted or not. */
  public boolean isName() {
    return kind == TokenKind.WORD || kind == TokenKind.QUOTED;
  }

  /** Never prints literals. */
  @Override
  public String toString() {
    boolean literal =
        kind == TokenKind.STRING || kind == TokenKind.BINARY || kind == TokenKind.NUMBER;
    return kind + "[" + begin + "," + end + ")" + (literal ? "" : " " + value);
  }
}
