package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/**
 * MERGE of T-SQL in the form of the standard: {@code INTO} is written, {@code BY TARGET} left out.
 * What the parser has no form for ({@code NOT MATCHED BY SOURCE}, OUTPUT) stays, and is refused.
 */
final class TsqlMerge {
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
