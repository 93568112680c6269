package dev.hushcell.internal.plan.query;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.scope.Name;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which names of a statement were read. The parser's tree has more corners than are visited here; a
 * protected column that stands in an unvisited one must not go unnoticed, so at the end every token
 * with its name must have been read.
 */
public final class Mentions {
  private final Set<Object> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<String, Integer> counts = new HashMap<>();

  /**
   * Takes note of the names in a node of the tree; once, however often the node is read.
   *
   * @param node the node that contains them
   * @param names as written; null ones are passed over
   */
  public void read(Object node, @Nullable String... names) {
    if (nodes.add(node)) {
      for (String name : names) {
        if (name != null) {
          counts.merge(Name.of(name).folded(), 1, Integer::sum);
        }
      }
    }
  }

  /** Refuses the statement if one of the names stands in it more often than it was read. */
  public void requireAllRead(Tokens tokens, Set<String> foldedNames) {
    Map<String, Integer> written = new HashMap<>();
    for (Token token : tokens.list()) {
      if (token.isName()) {
        String folded = Names.fold(token.value());
        int count = written.merge(folded, 1, Integer::sum);
        if (foldedNames.contains(folded) && count > counts.getOrDefault(folded, 0)) {
          throw PlanFault.NOT_ALL_READ.at(
              token.begin(),
              "a protected column is named where it is not known what it does there; write the"
                  + " statement in another way");
        }
      }
    }
  }
}
