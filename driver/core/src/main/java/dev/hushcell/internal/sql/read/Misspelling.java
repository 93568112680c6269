package dev.hushcell.internal.sql.read;

import dev.hushcell.internal.fault.Nearest;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;
import java.util.Locale;

/**
 * Finds the keyword that somebody may have meant where reading stopped. A misspelled keyword is
 * often read as an alias, so that reading stops behind it.
 */
final class Misspelling {
  private static final List<String> KEYWORDS =
      List.of(
          """
          SELECT DISTINCT FROM WHERE GROUP HAVING ORDER LIMIT OFFSET FETCH UNION INTERSECT EXCEPT
          INNER LEFT RIGHT FULL OUTER CROSS NATURAL JOIN USING LIKE BETWEEN EXISTS NULL AND NOT
          CASE WHEN THEN ELSE END INSERT INTO VALUES UPDATE SET DELETE MERGE RETURNING WITH
          """
              .strip()
              .split("\\s+"));

  private Misspelling() {}

  /**
   * Returns a phrase for the end of a message; empty where nothing resembles a keyword. No word of
   * the statement stands in it.
   *
   * @param index of the token at which reading stopped
   */
  static String hint(Tokens piece, int index) {
    for (int i = Math.max(0, index - 1); i <= index + 1 && i < piece.size(); i++) {
      Token token = piece.get(i);
      boolean word = token.kind() == TokenKind.WORD;
      if (word && !KEYWORDS.contains(token.value().toUpperCase(Locale.ROOT))) {
        String hint = Nearest.hint(token.value(), KEYWORDS);
        if (!hint.isEmpty()) {
          return hint;
        }
      }
    }
    return "";
  }
}
