package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Operands;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Provenance.TypedNull;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.Slots;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what computes a value of others, which takes no cells. */
record Computations(
    StatementReading reading, Expressions expressions, Operands operands, Slots slots) {
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

  /** Reads operands from left to right, as the database computes with them. */
  Provenance operation(Computation.Operation operation) {
    List<Provenance> left = new ArrayList<>();
    left.add(expressions.conditions().operand(operation.first()));
    for (Computation.Step step : operation.steps()) {
      Provenance right = expressions.conditions().operand(step.operand());
      if (!COMPUTING.contains(step.operator())) {
        Provenance before = computed(left);
        left.clear();
        left.add(compared(before, step.operator(), right));
      } else {
        left.add(right);
      }
    }
    return computed(left);
  }

  private Provenance computed(List<Provenance> values) {
    return values.size() == 1
        ? values.get(0)
        : operands.compute(values, PlanFault.COMPUTED, OPERAND);
  }

  private Provenance compared(Provenance left, String operator, Provenance right) {
    List<Provenance> sides = List.of(left, right);
    if (MATCHING.contains(operator)) {
      return operands.meet(sides, PlanFault.MATCHED, Conditions.MATCHED);
    }
    if (IN_ORDER.contains(operator)) {
      return operands.meet(sides, PlanFault.ORDERED, Conditions.ORDERED);
    }
    throw reading.notUnderstood("the operator " + operator);
  }

  Provenance unary(Computation.Unary unary) {
    if (!SIGNS.contains(unary.operator())) {
      throw reading.notUnderstood("the operator " + unary.operator(), unary);
    }
    return compute(List.of(unary.operand()));
  }

  Provenance compute(List<Expression> values) {
    return operands.compute(expressions.all(values), PlanFault.COMPUTED, OPERAND);
  }

  /** How long it is belongs to the form of an interval where it is a literal. */
  Provenance interval(Operand.Interval interval) {
    Expression length =
        interval.value() instanceof Computation.Unary signed ? signed.operand() : interval.value();
    if (length instanceof Operand.Literal) {
      reading.roles().form(length);
      return Provenance.plain();
    }
    return compute(List.of(interval.value()));
  }

  /** Reads CAST and CONVERT; a value inside of CAST may still become a cell. */
  Provenance cast(Computation.Cast cast) {
    boolean converts = cast.style().endsWith("CONVERT");
    reading.roles().form(cast.type());
    cast.format().ifPresent(format -> format(cast, format, converts));
    Provenance inner = expressions.read(cast.value());
    boolean behind = cast.style().equals("::");
    if ((behind || cast.style().equals("CAST"))
        && inner instanceof Provenance.Open open
        && open.slots().size() <= 1) {
      if (open.slots().isEmpty()) {
        return Provenance.nothing(
            new TypedNull(reading.position(cast.type()), reading.end(cast.type()), true));
      }
      Slot slot = open.slots().get(0);
      Optional<Slot> inside = behind ? slots.beforeCast(slot, cast) : slots.inCast(slot, cast);
      if (inside.isPresent()) {
        return new Provenance.Open(List.of(inside.get()));
      }
    }
    String what = converts ? OPERAND : CAST;
    return operands.compute(List.of(inner), PlanFault.COMPUTED, what);
  }

  /** The style that CONVERT has behind the value is a number of its form. */
  private void format(Computation.Cast cast, Expression format, boolean converts) {
    if (!converts || !(format instanceof Operand.Literal)) {
      throw reading.notUnderstood("CAST with a format", cast);
    }
    reading.roles().form(format);
  }

  Provenance atTimeZone(Computation.AtTimeZone zone) {
    List<Expression> parts = new ArrayList<>(zone.zone().stream().toList());
    parts.add(zone.value());
    return compute(parts);
  }

  Provenance subscript(Computation.Subscript subscript) {
    List<Expression> parts = new ArrayList<>(List.of(subscript.value()));
    subscript.from().ifPresent(parts::add);
    subscript.upTo().ifPresent(parts::add);
    return compute(parts);
  }
}
