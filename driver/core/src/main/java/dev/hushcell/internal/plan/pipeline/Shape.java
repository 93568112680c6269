package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.TextScan;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Token.NumberForm;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.read.StatementReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A text without the content of its literals. Texts of one shape have the same tokens at the same
 * places, in the same letters, with the same gaps, comments and hints between them; only what their
 * literals stand for may differ, and how long they are. Immutable.
 */
final class Shape {
  /** More literals than this are a load of data, of which no second text will come. */
  private static final int MOST_LITERALS = 4096;

  /** Stands for the content of a literal; below it are the marks of tokens. */
  private static final char LITERAL = '\0';

  private static final char END = '\10';

  private final Tokens tokens;
  private final List<Integer> literals;
  private final Cuts cuts;
  private final String key;

  private Shape(Tokens tokens, List<Integer> literals, Cuts cuts, String key) {
    this.tokens = tokens;
    this.literals = literals;
    this.cuts = cuts;
    this.key = key;
  }

  /**
   * The parts of a text that are the content of literals.
   *
   * @param begins the offsets of their first characters
   * @param ends the offsets after their last ones
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
  record Cuts(int[] begins, int[] ends) {
    /** Tells whether an offset is inside the content of a literal. */
    boolean hide(int offset) {
      int behind = behind(offset);
      return behind < begins.length && offset > begins[behind];
    }

    /** Returns where an offset, which is inside no literal, is in another text of the shape. */
    int moved(int offset, Cuts other) {
      int behind = behind(offset);
      return behind == 0 ? offset : offset + other.ends[behind - 1] - ends[behind - 1];
    }

    /** Returns how many of them end before an offset. */
    private int behind(int offset) {
      int found = Arrays.binarySearch(ends, offset);
      return found < 0 ? -found - 1 : found + 1;
    }
  }

  /** Returns the shape; empty for a text without literals, and for one that is planned alone. */
  static Optional<Shape> of(Tokens tokens) {
    // How long a literal is decides nothing but whether its statement is too long.
    boolean mayBeTooLong = tokens.length() > StatementReader.LONGEST;
    if (mayBeTooLong || !tokens.doubts().isEmpty() || !onlyRows(tokens)) {
      return Optional.empty();
    }
    List<Integer> literals = new ArrayList<>();
    String text = tokens.text();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isLiteral() && cut(text, tokens.get(i)) >= 0) {
        literals.add(i);
      }
    }
    if (literals.isEmpty() || literals.size() > MOST_LITERALS) {
      return Optional.empty();
    }
    Cuts cuts = new Cuts(new int[literals.size()], new int[literals.size()]);
    for (int i = 0; i < literals.size(); i++) {
      Token literal = tokens.get(literals.get(i));
      cuts.begins[i] = cut(text, literal);
      cuts.ends[i] = literal.end();
    }
    return key(tokens, cuts).map(key -> new Shape(tokens, literals, cuts, key));
  }

  /** Tells whether all that a text does is to query and change rows. */
  private static boolean onlyRows(Tokens tokens) {
    for (Token token : tokens.list()) {
      if (token.isSymbol(";")) {
        return tokens.split().stream().allMatch(Shape::isOfRows);
      }
    }
    return isOfRows(tokens);
  }

  private static boolean isOfRows(Tokens piece) {
    return switch (StatementHead.of(piece)) {
      case QUERY, INSERT, UPDATE, DELETE, MERGE -> true;
      case DEFINITION, DYNAMIC, SESSION, TRANSACTION, EXPLAIN, INFORMATION, VARIABLES, OTHER ->
          false;
    };
  }

  /**
   * Returns where the content of a literal begins, what stands before it being part of the shape;
   * -1 for a notation that is part of the shape as a whole.
   */
  private static int cut(String text, Token literal) {
    int begin = literal.begin();
    if (literal.kind() == Token.Kind.NUMBER) {
      return literal.numberForm() == NumberForm.OTHER ? -1 : begin;
    }
    int quote = TextScan.end(text, begin, Shape::isOfPrefix);
    return quote < literal.end() && text.charAt(quote) == '\'' ? quote : -1;
  }

  private static boolean isOfPrefix(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '&' || c == '_';
  }

  private static Optional<String> key(Tokens tokens, Cuts cuts) {
    String text = tokens.text();
    boolean plain = isPlain(text);
    int length = text.length();
    for (Token token : tokens.list()) {
      length += 3;
      if (token.kind() == Token.Kind.QUOTED) {
        plain &= isPlain(token.value());
        length += token.value().length();
      }
    }
    return plain ? Optional.of(key(tokens, cuts, text, new char[length])) : Optional.empty();
  }

  private static String key(Tokens tokens, Cuts cuts, String text, char[] key) {
    int at = 0;
    int gap = 0;
    int next = 0;
    for (Token token : tokens.list()) {
      boolean cut = next < cuts.begins.length && cuts.ends[next] == token.end();
      at = copy(text, gap, token.begin(), key, at);
      key[at++] = mark(token.kind());
      at = copy(text, token.begin(), cut ? cuts.begins[next] : token.end(), key, at);
      if (cut) {
        key[at++] = LITERAL;
        key[at++] = token.numberForm() == NumberForm.FLOAT ? 'e' : '.';
        next++;
      } else if (token.kind() == Token.Kind.QUOTED) {
        String name = token.value(); // which a literal may say how to decode
        key[at++] = LITERAL;
        at = copy(name, 0, name.length(), key, at);
      }
      key[at++] = END;
      gap = token.end();
    }
    return new String(key, 0, copy(text, gap, text.length(), key, at));
  }

  /** Copies a part of a text, and returns the place behind it. Most parts are a few letters. */
  private static int copy(String text, int from, int to, char[] key, int place) {
    int at = place;
    for (int i = from; i < to; i++) {
      key[at++] = text.charAt(i);
    }
    return at;
  }

  private static char mark(Token.Kind kind) {
    return switch (kind) {
      case WORD -> '\1';
      case QUOTED -> '\2';
      case STRING -> '\3';
      case BINARY -> '\4';
      case NUMBER -> '\5';
      case PARAMETER -> '\6';
      case SYMBOL -> '\7';
    };
  }

  /** Tells whether no character could be taken for a mark. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= END) {
        return false;
      }
    }
    return true;
  }

  /** Returns what texts of the same shape have in common. */
  String key() {
    return key;
  }

  Cuts cuts() {
    return cuts;
  }

  /** Returns the tokens, of which the literals note what is read of them. */
  Tokens noting() {
    return tokens.noting(literals);
  }

  /** Returns a literal by its number. */
  Token literal(int number) {
    return tokens.get(literals.get(number));
  }

  String text() {
    return tokens.text();
  }

  /** Never prints the text. */
  @Override
  public String toString() {
    return "Shape[" + literals.size() + " literals]";
  }
}
