package dev.hushcell.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One pass over one text: where it stands, what was read so far, and what rules read it with. Used
 * by one thread.
 */
public final class TextScan {
  private static final int NOT_IN_COMMENT = -1;
  private static final int LONGEST_SYMBOL = 4;
  private static final List<String> SIGNS =
      IntStream.range(0, 0x80).mapToObj(c -> Character.toString(c)).toList();

  private final String text;
  private final LexRules rules;
  private final List<Doubt> doubts;
  private final List<Token> tokens = new ArrayList<>();
  private final LiteralScan literals;
  private int at;
  private boolean escapes;

  /** Where the comment ends whose content is read as code; negative outside of one. */
  private int commentEnd = NOT_IN_COMMENT;

  TextScan(String text, LexRules rules, List<Doubt> doubts) {
    this.text = text;
    this.rules = rules;
    this.doubts = doubts;
    this.literals = new LiteralScan(text, rules);
  }

  List<Token> run() {
    SharedRules shared = new SharedRules(this, rules);
    while (at < text.length()) {
      if (!rules.read(this)) {
        shared.read();
      }
    }
    return decoded();
  }

  private List<Token> decoded() {
    boolean apart = rules.reads(LexRules.Notation.ESCAPES_APART);
    return escapes
        ? UnicodeEscapes.decode(text, tokens, apart).stream().map(this::kept).toList()
        : tokens;
  }

  private Token kept(Token token) {
    return token.kind() == Token.Kind.QUOTED
        ? new Token(token.kind(), token.begin(), token.end(), rules.kept(token.value()))
        : token;
  }

  /** Notes that tokens have escapes, which are decoded at the end, when UESCAPE is known. */
  public void noteEscapes() {
    escapes = true;
  }

  /** Notes a literal that comes right after another one. */
  public void noteNeighbour() {
    if (!tokens.isEmpty()) {
      Token last = tokens.get(tokens.size() - 1);
      if (last.kind() == Token.Kind.STRING || last.kind() == Token.Kind.BINARY) {
        doubts.add(new Doubt(Doubt.Kind.SPLIT_LITERAL, at));
      }
    }
  }

  /** Returns what reads literals of the text. */
  public LiteralScan literals() {
    return literals;
  }

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
    if (commentEnd >= 0 && at >= commentEnd) {
      leaveComment();
    }
  }

  /**
   * Reads what stands between two places as code, though it is the content of a comment to some
   * versions of the database. No token, literal or comment may reach over the end of it.
   */
  public void readComment(int begin, int end) {
    commentEnd = end;
    skipTo(begin);
  }

  private void leaveComment() {
    if (at > commentEnd) {
      throw Doubt.Kind.EXECUTABLE_COMMENT.at(commentEnd);
    }
    at = commentEnd + 2;
    commentEnd = NOT_IN_COMMENT;
  }

  /** Notes a notation that a statement on protected columns may not contain. */
  public void doubt(Doubt.Kind kind) {
    doubts.add(new Doubt(kind, at));
  }

  public List<Token> soFar() {
    return tokens;
  }

  /** Adds a token that ends at a place and is its own value. */
  public void add(Token.Kind kind, int end) {
    add(end, Token.in(text, kind, at, end));
  }

  /** Adds a token that ends at a place. */
  public void add(Token.Kind kind, int end, String value) {
    add(end, new Token(kind, at, end, value));
  }

  private void add(int end, Token token) {
    if (commentEnd >= 0 && token.kind() == Token.Kind.PARAMETER) {
      throw Doubt.Kind.EXECUTABLE_COMMENT.at(at); // the driver below sees no parameter in a comment
    }
    tokens.add(token);
    skipTo(end);
  }

  /** Returns the character so far ahead, or NUL past the end. */
  public char peek(int ahead) {
    return at(text, at + ahead);
  }

  /** Returns the refusal of the character at which the scan stands. */
  public RuntimeException unexpected() {
    return SqlFault.UNEXPECTED_CHARACTER.at(
        at, "a character that starts no token; quote the name or remove it");
  }

  /** Adds the longest symbol of the database that begins where the scan stands. */
  public void addSymbol() {
    char c = peek(0);
    if (c == '{' || c == '}') {
      doubt(Doubt.Kind.JDBC_ESCAPE);
    }
    int most = at + 1;
    while (most < text.length() && most < at + LONGEST_SYMBOL && isSign(text.charAt(most))) {
      most++;
    }
    for (int end = most; end > at; end--) {
      String symbol = end == at + 1 && c < SIGNS.size() ? SIGNS.get(c) : text.substring(at, end);
      if (rules.symbols().contains(symbol)) {
        add(Token.Kind.SYMBOL, end, symbol);
        return;
      }
    }
    throw unexpected();
  }

  /** Tells whether a character may be in a symbol, none of which has letters, digits or gaps. */
  private static boolean isSign(char c) {
    return c > ' ' && c < 0x80 && !isLetter(c) && !isDigit(c);
  }

  /** Tells whether a character is a letter of ASCII. */
  public static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Tells whether names have a character where all beyond ASCII are letters, spaces too. */
  public static boolean isNamePart(int c) {
    return isLetter(c) || isDigit(c) || c == '_' || c == '$' || c >= 0x80;
  }

  public static boolean isDigit(int c, int radix) {
    return c < 0x80 && Character.digit(c, radix) >= 0;
  }

  /** Returns the character at an index, or NUL past the end. */
  public static char at(String text, int index) {
    return index < text.length() ? text.charAt(index) : '\0';
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
}
