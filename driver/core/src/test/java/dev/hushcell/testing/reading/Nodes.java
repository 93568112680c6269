package dev.hushcell.testing.reading;

import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The nodes of a tree. */
public final class Nodes {
  private Nodes() {}

  /** Returns all of them. */
  public static List<Node> of(Tree tree) {
    List<Node> nodes = new ArrayList<>(List.of(tree.statement()));
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).parts(nodes::add);
    }
    return nodes;
  }

  /** Returns the indexes of the tokens that are parameters in a tree. */
  public static Set<Integer> parameters(Tree tree) {
    return of(tree).stream()
        .filter(Operand.Parameter.class::isInstance)
        .map(each -> each.place().begin())
        .collect(Collectors.toSet());
  }

  /** Returns the indexes of the tokens that are parameters in a text. */
  public static Set<Integer> parameters(Tokens tokens) {
    return IntStream.range(0, tokens.size())
        .filter(i -> tokens.get(i).kind() == Token.Kind.PARAMETER)
        .boxed()
        .collect(Collectors.toSet());
  }
}
