package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds derived tables whose ORDER BY no result shows: they are joined, equal rows of the join
 * become one, all of them are delivered, and nothing counts or remembers rows on their way.
 */
final class UnseenOrders {
  private UnseenOrders() {}

  /** Returns the orders within a select of which the query, if it is given, is all. */
  static List<Clause.OrderBy> of(QueryBody.Select select, Optional<Query> query) {
    List<Relation.Derived> derived = new ArrayList<>();
    int relations = select.from().stream().mapToInt(each -> relations(each, derived)).sum();
    boolean unseen =
        relations > 1
            && select.quantifier().equals("DISTINCT")
            && select.on().isEmpty()
            && select.top().isEmpty()
            && query.isPresent()
            && query.get().limit().isEmpty()
            && query.get().document().isEmpty()
            && isPlain(select);
    return unseen
        ? derived.stream().flatMap(each -> whole(each.query()).stream()).toList()
        : List.of();
  }

  /** Returns how many tables there are, and takes down those that are queries. */
  private static int relations(Relation relation, List<Relation.Derived> derived) {
    if (relation instanceof Relation.Join join) {
      return relations(join.left(), derived) + relations(join.right(), derived);
    }
    if (relation instanceof Relation.Enclosed group) {
      return group.relations().stream().mapToInt(each -> relations(each, derived)).sum();
    }
    if (relation instanceof Relation.Derived query) {
      derived.add(query);
    }
    return 1;
  }

  /** Returns the order of a query that gives all of its rows. */
  private static Optional<Clause.OrderBy> whole(Query query) {
    boolean cut =
        query.limit().isPresent()
            || query.document().isPresent()
            || (query.body() instanceof QueryBody.Select select
                && (select.top().isPresent() || !select.on().isEmpty()));
    return cut ? Optional.empty() : query.order();
  }

  /** Tells whether only columns and values are delivered, compared and sorted by. */
  private static boolean isPlain(Node node) {
    // A derived table is read by itself.
    return node.nodes(each -> !(each instanceof Relation.Derived)).stream()
        .allMatch(
            each ->
                each instanceof Expression expression
                    ? isPlain(expression)
                    : !(each instanceof Relation.Changed
                        || each instanceof Relation.TableFunction));
  }

  private static boolean isPlain(Expression expression) {
    if (expression instanceof Operand.ColumnName name) {
      return !Names.isWord(name.parts().get(0).name().text(), "ROWNUM");
    }
    return expression instanceof Operand.AllColumns
        || expression instanceof Operand.Literal
        || expression instanceof Operand.Parameter
        || expression instanceof Operand.Parenthesised
        || expression instanceof Condition.Junction
        || expression instanceof Condition.Not
        || expression instanceof Condition.Comparison
        || expression instanceof Condition.Is;
  }
}
