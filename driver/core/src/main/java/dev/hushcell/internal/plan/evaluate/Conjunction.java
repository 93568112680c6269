package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the top level of a WHERE joins by AND. */
final class Conjunction {
  private Conjunction() {}

  /** Returns what the top level of a WHERE joins by AND, which may be thousands. */
  static List<Expression> members(Optional<Expression> where) {
    List<Expression> members = new ArrayList<>();
    where.ifPresent(each -> addTo(members, each));
    return members;
  }

  private static void addTo(List<Expression> members, Expression condition) {
    if (condition instanceof Condition.Junction all && all.kind() == Condition.Kind.AND) {
      all.terms().forEach(each -> addTo(members, each));
    } else if (condition instanceof Operand.Parenthesised inner) {
      addTo(members, inner.expression());
    } else {
      members.add(condition);
    }
  }
}
