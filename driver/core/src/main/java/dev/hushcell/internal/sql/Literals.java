package dev.hushcell.internal.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The literals of a statement as texts that may themselves be SQL: what a dynamic statement, the
 * body of a routine or the definition of a linked table may reach.
 */
public final class Literals {
  /** A literal with none of these words is no SQL. */
  private static final Set<String> SQL_WORDS =
      Names.words(
          """
          select insert update delete merge replace into from table values with create alter drop
          truncate call execute script runscript set join prepare comment grant explain
          """);

  private static final int SHORTEST_WORD = 3;
  private static final int LONGEST_WORD = 9;

  private final Lexer lexer;
  private final Tokens tokens;

  Literals(Lexer lexer, Tokens tokens) {
    this.lexer = lexer;
    this.tokens = tokens;
  }

  /** Equal to any other, so that it is noted of each literal once. */
  private record HasSql() implements Predicate<Object> {
    @Override
    public boolean test(Object literal) {
      return hasSql(literal.toString());
    }
  }

  /**
   * Returns the keys of the names inside literals that contain SQL, at any depth. For statements
   * that are neither query nor change of rows every word of every literal counts.
   */
  public Set<String> names() {
    return names(isAnyRun());
  }

  /**
   * Returns the keys of the names inside literals.
   *
   * @param any whether every word counts, in literals without SQL too
   */
  public Set<String> names(boolean any) {
    Set<String> names = new HashSet<>();
    for (Token token : tokens.list()) {
      if (token.kind() == Token.Kind.STRING) {
        names.addAll(namesIn(lexer, token.value(), any));
      }
    }
    return names;
  }

  /**
   * Tells whether the keys of the names inside some literal, as {@link #names()} has them, pass a
   * test. That it was asked is noted, and not what the literal is.
   */
  public boolean any(Predicate<Set<String>> test) {
    return any(isAnyRun(), test);
  }

  /**
   * Tells whether the keys of the names inside some literal pass a test.
   *
   * @param any whether every word counts, in literals without SQL too
   */
  public boolean any(boolean any, Predicate<Set<String>> test) {
    for (Token token : tokens.list()) {
      if (token.kind() == Token.Kind.STRING) {
        LiteralValue literal = LiteralValue.of(LiteralValue.Reading.TEXT, token);
        if ((any || literal.holds(new HasSql()))
            && literal.holds(value -> test.test(namesIn(lexer, value.toString(), any)))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isAnyRun() {
    return !StatementHead.of(tokens).readsOrChangesRows();
  }

  static Set<String> namesIn(Lexer lexer, String literal, boolean any) {
    Set<String> names = new HashSet<>();
    inLiteral(lexer, literal, any, names);
    return names;
  }

  /** Tells whether a text has a word without which it is no SQL. */
  private static boolean hasSql(String text) {
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (c >= 0x80) {
        return wordsIn(text).stream().anyMatch(SQL_WORDS::contains);
      }
      if (!Character.isJavaIdentifierPart(c)) {
        int length = i - begin;
        boolean may = length >= SHORTEST_WORD && length <= LONGEST_WORD;
        if (may && SQL_WORDS.contains(Names.fold(text.substring(begin, i)))) {
          return true;
        }
        begin = i + 1;
      }
    }
    return false;
  }

  /** Adds the folded names inside a literal, of any content or only if it contains SQL. */
  private static void inLiteral(Lexer lexer, String literal, boolean any, Set<String> names) {
    if (!any && !hasSql(literal)) {
      return;
    }
    names.addAll(wordsIn(literal));
    // Read as a text of its own it also shows quoted names, decoded, and literals in literals.
    lexer.read(literal).ifPresent(inner -> inCode(lexer, inner.list(), any, names));
  }

  private static void inCode(Lexer lexer, List<Token> code, boolean any, Set<String> names) {
    for (Token token : code) {
      if (token.isName()) {
        names.addAll(token.keys());
      } else if (token.kind() == Token.Kind.STRING) {
        inLiteral(lexer, token.value(), any, names);
      }
    }
  }

  private static Set<String> wordsIn(String literal) {
    Set<String> words = new HashSet<>();
    int begin = -1;
    for (int i = 0; i <= literal.length(); ) {
      int codePoint = i < literal.length() ? literal.codePointAt(i) : ' ';
      if (Character.isJavaIdentifierPart(codePoint)) {
        begin = begin < 0 ? i : begin;
      } else if (begin >= 0) {
        words.addAll(Naming.keys(literal.substring(begin, i)));
        begin = -1;
      }
      i += Character.charCount(codePoint);
    }
    return words;
  }
}
