package dev.hushcell.internal.sql;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL with its place in the text. Immutable, but for what it notes in its {@link Taint}.
 */
public final class Token {
  private final Kind kind;
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
  public Token(Kind kind, int begin, int end, String value) {
    this(kind, begin, end, value, value, null);
  }

  private Token(
      Kind kind, int begin, int end, String text, @Nullable String value, @Nullable Taint taint) {
    this.kind = kind;
    this.begin = begin;
    this.end = end;
    this.text = text;
    this.value = value;
    this.taint = taint;
  }

  /** What a token is. CommentScan and white space are no tokens. */
  public enum Kind {
    /** An unquoted identifier or keyword. */
    WORD,
    /** A quoted identifier; its value is the name without quotes. */
    QUOTED,
    /** A string literal in any notation; its value is the text it stands for. */
    STRING,
    /** A binary literal such as {@code X'4A'}; its value is the hexadecimal digits. */
    BINARY,
    /** A number; its value is its text. */
    NUMBER,
    /** A JDBC parameter: a single question mark. */
    PARAMETER,
    /** An operator or punctuation; its value is its text. */
    SYMBOL
  }

  /** Returns a token that stands for what is written in the text. */
  static Token in(String text, Kind kind, int begin, int end) {
    return new Token(kind, begin, end, text, null, null);
  }

  /** Returns the same literal, whose content is noted when it is read. */
  Token noting(Taint noted) {
    return new Token(kind, begin, end, text, value, noted);
  }

  public Kind kind() {
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
    return kind == Kind.NUMBER ? NumberForm.of(unnoted()) : NumberForm.OTHER;
  }

  /** Tells whether this is the keyword, in any case, not quoted. */
  public boolean isWord(String keyword) {
    return kind == Kind.WORD && is(keyword, true);
  }

  public boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && is(symbol, false);
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
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** Tells whether this is a string, number or binary literal. */
  public boolean isLiteral() {
    return kind == Kind.STRING || kind == Kind.BINARY || kind == Kind.NUMBER;
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

  /** How a number is written, whatever its digits are. */
  public enum NumberForm {
    /** Digits, perhaps with a point: {@code 12}, {@code 1.5}. */
    PLAIN,
    /** The same with an exponent: {@code 1e5}. */
    FLOAT,
    /** Anything else: {@code 0x1F}, {@code 1_000}, {@code 5L}. */
    OTHER;

    static NumberForm of(String number) {
      int at = digits(number, 0);
      if (at == 0) {
        return OTHER;
      }
      if (at == number.length()) {
        return PLAIN;
      }
      boolean exponent = number.charAt(at) == 'e' || number.charAt(at) == 'E';
      int from = exponent && at + 1 < number.length() && isSign(number.charAt(at + 1)) ? 2 : 1;
      int begin = at + from;
      boolean whole = TextScan.end(number, begin, TextScan::isDigit) == number.length();
      return exponent && begin < number.length() && whole ? FLOAT : OTHER;
    }

    private static int digits(String number, int from) {
      return TextScan.end(number, from, c -> TextScan.isDigit(c) || c == '.');
    }

    private static boolean isSign(char c) {
      return c == '+' || c == '-';
    }
  }
}
