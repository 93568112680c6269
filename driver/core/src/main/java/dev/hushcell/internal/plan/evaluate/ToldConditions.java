package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Formula;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Identifier;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Conditions on plain columns alone, of which the database tells each row what they are. */
final class ToldConditions {
  /** What may be in a condition that the database tells, for rows that it would not see as well. */
  private static final Set<Class<? extends Node>> TOLD =
      Set.of(
          ColumnName.class,
          Identifier.class,
          Operand.Parameter.class,
          Operand.Literal.class,
          Operand.Typed.class,
          Operand.Word.class,
          Operand.Parenthesised.class,
          Computation.Unary.class,
          Computation.Function.class,
          Condition.Junction.class,
          Condition.Not.class,
          Condition.Comparison.class,
          Condition.Between.class,
          Condition.In.class,
          Condition.Like.class,
          Condition.IsDistinct.class,
          Part.Argument.class,
          Part.TypeName.class);

  private ToldConditions() {}

  /** Takes a condition without protected columns, of which every row has an answer. */
  static Optional<Formula> of(Expression condition, Scalars scalars) {
    return of(condition, List.of(condition), "", scalars);
  }

  /**
   * Takes one that stands in the text in parts.
   *
   * @param between what is written between them
   */
  static Optional<Formula> of(
      Expression condition, List<Expression> parts, String between, Scalars scalars) {
    List<Gathered.Named> names = new ArrayList<>();
    for (Node node : condition.nodes(each -> !(each instanceof ColumnName))) {
      if (!isTold(node, scalars)) {
        return Optional.empty();
      }
      if (node instanceof ColumnName name) {
        if (!scalars.expressions().read(name).equals(Provenance.plain())) {
          return Optional.empty();
        }
        names.add(scalars.named(name));
      }
    }
    int number = scalars.gathered().add(new Gathered.Told(condition, parts, between, names, ""));
    return Optional.of(new Formula.Told(number));
  }

  /** What could fail for a row is not asked of rows that another condition leaves out. */
  private static boolean isTold(Node node, Scalars scalars) {
    if (node instanceof Condition.Is is) {
      // The test of a literal is written otherwise.
      return is.value() instanceof Operand.Parameter || scalars.types().slot(is.value()).isEmpty();
    }
    return node instanceof Computation.Cast cast
        ? scalars.types().slot(cast.value()).isPresent()
        : TOLD.contains(node.getClass());
  }
}
