package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.Optional;

/**
 * The rows of a query that are to be changed by the driver below, which writes the statements for
 * that itself: what they would run is found by a statement that stands for them.
 */
record ChangedRows(Tokens query) {
  /** Returns a change of the table that stands right behind FROM; empty where none does. */
  Optional<String> statement() {
    int begin = behindFrom();
    if (query.isWord(begin, "ONLY") && isName(begin + 1)) {
      begin++;
    }
    if (!isName(begin)) {
      return Optional.empty();
    }
    int last = begin;
    while (query.isSymbol(last + 1, ".") && isName(last + 2)) {
      last += 2;
    }
    String table = query.text(query.get(begin).begin(), query.get(last).end());
    return Optional.of("DELETE FROM " + table);
  }

  /**
   * Returns the place behind the only FROM outside of parentheses; the end for none, or several.
   */
  private int behindFrom() {
    int depth = 0;
    int found = query.size();
    for (int i = 0; i < query.size(); i++) {
      if (query.isSymbol(i, "(")) {
        depth++;
      } else if (query.isSymbol(i, ")")) {
        depth--;
      } else if (depth == 0 && query.isWord(i, "FROM")) {
        if (found < query.size()) {
          return query.size(); // IS DISTINCT FROM, or another query
        }
        found = i + 1;
      }
    }
    return found;
  }

  private boolean isName(int index) {
    return index < query.size()
        && (query.get(index).kind() == Token.Kind.WORD
            || query.get(index).kind() == Token.Kind.QUOTED);
  }
}
