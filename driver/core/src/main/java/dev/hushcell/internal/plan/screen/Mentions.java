package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.sql.Token;
import java.util.List;

/**
 * The places of a statement where a name stands that may mean something protected: a table, what
 * reaches one, or a column of one.
 *
 * @param tokens the names, in the order of the text
 */
public record Mentions(List<Token> tokens) {
  /** Tells whether one of them begins at an offset. */
  public boolean isAt(int begin) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).begin() < begin) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < tokens.size() && tokens.get(low).begin() == begin;
  }
}
