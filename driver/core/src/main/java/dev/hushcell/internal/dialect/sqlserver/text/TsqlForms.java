package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what JSqlParser does not know of T-SQL in forms that it knows and that mean the same, and
 * leaves out what only steers how a statement is run. No name of a table or column and no literal
 * is left out.
 */
public final class TsqlForms {
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
    requireNoTypedLiteral(at);
    if (at == 0 && (isWord(0, "IF") || isWord(0, "WHILE"))) {
      return condition();
    }
    if (isWord(at, "WITH") && isSymbol(at + 1, "(")) {
      int end = TsqlHints.endOfTableHints(words, at + 2);
      return end < 0 ? keep(at) : end;
    }
    if (isWord(at, "OPTION") && isSymbol(at + 1, "(")) {
      int end = TsqlHints.endOfQueryHints(words, at + 2);
      return end < 0 ? keep(at) : end;
    }
    if (isSymbol(at, "(") && TsqlHints.isBehindTable(words, at)) {
      int end = TsqlHints.endOfTableHints(words, at + 1);
      return end < 0 ? keep(at) : end;
    }
    if (at == 1 && isDeleteFromAlias()) {
      return at + 1;
    }
    if (words.get(at).kind() == TokenKind.WORD && words.get(at).value().startsWith("@@")) {
      return systemValue(at);
    }
    if (isTableVariable(at)) {
      Token word = words.get(at);
      String name = '"' + word.value() + '"';
      out.add(new Token(TokenKind.QUOTED, word.begin(), word.end(), name));
      return at + 1;
    }
    if (isJoinHint(at)) {
      return at + 1;
    }
    if (at == 1 && isTop(at)) {
      return at + 4;
    }
    return into(at);
  }

  /** {@code DATE '…'} is a name and its alias here; what an escape stands for is a DATETIME. */
  private void requireNoTypedLiteral(int at) {
    boolean typed = isWord(at, "DATE") || isWord(at, "TIME") || isWord(at, "TIMESTAMP");
    if (typed && at + 1 < words.size() && words.get(at + 1).kind() == TokenKind.STRING) {
      throw SqlFault.NOT_PARSED.at(
          words.get(at).begin(),
          "T-SQL has no literal with the type before it; write the text alone, as '20240229' or"
              + " '2024-02-29 22:15:30', or bind a parameter");
    }
  }

  /** A variable that holds rows: no table of the database has such a name. */
  private boolean isTableVariable(int at) {
    return words.get(at).kind() == TokenKind.WORD
        && words.get(at).value().startsWith("@")
        && (isWord(at - 1, "INTO") || isWord(at - 1, "FROM") || isWord(at - 1, "JOIN"));
  }

  /** {@code @@ROWCOUNT} and others, which the parser takes for variables that may be set. */
  private int systemValue(int at) {
    Token word = words.get(at);
    out.add(new Token(TokenKind.WORD, word.begin(), word.end(), "CURRENT_TIMESTAMP"));
    return at + 1;
  }

  /** What a statement hangs on is a query that delivers nothing. */
  private int condition() {
    addWord(0, "SELECT");
    addWord(0, "NULL");
    Token word = words.get(0);
    out.add(new Token(TokenKind.WORD, word.begin(), word.end(), "WHERE"));
    return 1;
  }

  /** {@code DELETE FROM c FROM contact c}, which the parser knows without the first one. */
  private boolean isDeleteFromAlias() {
    return isWord(0, "DELETE")
        && isWord(1, "FROM")
        && words.size() > 3
        && words.get(2).isName()
        && isWord(3, "FROM");
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

  private int keep(int at) {
    out.add(words.get(at));
    return at + 1;
  }

  private void addWord(int at, String word) {
    int place = words.get(at).begin();
    out.add(new Token(TokenKind.WORD, place, place, word));
  }

  private boolean isWord(int at, String word) {
    return at >= 0 && at < words.size() && words.get(at).isWord(word);
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
