package dev.hushcell.internal.plan.resolve;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Place;
import java.util.BitSet;
import java.util.Set;

/** Literals that are no values but part of the form of a statement: lengths, intervals. */
public final class Literals {
  private final Tokens tokens;
  private final BitSet read = new BitSet();

  Literals(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Takes note of the literals that a node owns itself, such as the length in a type. */
  public void read(Node node) {
    Place place = node.place();
    for (int i = 0; i < place.owned(); i++) {
      if (tokens.get(place.owned(i)).isLiteral()) {
        read.set(place.owned(i));
      }
    }
  }

  /** Refuses the statement if a parameter or literal of it was neither attributed nor read here. */
  public void requireAllRead(Set<Integer> attributed) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean open = token.isLiteral() || token.kind() == TokenKind.PARAMETER;
      if (open && !attributed.contains(i) && !read.get(i)) {
        throw PlanFault.NOT_ALL_READ.at(
            token.begin(),
            "a parameter or literal is in a place where its meaning is unknown;"
                + " write the statement in another way");
      }
    }
  }
}
