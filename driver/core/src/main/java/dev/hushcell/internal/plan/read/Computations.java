package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what computes a value of others, which takes no cells. */
final class Computations {
  static final String OPERAND =
      "is an operand, but its cells are not values to the database; compute"
          + " in the application";
  private static final String CAST =
      "is cast to another type, but its cells are not values to the database;"
          + " cast in the application";

  private static final Set<String> SIGNS = Set.of("+", "-", "~", "@", "BINARY");

  /** An operator that is not listed may stand for a function that reads a protected table. */
  private static final Set<String> COMPUTING =
      Names.words("|| + - * / % ^ & | # << >> DIV MOD -> ->> #> #>> @> <@ <-> <#> <=>");

  private static final Set<String> MATCHING = Names.words("~ ~* !~ !~* ~~ ~~* !~~ !~~*");
  private static final Set<String> IN_ORDER = Set.of("@@", "&&", "&>", "<&");

  private final StatementReaders readers;

  Computations(StatementReaders readers) {
    this.readers = readers;
  }

  /** Reads operands from left to right, as the database computes with them. */
  Provenance operation(Computation.Operation operation, Scope scope) {
    List<Provenance> operands = new ArrayList<>();
    operands.add(readers.conditions.operand(operation.first(), scope));
    for (Computation.Step step : operation.steps()) {
      Provenance right = readers.conditions.operand(step.operand(), scope);
      if (!COMPUTING.contains(step.operator())) {
        Provenance left = computed(operands);
        operands.clear();
        operands.add(compared(left, step.operator(), right));
      } else {
        operands.add(right);
      }
    }
    return computed(operands);
  }

  private Provenance computed(List<Provenance> operands) {
    return operands.size() == 1
        ? operands.get(0)
        : readers.operands.compute(operands, PlanFault.COMPUTED, OPERAND);
  }

  private Provenance compared(Provenance left, String operator, Provenance right) {
    List<Provenance> sides = List.of(left, right);
    if (MATCHING.contains(operator)) {
      return readers.operands.meet(sides, PlanFault.MATCHED, Conditions.MATCHED);
    }
    if (IN_ORDER.contains(operator)) {
      return readers.operands.meet(sides, PlanFault.ORDERED, Conditions.ORDERED);
    }
    throw readers.reading.notUnderstood("the operator " + operator);
  }

  Provenance unary(Computation.Unary unary, Scope scope) {
    if (!SIGNS.contains(unary.operator())) {
      throw readers.reading.notUnderstood("the operator " + unary.operator(), unary);
    }
    return compute(List.of(unary.operand()), scope);
  }

  Provenance compute(List<Expression> operands, Scope scope) {
    List<Provenance> read = readers.expressions.all(operands, scope);
    return readers.operands.compute(read, PlanFault.COMPUTED, OPERAND);
  }

  /** How long it is belongs to the form of an interval where it is a literal. */
  Provenance interval(Operand.Interval interval, Scope scope) {
    Expression length =
        interval.value() instanceof Computation.Unary signed ? signed.operand() : interval.value();
    if (length instanceof Operand.Literal) {
      readers.reading.literals().read(length);
      return Provenance.plain();
    }
    return compute(List.of(interval.value()), scope);
  }

  /** Reads CAST and CONVERT; a value inside of CAST may still become a cell. */
  Provenance cast(Computation.Cast cast, Scope scope) {
    boolean converts = cast.style().endsWith("CONVERT");
    readers.reading.literals().read(cast.type());
    cast.format().ifPresent(format -> format(cast, format, converts));
    Provenance inner = readers.expressions.read(cast.value(), scope);
    boolean behind = cast.style().equals("::");
    if ((behind || cast.style().equals("CAST"))
        && inner instanceof Provenance.Open open
        && open.slots().size() <= 1) {
      if (open.slots().isEmpty()) {
        return inner;
      }
      Slot slot = open.slots().get(0);
      Optional<Slot> inside =
          behind ? readers.slots.beforeCast(slot, cast) : readers.slots.inCast(slot, cast);
      if (inside.isPresent()) {
        return new Provenance.Open(List.of(inside.get()));
      }
    }
    String what = converts ? OPERAND : CAST;
    return readers.operands.compute(List.of(inner), PlanFault.COMPUTED, what);
  }

  /** The style that CONVERT has behind the value is a number of its form. */
  private void format(Computation.Cast cast, Expression format, boolean converts) {
    if (!converts || !(format instanceof Operand.Literal)) {
      throw readers.reading.notUnderstood("CAST with a format", cast);
    }
    readers.reading.literals().read(format);
  }
}
