package dev.hushcell.internal.sql.form;

import dev.hushcell.internal.sql.Parentheses;
import dev.hushcell.internal.sql.SqlFault;
import dev.hushcell.internal.sql.Tokens;
import java.util.Set;

/**
 * Refuses {@code VALUES 1, 2}: two rows to a database, one row to the parser, and the same tokens
 * to the guard.
 */
public final class BareValues {
  private static final Set<String> FUNCTIONS =
      Set.of("COALESCE", "CONCAT", "GREATEST", "IFNULL", "LEAST", "NULLIF", "NVL");

  private BareValues() {}

  public static void refuse(Tokens tokens) {
    boolean duplicate = false;
    for (int i = 0; i < tokens.size(); i++) {
      duplicate |= isDuplicate(tokens, i);
      // After DEFAULT it is INSERT .. DEFAULT VALUES.
      if (tokens.isWord(i, "VALUES")
          && !tokens.isWord(i - 1, "DEFAULT")
          && !(duplicate && isInserted(tokens, i))) {
        refuseRows(tokens, i + 1);
      }
    }
  }

  private static boolean isDuplicate(Tokens tokens, int at) {
    return tokens.isWord(at, "ON")
        && tokens.isWord(at + 1, "DUPLICATE")
        && tokens.isWord(at + 2, "KEY")
        && tokens.isWord(at + 3, "UPDATE");
  }

  /**
   * Tells whether VALUES begins {@code VALUES(c)}, the value that the row would have had. Behind a
   * parenthesis that is not the one of a known function it begins a query.
   */
  private static boolean isInserted(Tokens tokens, int at) {
    boolean query =
        tokens.isSymbol(at - 1, "(")
            && FUNCTIONS.stream().noneMatch(each -> tokens.isWord(at - 2, each));
    if (query || !tokens.isSymbol(at + 1, "(")) {
      return false;
    }
    int end = at + 2;
    while (end < tokens.size() && tokens.get(end).isName() && tokens.isSymbol(end + 1, ".")) {
      end += 2;
    }
    return end < tokens.size() && tokens.get(end).isName() && tokens.isSymbol(end + 1, ")");
  }

  private static void refuseRows(Tokens tokens, int from) {
    int at = from;
    while (true) {
      if (tokens.isWord(at, "ROW")) {
        at++;
      }
      if (!tokens.isSymbol(at, "(")) {
        throw SqlFault.BARE_VALUES.at(
            tokens.get(from - 1).begin(),
            "a row after VALUES has no parentheses; put each row in parentheses");
      }
      at = Parentheses.after(tokens, at);
      if (!tokens.isSymbol(at, ",")) {
        return;
      }
      at++;
    }
  }
}
