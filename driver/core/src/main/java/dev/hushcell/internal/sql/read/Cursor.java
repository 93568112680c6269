package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where reading stands. It remembers which tokens were taken since a node began and belong to no
 * node below it, so that each node gets its own ones by no doing of whoever reads it.
 */
final class Cursor {
  /** How deep anything may be nested in anything: far above what people and tools write. */
  static final int DEEPEST = 210;

  private static final String TOO_DEEP = "at most " + DEEPEST + " levels of nesting";

  private final List<Token> tokens;
  private final @Nullable String[] words;
  private final int[] closing;
  private final int[] taken;
  private int free;
  private int at;
  private int depth;

  Cursor(Tokens tokens) {
    this.tokens = tokens.list();
    int size = tokens.size();
    this.words = new @Nullable String[size];
    this.closing = new int[size];
    this.taken = new int[size];
    for (int i = 0; i < size; i++) {
      words[i] = word(i, this.tokens.get(i));
    }
    pair();
  }

  /** Keywords and signs in upper case; null for anything else. */
  private static @Nullable String word(int index, Token token) {
    if (token.kind() == TokenKind.SYMBOL) {
      return token.value();
    }
    if (token.kind() != TokenKind.WORD) {
      return null;
    }
    String upper = token.value().toUpperCase(Locale.ROOT);
    if (isAscii(token.value())) {
      return upper;
    }
    if (isAscii(upper) || isAscii(token.value().toLowerCase(Locale.ROOT))) {
      throw new Stop(index, "a word in letters that are those of no other word");
    }
    return null;
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Finds the end of each pair of parentheses, once, so that looking ahead costs nothing. */
  private void pair() {
    int open = -1; // its entry leads to the one around it
    for (int i = 0; i < words.length; i++) {
      if ("(".equals(words[i])) {
        closing[i] = open;
        open = i;
      } else if (")".equals(words[i])) {
        if (open < 0) {
          throw new Stop(i, "no closing parenthesis without an opening one");
        }
        int around = closing[open];
        closing[open] = i;
        open = around;
      }
    }
    if (open >= 0) {
      throw new Stop(open, "a closing parenthesis for this one");
    }
  }

  int at() {
    return at;
  }

  boolean atEnd() {
    return at == words.length;
  }

  Token token() {
    return tokens.get(at);
  }

  /** Returns what kind of token comes next; null at the end. */
  @Nullable TokenKind kind() {
    return kind(0);
  }

  @Nullable TokenKind kind(int ahead) {
    int index = at + ahead;
    return index >= 0 && index < words.length ? tokens.get(index).kind() : null;
  }

  /** Returns the keyword or sign that comes next, in upper case; null where none does. */
  @Nullable String word() {
    return word(0);
  }

  @Nullable String word(int ahead) {
    return wordAt(at + ahead);
  }

  @Nullable String wordAt(int index) {
    return index >= 0 && index < words.length ? words[index] : null;
  }

  /** Returns the index of the parenthesis that closes the one at an index. */
  int closing(int index) {
    return closing[index];
  }

  boolean is(String word) {
    return word.equals(word(0));
  }

  boolean is(int ahead, String word) {
    return word.equals(word(ahead));
  }

  boolean isAny(String... any) {
    String next = word(0);
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
  boolean isName(int ahead) {
    TokenKind kind = kind(ahead);
    return kind == TokenKind.WORD || kind == TokenKind.QUOTED;
  }

  /** Takes the next token for the node that is being read. */
  void take() {
    if (atEnd()) {
      throw stop("more");
    }
    taken[free++] = at++;
  }

  void take(int count) {
    for (int i = 0; i < count; i++) {
      take();
    }
  }

  boolean accept(String word) {
    if (!is(word)) {
      return false;
    }
    take();
    return true;
  }

  /** Takes all of several words, or none. */
  boolean accept(String first, String second) {
    if (!are(first, second)) {
      return false;
    }
    take(2);
    return true;
  }

  boolean accept(String first, String second, String third) {
    if (!are(first, second, third)) {
      return false;
    }
    take(3);
    return true;
  }

  /** Takes one of several words; returns it, or null. */
  @Nullable String acceptAny(String... any) {
    String next = word(0);
    if (!isAny(any)) {
      return null;
    }
    take();
    return next;
  }

  void expect(String word) {
    if (!accept(word)) {
      throw stop(word);
    }
  }

  Stop stop(String expected) {
    return new Stop(at, expected);
  }

  /** Takes a name. */
  Identifier identifier(String what) {
    if (!isName(0)) {
      throw stop(what);
    }
    return new Identifier(Place.whole(at, ++at), tokens.get(at - 1));
  }

  /** Begins a node; what it returns is handed to {@link #place}. */
  int mark() {
    return free;
  }

  /** Returns the place of a node that began at a token, with the tokens taken since its mark. */
  Place place(int begin, int mark) {
    int count = free - mark;
    free = mark;
    return count == at - begin
        ? Place.whole(begin, at)
        : Place.of(begin, at, Arrays.copyOfRange(taken, mark, mark + count));
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
}
