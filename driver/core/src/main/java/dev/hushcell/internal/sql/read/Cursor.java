package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Place;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where reading stands. It remembers which tokens were taken since a node began and belong to no
 * node below it, so that each node gets its own ones by no doing of whoever reads it.
 */
public final class Cursor {
  /** How deep anything may be nested in anything: far above what people and tools write. */
  static final int DEEPEST = 210;

  private static final String TOO_DEEP = "at most " + DEEPEST + " levels of nesting";

  private final List<Token> tokens;
  private final Words words;
  private final int[] taken;
  private int free;
  private int at;
  private int depth;
  private int end;

  /**
   * Where a node began.
   *
   * @param at the index of its first token
   * @param mark how many tokens were taken before it and have no owner yet
   */
  public record Begin(int at, int mark) {}

  Cursor(Tokens tokens) {
    this.tokens = tokens.list();
    int size = tokens.size();
    this.end = size;
    this.words = new Words(this.tokens);
    this.taken = new int[size];
  }

  /** Stops where the text has words or parentheses that nobody can read. */
  void requireReadable() {
    words.requireReadable();
  }

  /** Returns the index of the next token. */
  public int at() {
    return at;
  }

  /** Returns the index behind the last token. */
  public int end() {
    return end;
  }

  /** Tells whether no token is left. */
  public boolean atEnd() {
    return at == end;
  }

  /** Returns the next token. */
  public Token token() {
    if (atEnd()) {
      throw stop("more");
    }
    return tokens.get(at);
  }

  /** Returns what kind of token comes next; null at the end. */
  public Token.@Nullable Kind kind() {
    return kind(0);
  }

  Token.@Nullable Kind kind(int ahead) {
    int index = at + ahead;
    return index >= 0 && index < end ? tokens.get(index).kind() : null;
  }

  /** Returns the keyword or sign that comes next, in upper case; null where none does. */
  public @Nullable String word() {
    return word(0);
  }

  @Nullable String word(int ahead) {
    return wordAt(at + ahead);
  }

  /** Returns the keyword or sign at an index, in upper case; null where none is. */
  public @Nullable String wordAt(int index) {
    return index >= 0 && index < end ? words.get(index) : null;
  }

  /** Returns the index of the parenthesis that closes the one at an index. */
  int closing(int index) {
    return words.closing(index);
  }

  /** Returns the index behind a token, or behind all that stands in parentheses. */
  public int behind(int index) {
    return "(".equals(wordAt(index)) ? words.closing(index) + 1 : Math.min(index + 1, end);
  }

  /** Tells whether a keyword or sign comes next. */
  public boolean is(String word) {
    return word.equals(word(0));
  }

  /** Tells whether a keyword or sign comes so many tokens later. */
  public boolean is(int ahead, String word) {
    return word.equals(word(ahead));
  }

  /** Tells whether one of several keywords or signs comes next. */
  public boolean isAny(String... any) {
    return isAny(0, any);
  }

  /** Tells whether one of several keywords or signs comes so many tokens later. */
  public boolean isAny(int ahead, String... any) {
    String next = word(ahead);
    for (String each : any) {
      if (each.equals(next)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether the next tokens are these. */
  boolean are(String first, String second) {
    return is(0, first) && is(1, second);
  }

  boolean are(String first, String second, String third) {
    return are(first, second) && is(2, third);
  }

  /** Tells whether a word or quoted name comes next. */
  public boolean isName(int ahead) {
    Token.Kind kind = kind(ahead);
    return kind == Token.Kind.WORD || kind == Token.Kind.QUOTED;
  }

  /** Takes the next token for the node that is being read. */
  public void take() {
    if (atEnd()) {
      throw stop("more");
    }
    taken[free++] = at++;
  }

  /** Takes the next token, and returns the keyword or sign that it is. */
  String takeWord() {
    String word = String.valueOf(word());
    take();
    return word;
  }

  /** Takes as many tokens. */
  public void take(int count) {
    for (int i = 0; i < count; i++) {
      take();
    }
  }

  /** Takes a keyword or sign if it comes next. */
  public boolean accept(String word) {
    if (!is(word)) {
      return false;
    }
    take();
    return true;
  }

  /** Takes all of several words, or none. */
  public boolean accept(String first, String second, String... more) {
    if (!are(first, second)) {
      return false;
    }
    for (int i = 0; i < more.length; i++) {
      if (!is(2 + i, more[i])) {
        return false;
      }
    }
    take(2 + more.length);
    return true;
  }

  /** Takes one of several words; returns it, or null. */
  public @Nullable String acceptAny(String... any) {
    String next = word(0);
    if (!isAny(any)) {
      return null;
    }
    take();
    return next;
  }

  /** Takes words that must come next, all of them. */
  public void expect(String... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (!is(i, expected[i])) {
        throw stop(String.join(" ", expected));
      }
    }
    take(expected.length);
  }

  /** Takes one of several words, which must come next, and returns it. */
  public String expectAny(String... any) {
    String taken = acceptAny(any);
    if (taken == null) {
      throw stop(String.join(" or ", any));
    }
    return taken;
  }

  /** Returns what says that something else was expected here. */
  public RuntimeException stop(String expected) {
    return new Stop(at, expected);
  }

  /** Takes a name of which nothing depends. */
  public void passName() {
    if (!isName(0)) {
      throw stop("a name");
    }
    take();
  }

  /** Takes a number. */
  public void number() {
    if (kind() != Token.Kind.NUMBER) {
      throw stop("a number");
    }
    take();
  }

  /** Takes all tokens before an index. */
  public void takeTo(int index) {
    while (at < index) {
      take();
    }
  }

  /** Takes a token, or all that stands in parentheses. */
  public void skip() {
    if (atEnd()) {
      throw stop("more");
    }
    takeTo(behind(at));
  }

  /** Goes back to where a node began. */
  public void back(Begin begin) {
    at = begin.at();
    free = begin.mark();
  }

  /** Reads a part that ends before an index. */
  <T> T within(int index, Supplier<T> part) {
    int around = end;
    end = index;
    T read = part.get();
    if (!atEnd()) {
      throw stop("the end of the expression");
    }
    end = around;
    return read;
  }

  /** Takes the next token for a node that is this token alone, and returns its place. */
  Place takeNode() {
    if (atEnd()) {
      throw stop("more");
    }
    return Place.whole(at, ++at);
  }

  /** Takes a name. */
  public Identifier identifier(String what) {
    if (!isName(0)) {
      throw stop(what);
    }
    return new Identifier(takeNode(), tokens.get(at - 1));
  }

  /** Begins a node; what it returns is handed to {@link #place(Begin)}. */
  public Begin begin() {
    return new Begin(at, free);
  }

  /** Returns the place of a node that began there, with the tokens taken since. */
  public Place place(Begin begin) {
    int until = free;
    free = begin.mark();
    return until - free == at - begin.at()
        ? Place.whole(begin.at(), at)
        : Place.of(begin.at(), at, Arrays.copyOfRange(taken, free, until));
  }

  /** Goes one level deeper. */
  void deeper() {
    if (++depth > DEEPEST) {
      throw stop(TOO_DEEP);
    }
  }

  void higher() {
    depth--;
  }

  /** Ends reading where a text is not understood; thrown to the one place that began it. */
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final String expected;

    Stop(int index, String expected) {
      super(expected, null, false, false);
      this.index = index;
      this.expected = expected;
    }

    int index() {
      return index;
    }

    String expected() {
      return expected;
    }
  }
}
