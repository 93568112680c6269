package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code OUTPUT inserted.id} in front of the rows of a statement, which the parser knows as {@code
 * RETURNING} behind them. With INTO it stays where it is and is not understood: the rows would go
 * to another table.
 */
final class TsqlOutput {
  private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE");
  private static final Set<String> BEHIND =
      Set.of("VALUES", "SELECT", "DEFAULT", "EXEC", "EXECUTE", "WHERE", "FROM", "WITH", "OPTION");

  private TsqlOutput() {}

  /** Returns the words as the parser takes them; the same ones where there is nothing to do. */
  static List<Token> apply(List<Token> words) {
    int output = find(words);
    if (output < 0) {
      return words;
    }
    int end = end(words, output + 1);
    if (end < 0 || end == output + 1) {
      return words;
    }
    List<Token> rewritten = new ArrayList<>(words.subList(0, output));
    rewritten.addAll(words.subList(end, words.size()));
    Token first = words.get(output);
    rewritten.add(new Token(TokenKind.WORD, first.begin(), first.end(), "RETURNING"));
    rewritten.addAll(words.subList(output + 1, end));
    return rewritten;
  }

  private static int find(List<Token> words) {
    boolean changes = false;
    int depth = 0;
    for (int i = 0; i < words.size(); i++) {
      Token word = words.get(i);
      depth += word.isSymbol("(") ? 1 : word.isSymbol(")") ? -1 : 0;
      if (depth == 0 && word.kind() == TokenKind.WORD) {
        changes |= CHANGES.contains(word.value().toUpperCase(Locale.ROOT));
        if (changes && word.isWord("OUTPUT")) {
          return i;
        }
      }
    }
    return -1;
  }

  /** Returns the index behind the list, or -1 when the rows go to a table. */
  private static int end(List<Token> words, int from) {
    int depth = 0;
    for (int i = from; i < words.size(); i++) {
      Token word = words.get(i);
      if (depth == 0 && word.isWord("INTO")) {
        return -1;
      }
      boolean query =
          word.isSymbol("(") && i + 1 < words.size() && words.get(i + 1).isWord("SELECT");
      if (depth == 0 && (query || isBehind(word))) {
        return i;
      }
      depth += word.isSymbol("(") ? 1 : word.isSymbol(")") ? -1 : 0;
    }
    return words.size();
  }

  private static boolean isBehind(Token word) {
    return word.kind() == TokenKind.WORD && BEHIND.contains(word.value().toUpperCase(Locale.ROOT));
  }
}
