package dev.hushcell.internal.sql.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A part of a statement. Nodes are immutable records; their lists are never changed.
 *
 * <p>A token of the text is the own one of exactly one node: {@link Tree#disowned} finds one that
 * is not.
 */
public sealed interface Node
    permits Statement, DataDefinition, QueryBody, Relation, Expression, Part {
  /** Returns where it stands, and which tokens are its own. */
  Place place();

  /**
   * Hands over the nodes right below it, in no order; a leaf has none. Tokens of a part that is
   * left out have no owner.
   */
  default void parts(Consumer<Node> to) {}

  /** Returns it and all nodes below it. */
  default List<Node> nodes() {
    return nodes(any -> true);
  }

  /**
   * Returns it and nodes below it.
   *
   * @param opens tells whether what is below a node counts too
   */
  default List<Node> nodes(Predicate<Node> opens) {
    List<Node> nodes = new ArrayList<>();
    Deque<Node> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      Node node = open.pop();
      nodes.add(node);
      if (opens.test(node)) {
        node.parts(open::push);
      }
    }
    return nodes;
  }

  /** Hands over parts, each of which is a node, or a list or an optional of nodes. */
  static void each(Consumer<Node> to, Object... parts) {
    for (Object part : parts) {
      if (part instanceof List<?> list) {
        list.forEach(each -> to.accept((Node) each));
      } else if (part instanceof Optional<?> optional) {
        optional.ifPresent(each -> to.accept((Node) each));
      } else {
        to.accept((Node) part);
      }
    }
  }
}
