package dev.hushcell.internal.sql.form;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** {@code OFFSET n LIMIT m}, which the parser knows in the other order only. */
public final class OffsetRewrite {
  private OffsetRewrite() {}

  /** Returns the words as the parser takes them; the same ones where there is nothing to do. */
  public static List<Token> apply(List<Token> words) {
    List<Token> rewritten = words;
    for (int i = 0; i + 3 < words.size(); i++) {
      if (words.get(i).isWord("OFFSET") && isNumber(words.get(i + 1))) {
        int limit = isRows(words.get(i + 2)) ? i + 3 : i + 2;
        if (limit + 1 < words.size()
            && words.get(limit).isWord("LIMIT")
            && isNumber(words.get(limit + 1))) {
          rewritten = rewritten == words ? new ArrayList<>(words) : rewritten;
          exchange(rewritten, i, limit);
        }
      }
    }
    return rewritten;
  }

  private static void exchange(List<Token> words, int offset, int limit) {
    List<Token> first = new ArrayList<>(words.subList(offset, limit));
    List<Token> second = new ArrayList<>(words.subList(limit, limit + 2));
    second.addAll(first);
    for (int i = 0; i < second.size(); i++) {
      words.set(offset + i, second.get(i));
    }
  }

  private static boolean isRows(Token token) {
    return token.isWord("ROW") || token.isWord("ROWS");
  }

  private static boolean isNumber(Token token) {
    return token.kind() == TokenKind.NUMBER || token.kind() == TokenKind.PARAMETER;
  }
}
