package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a member of a WHERE consists of. */
sealed interface Shape permits Member, Shape.Joined, Shape.Not {
  /** Adds the conditions on columns, in the order of the text. */
  void addTo(List<Member> members);

  /**
   * Several conditions.
   *
   * @param all whether they are joined by AND, and not by OR
   */
  record Joined(boolean all, List<Shape> parts) implements Shape {
    @Override
    public void addTo(List<Member> members) {
      parts.forEach(each -> each.addTo(members));
    }
  }

  /** What NOT stands before. */
  record Not(Shape part) implements Shape {
    @Override
    public void addTo(List<Member> members) {
      part.addTo(members);
    }
  }

  /**
   * Reads a member; empty where anything in it has another form.
   *
   * @param slots finds the parameter or literal that an expression is
   */
  static Optional<Shape> of(Expression member, Function<Expression, Optional<Slot>> slots) {
    if (member instanceof Operand.Parenthesised inner) {
      return of(inner.expression(), slots);
    }
    if (member instanceof Condition.Not not) {
      return not.condition() instanceof Operand.Parenthesised inner
          ? of(inner, slots).map(Not::new)
          : Optional.empty(); // it is a question of the database how far it goes
    }
    return member instanceof Condition.Junction junction
        ? joined(junction, slots)
        : Member.of(member, slots).map(each -> each);
  }

  private static Optional<Shape> joined(
      Condition.Junction junction, Function<Expression, Optional<Slot>> slots) {
    List<Shape> parts = new ArrayList<>();
    for (Expression term : junction.terms()) {
      Optional<Shape> part = of(term, slots);
      if (part.isEmpty() || junction.kind() == Condition.Kind.XOR) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return Optional.of(new Joined(junction.kind() == Condition.Kind.AND, parts));
  }
}
