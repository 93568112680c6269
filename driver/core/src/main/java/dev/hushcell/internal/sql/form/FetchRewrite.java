package dev.hushcell.internal.sql.form;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code DELETE … FETCH FIRST n ROWS ONLY}, which the parser knows as {@code DELETE … LIMIT n}; so
 * with UPDATE.
 */
public final class FetchRewrite {
  private static final int TAIL = 5;

  private FetchRewrite() {}

  /** Returns the words as the parser takes them; the same ones where there is nothing to do. */
  public static List<Token> apply(List<Token> words) {
    int fetch = words.size() - TAIL;
    boolean changes = fetch > 0 && (words.get(0).isWord("DELETE") || words.get(0).isWord("UPDATE"));
    if (!changes || !isFetch(words.subList(fetch, words.size()))) {
      return words;
    }
    List<Token> rewritten = new ArrayList<>(words.subList(0, fetch));
    Token first = words.get(fetch);
    rewritten.add(new Token(TokenKind.WORD, first.begin(), first.end(), "LIMIT"));
    rewritten.add(words.get(fetch + 2));
    return rewritten;
  }

  private static boolean isFetch(List<Token> tail) {
    TokenKind number = tail.get(2).kind();
    return tail.get(0).isWord("FETCH")
        && (tail.get(1).isWord("FIRST") || tail.get(1).isWord("NEXT"))
        && (number == TokenKind.NUMBER || number == TokenKind.PARAMETER)
        && (tail.get(3).isWord("ROW") || tail.get(3).isWord("ROWS"))
        && tail.get(4).isWord("ONLY");
  }
}
