package dev.hushcell.internal.sql;

import dev.hushcell.internal.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** One pass over one text. */
public final class TextScan {
  private static final int LONGEST_SYMBOL = 4;

  private final String text;
  private final LexRules rules;
  private final List<Doubt> doubts;
  private final List<Token> tokens = new ArrayList<>();
  private final LiteralScan literals;
  private int at;
  private boolean unicode;

  TextScan(String text, LexRules rules, List<Doubt> doubts) {
    this.text = text;
    this.rules = rules;
    this.doubts = doubts;
    this.literals = new LiteralScan(text, rules);
  }

  List<Token> run() {
    while (at < text.length()) {
      if (!rules.read(this)) {
        step(text.charAt(at));
      }
    }
    return decoded();
  }

  List<Token> runPrefix() {
    try {
      return run();
    } catch (Fault unreadable) {
      return decodedPrefix();
    }
  }

  private List<Token> decodedPrefix() {
    try {
      return decoded();
    } catch (Fault unreadable) {
      // An escape that is none: the names keep their raw text.
      return tokens;
    }
  }

  private List<Token> decoded() {
    return unicode ? UnicodeEscapes.decode(text, tokens).stream().map(this::kept).toList() : tokens;
  }

  private Token kept(Token token) {
    return token.kind() == TokenKind.QUOTED
        ? new Token(token.kind(), token.begin(), token.end(), rules.kept(token.value()))
        : token;
  }

  private void step(char c) {
    if (c <= ' ') {
      at++;
    } else if (isAsciiLetter(c) || c == '_' || isHash(c)) {
      word(c);
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      add(TokenKind.NUMBER, NumberScan.end(text, at));
    } else {
      switch (c) {
        case '\'' -> string(at);
        case '"' -> quoted(at, '"');
        case '?' -> questionMark();
        case '$' -> dollar();
        case '`' -> backtick();
        default -> other(c);
      }
    }
  }

  private void other(char c) {
    int comment = CommentScan.end(text, at, rules);
    if (comment > at) {
      at = comment;
    } else if (c < 0x80) {
      symbol(c);
    } else {
      int codePoint = text.codePointAt(at);
      if (Character.isSpaceChar(codePoint)) {
        at++;
      } else if (Character.isJavaIdentifierStart(codePoint)) {
        add(TokenKind.WORD, wordEnd(at));
      } else {
        throw unexpected();
      }
    }
  }

  private void word(char c) {
    char next = peek(1);
    if (next == '\'' && (c == 'N' || c == 'n')) {
      string(at + 1);
    } else if (next == '\'' && (c == 'X' || c == 'x')) {
      binary();
    } else if (next == '&' && (c == 'U' || c == 'u') && rules.unicodeEscapes()) {
      escaped();
    } else {
      add(TokenKind.WORD, wordEnd(at));
    }
  }

  /** U&'..' and U&".."; the escapes are decoded at the end, when UESCAPE is known. */
  private void escaped() {
    char quote = peek(2);
    if (quote == '\'') {
      string(at + 2);
    } else if (quote == '"') {
      quoted(at + 2, '"');
    } else {
      add(TokenKind.WORD, wordEnd(at));
      return;
    }
    unicode = true;
  }

  private void string(int open) {
    LiteralScan.Read read = literals.string(open);
    if (read.pieces() > 1) {
      doubts.add(new Doubt(Doubt.Kind.SPLIT_LITERAL, at));
    }
    noteNeighbour();
    add(TokenKind.STRING, read.end(), read.value());
  }

  private void binary() {
    LiteralScan.Read read = literals.binary(at);
    if (read.pieces() > 1) {
      doubts.add(new Doubt(Doubt.Kind.SPLIT_LITERAL, at));
    }
    add(TokenKind.BINARY, read.end(), read.value());
  }

  /** Notes a literal that comes right after another one. */
  public void noteNeighbour() {
    if (!tokens.isEmpty()) {
      Token last = tokens.get(tokens.size() - 1);
      if (last.kind() == TokenKind.STRING || last.kind() == TokenKind.BINARY) {
        doubts.add(new Doubt(Doubt.Kind.SPLIT_LITERAL, at));
      }
    }
  }

