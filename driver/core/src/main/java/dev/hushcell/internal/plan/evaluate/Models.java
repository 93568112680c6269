package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.plan.Routine;
import dev.hushcell.internal.plan.ValueTypes;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.policy.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Writes an expression over cells so that the database tells its type: NULL of the plain type
 * stands in place of each cell, and nothing of what the application compares or joins with them.
 * What the database makes of its type it makes of the other too; the value is not used.
 */
final class Models {
  private static final int INTEGER_DIGITS = 9;
  private static final String MANY = String.valueOf(Integer.MAX_VALUE);

  private final Expression root;
  private final boolean alone;
  private final Scalars scalars;
  private final SummaryForm form;
  private final List<StatementReading.Replaced> replaced = new ArrayList<>();
  private boolean known = true;

  private Models(Expression root, boolean alone, Scalars scalars, SummaryForm form) {
    this.root = root;
    this.alone = alone;
    this.scalars = scalars;
    this.form = form;
  }

  /**
   * Returns how an expression is written that way; empty where it is not known.
   *
   * @param family of its values
   * @param alone whether no column of the query may be in it
   */
  static Optional<String> of(
      Expression written, Family family, boolean alone, Scalars scalars, SummaryForm form) {
    Models model = new Models(written, alone, scalars, form);
    model.walk(written, family);
    return model.known ? Optional.of(model.text(written)) : Optional.empty();
  }

  private void walk(Expression written, Family family) {
    Optional<Slot> slot = scalars.types().slot(written);
    if (slot.isPresent()) {
      replace(written, value(slot.get(), family));
    } else if (written instanceof Operand.Parenthesised inner) {
      walk(inner.expression(), family);
    } else if (written instanceof ColumnName name) {
      if (scalars.expressions().read(name) instanceof Provenance.Cell cell) {
        replace(written, form.standIn(cell.column().type()));
      }
    } else if (written instanceof Computation.Function call) {
      call(call, family);
    } else if (written instanceof Computation.Operation operation) {
      walk(operation.first(), family);
      operation.steps().forEach(step -> walk(step.operand(), family));
    } else if (written instanceof Computation.Cast cast) {
      walk(cast.value(), scalars.types().family(cast.value()).orElse(family));
    } else if (written instanceof Computation.Case choice) {
      choice(choice, family);
    } else {
      known &= written instanceof Operand.Word || written instanceof Operand.Literal;
    }
  }

  private void call(Computation.Function call, Family family) {
    if (Aggregates.function(call).isPresent()) {
      replace(call, Aggregates.model(call, scalars, form));
      return;
    }
    Optional<Routine> routine = scalars.types().routine(call);
    known &= routine.isPresent();
    List<Expression> arguments = scalars.types().calls().arguments(call);
    for (int i = 0; known && i < arguments.size(); i++) {
      Family of = routine.get().parameter(i).orElse(family);
      Expression argument = arguments.get(i);
      boolean counts = routine.get().isAmount(i);
      Optional<Slot> slot = counts ? scalars.types().slot(argument) : Optional.empty();
      if (slot.isEmpty()) {
        walk(
            argument,
            scalars.types().family(argument).filter(each -> of != Family.EXACT).orElse(of));
      } else if (slot.get().isParameter()) {
        replace(argument, Optional.of(routine.get() == Routine.SUBSTRING && i == 1 ? "1" : MANY));
      }
    }
  }

  /** What a branch asks is of no matter to the type. */
  private void choice(Computation.Case choice, Family family) {
    choice.value().ifPresent(each -> replace(each, Optional.of("")));
    for (Part.When when : choice.whens()) {
      for (Expression condition : when.conditions()) {
        replace(condition, someCell().map(each -> each + " IS NULL"));
      }
      walk(when.result(), family);
    }
    choice.otherwise().ifPresent(each -> walk(each, family));
  }

  /** A column of the query around a query makes an aggregate in it one of that query. */
  private Optional<String> someCell() {
    return alone
        ? Optional.empty()
        : ExpressionTypes.names(root).stream()
            .filter(each -> scalars.expressions().read(each) instanceof Provenance.Cell)
            .map(scalars.reading()::text)
            .findFirst();
  }

  /** Returns what stands for a parameter or literal; empty where its type counts and is open. */
  private Optional<String> value(Slot slot, Family family) {
    return switch (slot.kind()) {
      case PARAMETER, TEXT -> family == Family.TEXT ? Optional.of("''") : Optional.empty();
      case NUMBER -> number(slot);
      default -> PlainLiteral.family(slot).flatMap(each -> form.standIn(ValueTypes.of(each)));
    };
  }

  /** Returns a number with as many digits; a sign is of no matter. */
  private Optional<String> number(Slot slot) {
    String written = scalars.reading().tokens().get(slot.token()).value();
    int point = written.indexOf('.');
    boolean usual =
        written.length() <= INTEGER_DIGITS
            && point != 0
            && point != written.length() - 1
            && written.chars().allMatch(each -> each == '.' || (each >= '0' && each <= '9'));
    if (!usual) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder("1".repeat(written.length()));
    if (point > 0) {
      digits.setCharAt(point, '.');
    }
    return Optional.of(form.number(digits.toString()));
  }

  private void replace(Node node, Optional<String> text) {
    known &= text.isPresent();
    text.ifPresent(each -> replaced.add(new StatementReading.Replaced(node, each)));
  }

  private String text(Expression written) {
    replaced.sort(Comparator.comparingInt(each -> each.node().place().begin()));
    return scalars.reading().text(written, replaced);
  }
}
