package dev.hushcell.internal.sql;

import dev.hushcell.internal.sql.Language.StatementEnds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text or of one statement of it, with offsets into the whole text.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Tokens {
  private static final int[] NONE = {};

  private final Lexer lexer;
  private final String text;
  private final List<Token> tokens;
  private final List<Doubt> doubts;
  private final int parametersBefore;
  private volatile @Nullable Set<String> codeNames; // worked out when it is first asked for

  /** The indexes of the parameters, in order. */
  private final int[] parameters;

  Tokens(Lexer lexer, String text, List<Token> tokens, List<Doubt> doubts, int parametersBefore) {
    this.lexer = lexer;
    this.text = text;
    this.tokens = tokens;
    this.doubts = doubts;
    this.parametersBefore = parametersBefore;
    this.parameters = parameters(tokens);
  }

  private static int[] parameters(List<Token> tokens) {
    int[] found = NONE;
    int count = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).kind() == Token.Kind.PARAMETER) {
        found = count < found.length ? found : Arrays.copyOf(found, 2 * count + 4);
        found[count++] = i;
      }
    }
    return count == found.length ? found : Arrays.copyOf(found, count);
  }

  /** Returns how this was read. */
  public Language language() {
    return lexer.language();
  }

  /** Returns what the session has switched in how this is read. */
  public Set<SessionFlag> flags() {
    return lexer.flags();
  }

  /** Returns the whole text, of which these may be a part; with what all its literals are. */
  public String text() {
    tokens.forEach(Tokens::pin);
    return text;
  }

  /** Returns a part of the text, with what the literals in it are. */
  public String text(int begin, int end) {
    for (int i = firstEndingBehind(begin); i < tokens.size() && tokens.get(i).begin() < end; i++) {
      pin(tokens.get(i));
    }
    return text.substring(begin, end);
  }

  /**
   * Returns what is written from one token up to another, with what the literals in it are, and a
   * blank where comments stood.
   */
  public String written(int from, int to) {
    StringBuilder written = new StringBuilder();
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      written.append(i == from ? "" : gap(i)).append(text(token.begin(), token.end()));
    }
    return written.toString();
  }

  /** Returns what stands before a token, behind the one before it, and a blank for comments. */
  public String gap(int token) {
    String gap = text.substring(tokens.get(token - 1).end(), tokens.get(token).begin());
    return gap.isBlank() ? gap : " ";
  }

  private int firstEndingBehind(int offset) {
    return first(tokens.size(), index -> tokens.get(index).end() > offset);
  }

  /** Returns how many doubts come before an offset: they are in the order of the text. */
  private int doubtsBefore(int offset) {
    return first(doubts.size(), index -> doubts.get(index).position() >= offset);
  }

  /** Returns the first of so many for which a test, which holds for all behind it, holds. */
  private static int first(int count, IntPredicate test) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (test.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Returns the length of the text, which is where its last gap ends. */
  public int length() {
    return text.length();
  }

  /** Tells whether a character stands where a token begins, or in the gap before it. */
  public boolean isAt(int offset, char character) {
    return text.charAt(offset) == character;
  }

  /** Tells whether a gap between tokens has nothing but white space. */
  public boolean isBlank(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether a gap between tokens has a comment that is no code. */
  public boolean hasComment(int begin, int end) {
    return end > begin + 1
        && !isBlank(begin, end)
        && doubts.subList(doubtsBefore(begin), doubtsBefore(end)).stream()
            .noneMatch(doubt -> doubt.kind() == Doubt.Kind.EXECUTABLE_COMMENT);
  }

  private static void pin(Token token) {
    Taint taint = token.taint();
    if (taint != null) {
      taint.pin();
    }
  }

  /**
   * Returns the same tokens, of which some literals note what is read of them.
   *
   * @param indexes of the literals that may be others in a text of the same shape, ascending
   */
  public Tokens noting(List<Integer> indexes) {
    List<Token> noting = new ArrayList<>(tokens);
    for (int i = 0; i < indexes.size(); i++) {
      int index = indexes.get(i);
      noting.set(index, noting.get(index).noting(new Taint(i)));
    }
    return new Tokens(lexer, text, List.copyOf(noting), doubts, parametersBefore);
  }

  /** Returns the tokens in order. */
  public List<Token> list() {
    return tokens;
  }

  /** Returns the number of tokens. */
  public int size() {
    return tokens.size();
  }

  public Token get(int index) {
    return tokens.get(index);
  }

  /** Tells whether the token at an index, which may be past the end, is the keyword. */
  public boolean isWord(int index, String keyword) {
    return index >= 0 && index < tokens.size() && tokens.get(index).isWord(keyword);
  }

  /** Tells whether the token at an index, which may be past the end, is one of the keywords. */
  public boolean isAnyWord(int index, String... keywords) {
    for (String keyword : keywords) {
      if (isWord(index, keyword)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether the token at an index, which may be past the end, is the symbol. */
  public boolean isSymbol(int index, String symbol) {
    return index >= 0 && index < tokens.size() && tokens.get(index).isSymbol(symbol);
  }

  /** Tells whether the token at an index, which may be past the end, is a text. */
  public boolean isString(int index) {
    return index >= 0 && index < tokens.size() && tokens.get(index).kind() == Token.Kind.STRING;
  }

  /** Tells whether the token at an index joins two conditions, as AND and OR do. */
  public boolean joinsConditions(int index) {
    return language().joinsConditions(this, index);
  }

  /** Returns the notations that a statement on protected columns may not contain. */
  public List<Doubt> doubts() {
    return doubts;
  }

  /** Returns how many parameters of the whole text stand before these tokens. */
  public int parametersBefore() {
    return parametersBefore;
  }

  /** Returns the number of parameters. */
  public int parameters() {
    return parameters.length;
  }

  /**
   * Returns the ordinal, from 1, that JDBC gives the parameter in the whole text.
   *
   * @param index of a parameter token that is not numbered; of any other token it is that of the
   *     last parameter before it
   */
  public int ordinal(int index) {
    int found = Arrays.binarySearch(parameters, index);
    return parametersBefore + (found < 0 ? -found - 1 : found + 1);
  }

  /** Returns the statements between semicolons, without empty ones. */
  public List<Tokens> split() {
    List<Tokens> pieces = new ArrayList<>(1);
    int begin = 0;
    int seen = parametersBefore;
    boolean program = false;
    Optional<StatementEnds> ends = language().ends(this);
    for (int i = 0; i <= tokens.size(); i++) {
      program |= i == begin && i < tokens.size() && language().isProgram(this, i);
      boolean end = i == tokens.size() || (tokens.get(i).isSymbol(";") && !program);
      boolean begins = !end && begins(ends, i);
      if (end || begins) {
        if (i > begin) {
          Tokens piece = piece(begin, i, seen);
          pieces.add(piece);
          seen += piece.parameters();
        }
        begin = begins ? i : i + 1;
        if (end && ends.isPresent()) {
          ends.get().startAt(begin);
        }
      }
    }
    return List.copyOf(pieces);
  }

  private static boolean begins(Optional<StatementEnds> ends, int at) {
    return ends.isPresent() && ends.get().begins(at);
  }

  /** Returns a part of the statement, with indexes of its own. */
  public Tokens part(int begin, int end) {
    int seen = begin == 0 ? parametersBefore : ordinal(begin - 1);
    return piece(begin, end, seen);
  }

  private Tokens piece(int begin, int end, int seen) {
    if (begin == 0 && end == tokens.size()) {
      return this;
    }
    List<Token> part = List.copyOf(tokens.subList(begin, end));
    int from = part.get(0).begin();
    int to = part.get(part.size() - 1).end();
    List<Doubt> inside = doubts.subList(doubtsBefore(from), doubtsBefore(to));
    return new Tokens(lexer, text, part, inside, seen);
  }

  /** Returns the same statement with other tokens, in which a notation is in doubt no more. */
  public Tokens without(Doubt.Kind settled, List<Token> others) {
    List<Doubt> left = doubts.stream().filter(doubt -> doubt.kind() != settled).toList();
    return new Tokens(lexer, text, List.copyOf(others), left, parametersBefore);
  }

  /** Returns the same statement without its first and last token, which are braces. */
  public Tokens insideBraces() {
    List<Token> inside = List.copyOf(tokens.subList(1, tokens.size() - 1));
    Doubt opened = new Doubt(Doubt.Kind.JDBC_ESCAPE, tokens.get(0).begin());
    Doubt closed = new Doubt(Doubt.Kind.JDBC_ESCAPE, tokens.get(tokens.size() - 1).begin());
    List<Doubt> left =
        doubts.stream().filter(each -> !each.equals(opened) && !each.equals(closed)).toList();
    return new Tokens(lexer, text, inside, left, parametersBefore);
  }

  /**
   * Returns the keys of the names in the code: every word and quoted name, and what stands in
   * double quotes even where they enclose a text, since what they enclose may change within a text.
   */
  public Set<String> codeNames() {
    Set<String> known = codeNames;
    if (known == null) {
      known = Collections.unmodifiableSet(namesInCode());
      codeNames = known;
    }
    return known;
  }

  private Set<String> namesInCode() {
    Set<String> names = new HashSet<>();
    for (Token token : tokens) {
      boolean quotes = token.kind() == Token.Kind.STRING && isAt(token.begin(), '"');
      if (token.isName() || quotes) {
        names.addAll(token.keys());
      }
    }
    return names;
  }

  /** Returns the keys of the names in another text of the same database, at any depth. */
  public Set<String> namesIn(String other) {
    return Literals.namesIn(lexer, other, true);
  }

  /** Returns what the literals may reach if they are SQL. */
  public Literals literals() {
    return new Literals(lexer, this);
  }

  /** Never prints the text. */
  @Override
  public String toString() {
    return "Tokens[" + tokens.size() + "]";
  }
}
