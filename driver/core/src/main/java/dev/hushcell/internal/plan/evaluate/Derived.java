package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import dev.hushcell.internal.sql.tree.Relation;
import java.util.Optional;

/**
 * A derived table that is all that a query reads from. A condition of its WHERE means the same
 * around it where it delivers each of its rows as it is: then the condition can be evaluated over
 * what the outer query delivers.
 */
final class Derived {
  private Derived() {}

  /** Returns the query of the derived table; empty for anything else. */
  static Optional<Select> of(Select outer) {
    return outer.from().size() == 1
            && outer.from().get(0) instanceof Relation.Derived table
            && !table.lateral()
            && table.alias().filter(alias -> alias.columns().isEmpty()).isPresent()
            && isUncut(table.query())
            && table.query().body() instanceof Select inner
            && PlainQuery.isPlain(table.query(), inner)
            && !PlainQuery.isDistinct(inner)
            && inner.items().stream().allMatch(each -> PlainQuery.all(each, Derived::isSimple))
        ? Optional.of(inner)
        : Optional.empty();
  }

  private static boolean isUncut(Query query) {
    return query.order().isEmpty() && query.limit().isEmpty();
  }

  /**
   * Tells whether a node is of what columns and constants are put together with that make one value
   * a row.
   */
  private static boolean isSimple(Node node) {
    return !(node instanceof Expression)
        || node instanceof Operand.ColumnName
        || node instanceof Operand.AllColumns
        || (node instanceof Operand.Literal literal && isConstant(literal.kind()))
        || node instanceof Operand.Parenthesised
        || (node instanceof Condition.Is test && test.test().equals("NULL"))
        || node instanceof Condition.Junction
        || node instanceof Condition.Comparison
        || node instanceof Computation.Case;
  }

  private static boolean isConstant(Operand.Kind kind) {
    return kind != Operand.Kind.BINARY && kind != Operand.Kind.UNKNOWN;
  }
}
