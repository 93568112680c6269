package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code DELETE FROM a, b USING …}, which the parser knows as {@code DELETE a, b FROM …}, and
 * {@code a.*} in its list of tables, which is {@code a}.
 */
final class MysqlDelete {
  private MysqlDelete() {}

  /** Returns the words as the parser takes them; the same ones where there is nothing to do. */
  static List<Token> apply(List<Token> words) {
    if (words.isEmpty() || !words.get(0).isWord("DELETE")) {
      return words;
    }
    int from = words.size() > 1 && words.get(1).isWord("IGNORE") ? 2 : 1;
    int using = using(words, from);
    List<Token> rewritten = new ArrayList<>(words.subList(0, from));
    if (using > 0) {
      rewritten.addAll(tables(words.subList(from + 1, using)));
      rewritten.add(words.get(from));
      rewritten.addAll(words.subList(using + 1, words.size()));
      return rewritten;
    }
    int end = from;
    while (end < words.size() && !words.get(end).isWord("FROM")) {
      end++;
    }
    rewritten.addAll(tables(words.subList(from, end)));
    rewritten.addAll(words.subList(end, words.size()));
    return rewritten;
  }

  /** Returns the index of USING behind a list of tables, or -1. */
  private static int using(List<Token> words, int from) {
    if (from >= words.size() || !words.get(from).isWord("FROM")) {
      return -1;
    }
    for (int i = from + 1; i < words.size(); i++) {
      Token word = words.get(i);
      if (word.isWord("USING")) {
        return i;
      }
      boolean list =
          word.isSymbol(",") || word.isSymbol(".") || word.isSymbol("*") || word.isName();
      if (!list || word.isWord("WHERE") || word.isWord("JOIN")) {
        return -1;
      }
    }
    return -1;
  }

  private static List<Token> tables(List<Token> list) {
    List<Token> plain = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      boolean star =
          list.get(i).isSymbol(".") && i + 1 < list.size() && list.get(i + 1).isSymbol("*");
      if (star) {
        i++;
      } else {
        plain.add(list.get(i));
      }
    }
    return plain;
  }
}
