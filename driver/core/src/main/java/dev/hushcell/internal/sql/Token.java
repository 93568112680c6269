package dev.hushcell.internal.sql;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL with its place in the text. Immutable, but for what it notes in its {@link Taint}.
 */
public final class Token {
  private final TokenKind kind;
  private final int begin;
  private final int end;
  private final String text; // of which it is a part
  private final @Nullable Taint taint;
  private @Nullable String value; // like the keys, unless it is not simply that part
  private @Nullable Set<String> keys; // worked out when it is first asked for, by whichever thread

  /**
   * Builds a token.
   *
   * @param kind what it is
   * @param begin offset of its first character
   * @param end offset after its last character
   * @param value what it stands for: name without quotes, text of a literal, symbol
   */
  public Token(TokenKind kind, int begin, int end, String value) {
    this(kind, begin, end, value, value, null);
  }

  private Token(
      TokenKind kind,
      int begin,
      int end,
      String text,
      @Nullable String value,
      @Nullable Taint taint) {
    this.kind = kind;
    this.begin = begin;
    this.end = end;
    this.text = text;
    this.value = value;
    this.taint = taint;
  }

  /** Returns a token that stands for what is written in the text. */
  static Token in(String text, TokenKind kind, int begin, int end) {
    return new Token(kind, begin, end, text, null, null);
  }

  /** Returns the same literal, whose content is noted when it is read. */
  Token noting(Taint noted) {
    return new Token(kind, begin, end, text, value, noted);
  }

  public TokenKind kind() {
    return kind;
  }

  /** Returns the offset of its first character. */
  public int begin() {
    return begin;
  }

  /** Returns the offset after its last character. */
  public int end() {
    return end;
  }

  /** Returns what it stands for: name without quotes, text of a literal, symbol. */
  public String value() {
    if (taint != null) {
      taint.pin();
    }
    return unnoted();
  }

  /** Returns the keys of the name that it is, see {@link Naming#keys}. */
  public Set<String> keys() {
    Set<String> known = keys;
    if (known == null) {
      known = Naming.keys(value());
      keys = known;
    }
    return known;
  }

  /** Returns what a literal stands for, for whoever answers for what is not noted. */
  String unnoted() {
    String known = value;
    if (known == null) {
      known = text.substring(begin, end);
      value = known;
    }
    return known;
  }

  /** Returns where it is noted what is read of it; null where nothing is noted. */
  public @Nullable Taint taint() {
    return taint;
  }

  /** Returns how a number is written, which all texts of one shape have in common. */
  public NumberForm numberForm() {
    return kind == TokenKind.NUMBER ? NumberForm.of(unnoted()) : NumberForm.OTHER;
  }

  /** Tells whether this is the keyword, in any case, not quoted. */
  public boolean isWord(String keyword) {
    return kind == TokenKind.WORD && is(keyword, true);
  }

  public boolean isSymbol(String symbol) {
    return kind == TokenKind.SYMBOL && is(symbol, false);
  }

  /** Most tokens of most texts are never asked for more than this, which makes no objects. */
  private boolean is(String other, boolean inAnyCase) {
    String known = value;
    int length = known == null ? end - begin : known.length();
    return length == other.length()
        && (known == null ? text : known)
            .regionMatches(inAnyCase, known == null ? begin : 0, other, 0, length);
  }

  /** Tells whether this may name something: an identifier, quoted or not. */
  public boolean isName() {
    return kind == TokenKind.WORD || kind == TokenKind.QUOTED;
  }

  /** Tells whether this is a string, number or binary literal. */
  public boolean isLiteral() {
    return kind == TokenKind.STRING || kind == TokenKind.BINARY || kind == TokenKind.NUMBER;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Token token
        && kind == token.kind
        && begin == token.begin
        && end == token.end
        && value().equals(token.value());
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, begin, end);
  }

  /** Never prints literals. */
  @Override
  public String toString() {
    return kind + "[" + begin + "," + end + ")" + (isLiteral() ? "" : " " + unnoted());
  }
}
