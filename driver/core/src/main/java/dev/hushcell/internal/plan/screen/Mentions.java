package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.sql.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The places of a statement where a name stands that may mean something protected: a table, what
 * reaches one, or a column of one. Immutable.
 *
 * @param tokens the names, in the order of the text
 */
public record Mentions(List<Token> tokens, Set<Integer> begins) {
  public Mentions {
    tokens = List.copyOf(tokens);
    begins = Set.copyOf(begins);
  }

  /** Takes the names. */
  public static Mentions of(List<Token> tokens) {
    Set<Integer> begins = new HashSet<>();
    tokens.forEach(token -> begins.add(token.begin()));
    return new Mentions(tokens, begins);
  }

  /** Tells whether one of them begins at an offset. */
  public boolean isAt(int begin) {
    return begins.contains(begin);
  }
}
