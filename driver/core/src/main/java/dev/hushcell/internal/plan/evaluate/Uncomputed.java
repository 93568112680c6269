package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.plan.evaluate.Exactness.Use;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Says why a value is not computed in the driver, and what would help, without its literals. */
record Uncomputed(ExpressionTypes types, StatementReading reading) {
  private static final Set<String> OPERATORS = Set.of("+", "-", "*", "||");

  /**
   * Returns what stands in the way.
   *
   * @param to the column that the value is for
   */
  String why(Expression value, ProtectedColumn to) {
    return Stream.<Supplier<Optional<String>>>of(
            () -> query(value),
            () -> types.unknown(value),
            () -> operator(value),
            () -> types.cells(value).stream().flatMap(each -> column(each).stream()).findFirst(),
            () -> type(value, to))
        .flatMap(each -> each.get().stream())
        .findFirst()
        .orElse("a part of it that is not known to be computed exactly as the database does it");
  }

  private static Optional<String> query(Expression value) {
    return ExpressionTypes.nodes(value, Operand.Subquery.class).findFirst().isPresent()
        ? Optional.of("a query within it")
        : Optional.empty();
  }

  private static Optional<String> operator(Expression value) {
    return ExpressionTypes.nodes(value, Computation.Operation.class)
        .flatMap(each -> each.steps().stream())
        .map(Computation.Step::operator)
        .filter(each -> !OPERATORS.contains(each))
        .map(each -> "the operator " + each)
        .findFirst();
  }

  private Optional<String> column(Provenance.Cell cell) {
    String name = cell.column().name().shortForm();
    Optional<Evaluable> allowed = reading.permission().evaluable(cell.column());
    if (allowed.isEmpty()) {
      return Optional.of(name + ", of which nothing may be evaluated");
    }
    boolean known = types.exactness().evaluable(cell, null, Use.READ).isPresent();
    return known
        ? Optional.empty()
        : Optional.of(name + ", whose values are not known to be those of the database here");
  }

  private Optional<String> type(Expression value, ProtectedColumn to) {
    List<Family> found = types.family(value).stream().toList();
    return found.isEmpty() || found.contains(to.type().family())
        ? Optional.empty()
        : Optional.of("its type, which is another one than that of the column");
  }
}
