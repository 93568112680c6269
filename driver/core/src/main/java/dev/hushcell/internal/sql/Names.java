package dev.hushcell.internal.sql;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds names so that all that a database may take for one are equal, and finds them in text. */
public final class Names {
  /** A literal with none of these words is no SQL. */
  private static final Set<String> SQL_WORDS =
      words(
          """
          select insert update delete merge replace into from table values with create alter drop
          truncate call execute script runscript set join prepare comment grant explain
          """);

  private static final int SHORTEST_WORD = 3;
  private static final int LONGEST_WORD = 9;

  private Names() {}

  /**
   * Returns a name folded: compatibility decomposition without marks, then upper case as databases
   * do, then lower case. It may join names that a database tells apart, never the other way round.
   */
  public static String fold(String name) {
    boolean upper = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 0x80) {
        return foldUnicode(name);
      }
      upper |= c >= 'A' && c <= 'Z';
    }
    return upper ? name.toLowerCase(Locale.ROOT) : name;
  }

  /** Tells whether a piece of a text, as it is written, is a keyword. */
  public static boolean isWord(@Nullable String written, String keyword) {
    return keyword.equalsIgnoreCase(written);
  }

  private static String foldUnicode(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    String decomposed = withoutMarks(Normalizer.normalize(upper, Normalizer.Form.NFKD));
    // Twice, since the lower case of a capital may itself have another capital: \u1e9e, \u00df, SS.
    return lowerOfUpper(lowerOfUpper(decomposed));
  }

  /** What is written over or under a letter is passed over by some databases. */
  private static String withoutMarks(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    name.codePoints().filter(c -> !isMark(c)).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static String lowerOfUpper(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** Tells whether a text has a word without which it is no SQL. */
  static boolean hasSql(String text) {
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (c >= 0x80) {
        return wordsIn(text).stream().anyMatch(SQL_WORDS::contains);
      }
      if (!Character.isJavaIdentifierPart(c)) {
        int length = i - begin;
        boolean may = length >= SHORTEST_WORD && length <= LONGEST_WORD;
        if (may && SQL_WORDS.contains(fold(text.substring(begin, i)))) {
          return true;
        }
        begin = i + 1;
      }
    }
    return false;
  }

  /** Adds the folded names inside a literal, of any content or only if it contains SQL. */
  static void inLiteral(Lexer lexer, String literal, boolean any, Set<String> names) {
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
      } else if (token.kind() == TokenKind.STRING) {
        inLiteral(lexer, token.value(), any, names);
      }
    }
  }

  /** Returns the words of a text that has white space between them. */
  public static Set<String> words(String spaced) {
    return Set.of(spaced.strip().split("\\s+"));
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
