package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Hints of T-SQL, which steer how a statement is run and mean nothing else. Those that hold a value
 * of the application ({@code OPTIMIZE FOR (@p = 'x')}) are not among them.
 */
public final class TsqlHints {
  /** What may stand in {@code WITH (…)} behind a table. */
  public static final Set<String> TABLE_HINTS =
      Names.words(
          """
          FORCESCAN FORCESEEK HOLDLOCK NOEXPAND NOLOCK NOWAIT PAGLOCK READCOMMITTED
          READCOMMITTEDLOCK READPAST READUNCOMMITTED REPEATABLEREAD ROWLOCK SERIALIZABLE SNAPSHOT
          TABLOCK TABLOCKX UPDLOCK XLOCK
          """);

  private static final Set<String> QUERY_HINTS =
      Names.words(
          """
          CONCAT EXPAND FORCE FOR GROUP HASH JOIN KEEP KEEPFIXED LOOP MERGE OPTIMIZE ORDER PLAN
          RECOMPILE ROBUST UNION UNKNOWN VIEWS
          """);

  private TsqlHints() {}

  /** Returns the index behind hints of a table in parentheses, or -1. */
  static int endOfTableHints(List<Token> words, int from) {
    int at = from;
    while (at < words.size() && !words.get(at).isSymbol(")")) {
      int end = words.get(at).isWord("INDEX") ? endOfIndex(words, at + 1) : -1;
      if (end > 0) {
        at = end;
      } else if (isOneOf(words.get(at), TABLE_HINTS) || words.get(at).isSymbol(",")) {
        at++;
      } else {
        return -1;
      }
    }
    return at < words.size() && at > from ? at + 1 : -1;
  }

  /**
   * {@code INDEX(ix)} and {@code INDEX = ix}: names of indexes, which nothing else is called by.
   */
  private static int endOfIndex(List<Token> words, int from) {
    if (isSymbol(words, from, "=") && isIndex(words, from + 1)) {
      return from + 2;
    }
    if (!isSymbol(words, from, "(")) {
      return -1;
    }
    int at = from + 1;
    while (isIndex(words, at) || isSymbol(words, at, ",")) {
      at++;
    }
    return isSymbol(words, at, ")") && at > from + 1 ? at + 1 : -1;
  }

  private static boolean isIndex(List<Token> words, int at) {
    return at < words.size()
        && (words.get(at).isName() || words.get(at).kind() == TokenKind.NUMBER);
  }

  /** Returns the index behind hints of a query that have no literals, in parentheses, or -1. */
  static int endOfQueryHints(List<Token> words, int from) {
    int at = from;
    while (at < words.size() && !words.get(at).isSymbol(")")) {
      if (!isOneOf(words.get(at), QUERY_HINTS) && !words.get(at).isSymbol(",")) {
        return -1;
      }
      at++;
    }
    return at < words.size() && at > from ? at + 1 : -1;
  }

  /**
   * Tells whether a parenthesis stands behind a table of FROM or its alias, where it has hints
   * without WITH: {@code FROM contact c (NOLOCK)}.
   */
  static boolean isBehindTable(List<Token> words, int at) {
    int first = at - 1;
    if (first < 1 || !words.get(first).isName() || isOneOf(words.get(first), Set.of("WITH"))) {
      return false;
    }
    Token before = words.get(first - 1);
    boolean alias = before.isWord("AS") || (before.isName() && !isStart(before));
    int table = alias ? first - (before.isWord("AS") ? 2 : 1) : first;
    while (table >= 2 && words.get(table - 1).isSymbol(".")) {
      table -= 2;
    }
    return table >= 1 && isStart(words.get(table - 1));
  }

  private static boolean isStart(Token word) {
    return word.isWord("FROM") || word.isWord("JOIN");
  }

  private static boolean isSymbol(List<Token> words, int at, String symbol) {
    return at < words.size() && words.get(at).isSymbol(symbol);
  }

  private static boolean isOneOf(Token word, Set<String> set) {
    return word.kind() == TokenKind.WORD && set.contains(word.value().toUpperCase(Locale.ROOT));
  }
}
