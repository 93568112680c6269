package dev.hushcell.internal.sql.tree;

import dev.hushcell.internal.sql.Tokens;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * A statement that was read, and the tokens that it was read from. Immutable.
 *
 * @param statement what it says
 * @param tokens its tokens, at whose indexes its nodes stand
 */
public record Tree(Statement statement, Tokens tokens) {
  /**
   * Returns the first token that has no owner among the nodes, or a second one; empty where each
   * has exactly one, which is when a tree says all that the text says and nothing twice.
   */
  public OptionalInt disowned() {
    return disowned(statement, tokens);
  }

  /** Returns the same of any node that is read from all of some tokens. */
  public static OptionalInt disowned(Node whole, Tokens tokens) {
    BitSet owned = new BitSet(tokens.size());
    for (Node node : whole.nodes()) {
      Place place = node.place();
      for (int i = 0; i < place.owned(); i++) {
        int index = place.owned(i);
        if (owned.get(index) || index < place.begin() || index >= place.end()) {
          return OptionalInt.of(index);
        }
        owned.set(index);
      }
    }
    int first = owned.nextClearBit(0);
    return first < tokens.size() ? OptionalInt.of(first) : OptionalInt.empty();
  }
}
