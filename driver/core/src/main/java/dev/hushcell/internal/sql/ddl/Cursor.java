package dev.hushcell.internal.sql.ddl;

import dev.hushcell.internal.sql.Parentheses;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A place in the tokens of one statement. Used by one thread. */
public final class Cursor {
  private final Tokens tokens;
  private final DdlForms forms;
  private int at;

  /** Starts at the first token of what has no forms of its own. */
  public Cursor(Tokens tokens) {
    this(tokens, cursor -> new DdlForms() {});
  }

  /**
   * Starts at the first token.
   *
   * @param forms makes what the database lets definitions say beyond others
   */
  public Cursor(Tokens tokens, Function<Cursor, DdlForms> forms) {
    this.tokens = tokens;
    this.forms = forms.apply(this);
  }

  /** Returns what the database lets definitions say beyond others. */
  public DdlForms forms() {
    return forms;
  }

  /** Thrown where a token is not the one that must follow. */
  public static final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    Mismatch(int position) {
      super("not understood", null, false, false);
      this.position = position;
    }

    /** Returns the offset of the token that is not understood. */
    public int position() {
      return position;
    }
  }

  /** Tells whether the session has switched something in how this is read. */
  public boolean has(SessionFlag flag) {
    return tokens.flags().contains(flag);
  }

  /** Returns the index of the next token. */
  public int at() {
    return at;
  }

  /** Goes to an index. */
  public void moveTo(int index) {
    at = index;
  }

  /** Tells whether no token is left. */
  public boolean atEnd() {
    return at >= tokens.size();
  }

  /** Returns the next token and stays; a mismatch at the end. */
  public Token peek() {
    if (atEnd()) {
      throw mismatch();
    }
    return tokens.get(at);
  }

  /** Passes a token. */
  public Token next() {
    Token token = peek();
    at++;
    return token;
  }

  /** Tells whether the word comes next. */
  public boolean isWord(String word) {
    return tokens.isWord(at, word);
  }

  /** Tells whether the word comes so many tokens later. */
  public boolean isWord(int ahead, String word) {
    return tokens.isWord(at + ahead, word);
  }

  /** Tells whether the symbol comes next. */
  public boolean isSymbol(String symbol) {
    return tokens.isSymbol(at, symbol);
  }

  /** Tells whether the symbol comes so many tokens later. */
  public boolean isSymbol(int ahead, String symbol) {
    return tokens.isSymbol(at + ahead, symbol);
  }

  /** Tells whether one of the words comes next. */
  public boolean isAnyWord(String... words) {
    return isAnyWord(0, words);
  }

  /** Tells whether one of the words comes so many tokens later. */
  public boolean isAnyWord(int ahead, String... words) {
    return tokens.isAnyWord(at + ahead, words);
  }

  /** Passes the words if all of them follow. */
  public boolean accept(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!isWord(i, words[i])) {
        return false;
      }
    }
    at += words.length;
    return true;
  }

  /** Passes one of the words if it follows. */
  public boolean acceptAny(String... words) {
    if (isAnyWord(words)) {
      at++;
      return true;
    }
    return false;
  }

  /** Passes the symbol if it follows. */
  public boolean acceptSymbol(String symbol) {
    if (isSymbol(symbol)) {
      at++;
      return true;
    }
    return false;
  }

  /** Passes the words, or it is a mismatch. */
  public void expect(String... words) {
    if (!accept(words)) {
      throw mismatch();
    }
  }

  /** Passes the symbol, or it is a mismatch. */
  public void expectSymbol(String symbol) {
    if (!acceptSymbol(symbol)) {
      throw mismatch();
    }
  }

  /** Makes sure that no token is left. */
  public void expectEnd() {
    if (!atEnd()) {
      throw mismatch();
    }
  }

  /** Passes a name. */
  public Token name() {
    if (!peek().isName()) {
      throw mismatch();
    }
    return next();
  }

  /** Passes a name with or without others in front. */
  public DottedName dottedName() {
    List<Token> parts = new ArrayList<>();
    parts.add(name());
    while (acceptSymbol(".")) {
      if (tokens.language().hasEmptySchemas() && acceptSymbol(".")) {
        parts.clear(); // catalog..table is the table of the current schema
      }
      parts.add(name());
    }
    if (parts.size() > 4) {
      throw mismatch();
    }
    return new DottedName(parts);
  }

  /** Reads {@code (a, b)}. */
  public List<Token> names() {
    expectSymbol("(");
    List<Token> names = new ArrayList<>();
    do {
      names.add(name());
    } while (acceptSymbol(","));
    expectSymbol(")");
    return names;
  }

  /** Passes a number. */
  public Token number() {
    if (peek().kind() != TokenKind.NUMBER) {
      throw mismatch();
    }
    return next();
  }

  /** Passes what stands in parentheses and returns the span inside them. */
  public Span inParentheses() {
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
  public void skip() {
    if (isSymbol("(")) {
      at = Parentheses.after(tokens, at);
    } else {
      next();
    }
  }

  /** Returns what was passed since an index. */
  public Span since(int from) {
    if (at <= from) {
      throw mismatch();
    }
    return Span.of(tokens, from, at);
  }

  /** Passes all that is left. */
  public Span rest() {
    int from = at;
    at = tokens.size();
    return since(from);
  }

  /** Passes what is left of one of several parts with commas between them. */
  public void restOfPart() {
    while (!atEnd() && !isSymbol(",")) {
      skip();
    }
  }

  /** Returns the mismatch of the next token. */
  public Mismatch mismatch() {
    int index = Math.min(at, tokens.size() - 1);
    return new Mismatch(index < 0 ? 0 : tokens.get(index).begin());
  }

  /** Returns a word in upper case. */
  public static String upper(Token token) {
    return token.value().toUpperCase(Locale.ROOT);
  }
}