  private void quoted(int open, char quote) {
    LiteralScan.Read read = literals.quoted(open, quote);
    add(TokenKind.QUOTED, read.end(), read.value());
  }

  private void backtick() {
    if (!rules.backticks()) {
      throw unexpected();
    }
    LiteralScan.Read read = literals.quoted(at, '`');
    // Folded like an unquoted name, by the rule of a database with its default settings; with
    // others the name is not found and the statement refused.
    add(TokenKind.QUOTED, read.end(), read.value().toUpperCase(Locale.ENGLISH));
  }

  private void questionMark() {
    char third = peek(2);
    if (peek(1) == '?' && (third == '(' || third == ')')) {
      doubts.add(new Doubt(Doubt.Kind.BRACKET_TRIGRAPH, at));
      add(TokenKind.SYMBOL, at + 3, third == '(' ? "[" : "]");
    } else {
      parameter(false);
    }
  }

  private void dollar() {
    if (!rules.dollars()) {
      throw unexpected();
    }
    if (peek(1) == '$') {
      LiteralScan.Read read = literals.dollars(at);
      noteNeighbour();
      add(TokenKind.STRING, read.end(), read.value());
    } else {
      parameter(true);
    }
  }

  private void parameter(boolean dollar) {
    int end = end(text, at + 1, TextScan::isDigit);
    if (dollar || end > at + 1) {
      doubts.add(new Doubt(Doubt.Kind.NUMBERED_PARAMETER, at));
    }
    add(TokenKind.PARAMETER, end);
  }

  private void symbol(char c) {
    if (c == '{' || c == '}') {
      doubts.add(new Doubt(Doubt.Kind.JDBC_ESCAPE, at));
    }
    for (int length = LONGEST_SYMBOL; length > 0; length--) {
      boolean fits = at + length <= text.length();
      if (fits && rules.symbols().contains(text.substring(at, at + length))) {
        add(TokenKind.SYMBOL, at + length);
        return;
      }
    }
    throw unexpected();
  }

  /** Returns the offset after the word that starts at a place. */
  int wordEnd(int begin) {
    int end = begin;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (isAsciiLetter(c) || isDigit(c) || c == '_' || isHash(c)) {
        end++;
        continue;
      }
      int codePoint = text.codePointAt(end);
      if (!Character.isJavaIdentifierPart(codePoint)) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  private boolean isHash(char c) {
    return c == '#' && rules.hashes();
  }

  /** Returns what reads literals of the text. */
  public LiteralScan literals() {
    return literals;
  }

  /** Returns the text. */
  public String text() {
    return text;
  }

  /** Returns the offset at which the scan stands. */
  public int at() {
    return at;
  }

  /** Moves on without a token. */
  public void skipTo(int end) {
    at = end;
  }

  /** Notes a notation that a statement on protected columns may not contain. */
  public void doubt(Doubt.Kind kind) {
    doubts.add(new Doubt(kind, at));
  }

  /** Tells whether such a notation was noted. */
  public boolean has(Doubt.Kind kind) {
    return doubts.stream().anyMatch(doubt -> doubt.kind() == kind);
  }

  /** Returns the tokens so far. */
  public List<Token> soFar() {
    return tokens;
  }

  /** Adds a token that ends at a place and is its own value. */
  public void add(TokenKind kind, int end) {
    add(kind, end, text.substring(at, end));
  }

  /** Adds a token that ends at a place. */
  public void add(TokenKind kind, int end, String value) {
    tokens.add(new Token(kind, at, end, value));
    at = end;
  }

  /** Returns the character so far ahead, or NUL past the end. */
  public char peek(int ahead) {
    int index = at + ahead;
    return index < text.length() ? text.charAt(index) : '\0';
  }

  /** Returns the refusal of the character at which the scan stands. */
  public RuntimeException unexpected() {
    return SqlFault.UNEXPECTED_CHARACTER.at(
        at, "a character that starts no token; quote the name or remove it");
  }

  public static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Returns where the characters of one kind end that begin at a place. */
  public static int end(String text, int from, IntPredicate kind) {
    int end = from;
    while (end < text.length() && kind.test(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
