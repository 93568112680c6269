package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes what JSqlParser does not know of T-SQL in forms that it knows and that mean the same, and
 * leaves out what only steers how a statement is run. No name of a table or column and no literal
 * is left out.
 */
public final class TsqlForms {
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
          CONCAT EXPAND FAST FORCE FOR GROUP HASH JOIN KEEP KEEPFIXED LOOP MERGE OPTIMIZE ORDER PLAN
          RECOMPILE ROBUST UNION UNKNOWN VIEWS
          """);

  private final List<Token> words;
  private final List<Token> out = new ArrayList<>();

  private TsqlForms(List<Token> words) {
    this.words = words;
  }

  /**
   * Returns the words of a statement as the parser takes them.
   *
   * @param words its tokens as they would be written for the parser, one for each
   */
  public static List<Token> apply(List<Token> words) {
    TsqlForms forms = new TsqlForms(words);
    for (int at = 0; at < words.size(); ) {
      at = forms.step(at);
    }
    List<Token> rewritten = TsqlMerge.apply(TsqlOutput.apply(forms.out));
    if (forms.isTop(1)) {
      Token top = words.get(1);
      rewritten.add(new Token(TokenKind.WORD, top.begin(), top.end(), "LIMIT"));
      rewritten.add(words.get(3));
    }
    return rewritten;
  }

  private int step(int at) {
    if (isWord(at, "WITH") && isSymbol(at + 1, "(")) {
      int end = listOf(at + 2, TABLE_HINTS);
      return end < 0 ? keep(at) : end;
    }
    if (isWord(at, "OPTION") && isSymbol(at + 1, "(")) {
      int end = listOf(at + 2, QUERY_HINTS);
      return end < 0 ? keep(at) : end;
    }
    if (isJoinHint(at)) {
      return at + 1;
    }
    if (at == 1 && isTop(at)) {
      return at + 4;
    }
    return into(at);
  }

  /** {@code INNER LOOP JOIN}. */
  private boolean isJoinHint(int at) {
    boolean hint =
        isWord(at, "LOOP") || isWord(at, "HASH") || isWord(at, "MERGE") || isWord(at, "REMOTE");
    boolean kind =
        at > 0
            && (isWord(at - 1, "INNER")
                || isWord(at - 1, "LEFT")
                || isWord(at - 1, "RIGHT")
                || isWord(at - 1, "FULL")
                || isWord(at - 1, "OUTER"));
    return hint && kind && isWord(at + 1, "JOIN");
  }

  /** {@code UPDATE TOP (n) t}, which the parser knows as {@code UPDATE t … LIMIT n}. */
  private boolean isTop(int at) {
    return (isWord(0, "UPDATE") || isWord(0, "DELETE"))
        && isWord(at, "TOP")
        && isSymbol(at + 1, "(")
        && isSymbol(at + 3, ")");
  }

  /** {@code INSERT contact (…)} and {@code DELETE contact} want INTO and FROM. */
  private int into(int at) {
    keep(at);
    if (at == 0 || isMain(at)) {
      if (isWord(at, "INSERT") && at + 1 < words.size() && !isWord(at + 1, "INTO")) {
        addWord(at + 1, "INTO");
      }
    }
    return at + 1;
  }

  private boolean isMain(int at) {
    return words.get(0).isWord("WITH") && at > 0 && isSymbol(at - 1, ")");
  }

  /** Returns the index behind a list of such words in parentheses, or -1. */
  private int listOf(int from, Set<String> allowed) {
    int at = from;
    while (at < words.size() && !isSymbol(at, ")")) {
      Token word = words.get(at);
      boolean hint =
          word.kind() == TokenKind.WORD && allowed.contains(word.value().toUpperCase(Locale.ROOT));
      if (!hint && !isSymbol(at, ",")) {
        return -1;
      }
      at++;
    }
    return at < words.size() && at > from ? at + 1 : -1;
  }

  private int keep(int at) {
    out.add(words.get(at));
    return at + 1;
  }

  private void addWord(int at, String word) {
    int place = words.get(at).begin();
    out.add(new Token(TokenKind.WORD, place, place, word));
  }

  private boolean isWord(int at, String word) {
    return at < words.size() && words.get(at).isWord(word);
  }

  private boolean isSymbol(int at, String symbol) {
    return at < words.size() && words.get(at).isSymbol(symbol);
  }

  /**
   * MERGE of T-SQL in the form of the standard: {@code INTO} is written, {@code BY TARGET} left
   * out. What the parser has no form for ({@code NOT MATCHED BY SOURCE}, OUTPUT) stays, and is
   * refused.
   */
  private static final class TsqlMerge {
    private TsqlMerge() {}

    /** Returns the words as the parser takes them; the same ones for any other statement. */
    static List<Token> apply(List<Token> words) {
      int merge = verb(words);
      if (merge < 0) {
        return words;
      }
      List<Token> out = new ArrayList<>(words.subList(0, merge + 1));
      int at = merge + 1;
      if (at < words.size() && !words.get(at).isWord("INTO")) {
        int place = words.get(at).begin();
        out.add(new Token(TokenKind.WORD, place, place, "INTO"));
      }
      while (at < words.size()) {
        boolean byTarget =
            words.get(at).isWord("BY")
                && at + 1 < words.size()
                && words.get(at + 1).isWord("TARGET")
                && words.get(at - 1).isWord("MATCHED");
        if (byTarget) {
          at += 2;
        } else {
          out.add(words.get(at++));
        }
      }
      return out;
    }

    /** Returns the index of MERGE, which may stand behind common table expressions; or -1. */
    private static int verb(List<Token> words) {
      if (words.isEmpty()) {
        return -1;
      }
      if (words.get(0).isWord("MERGE")) {
        return 0;
      }
      int depth = 0;
      for (int i = 0; words.get(0).isWord("WITH") && i < words.size(); i++) {
        depth += words.get(i).isSymbol("(") ? 1 : words.get(i).isSymbol(")") ? -1 : 0;
        if (depth == 0 && i > 0 && words.get(i - 1).isSymbol(")") && words.get(i).isWord("MERGE")) {
          return i;
        }
      }
      return -1;
    }
  }
}
