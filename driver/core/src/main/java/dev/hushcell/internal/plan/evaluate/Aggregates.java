package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Evaluation.Aggregate;
import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.plan.Formula;
import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.internal.plan.ValueTypes;
import dev.hushcell.internal.plan.evaluate.Exactness.Use;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.policy.Family;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Calls of functions over all rows of a group, of which the driver computes what they are. */
final class Aggregates {
  private final List<Aggregate> all = new ArrayList<>();

  /** Returns which function a call is of. */
  static Optional<Aggregate.Function> function(Computation.Function call) {
    return call.name().size() == 1 && call.name().get(0).token().kind() == Token.Kind.WORD
        ? Arrays.stream(Aggregate.Function.values())
            .filter(each -> call.name().get(0).token().isWord(each.name()))
            .findFirst()
        : Optional.empty();
  }

  static boolean isIn(Expression expression) {
    return ExpressionTypes.nodes(expression, Computation.Function.class)
        .anyMatch(each -> function(each).isPresent());
  }

  /** Returns the family of a result; empty where that is not known. */
  static Optional<Family> family(Computation.Function call, ExpressionTypes types) {
    return function(call)
        .flatMap(
            each ->
                switch (each) {
                  case COUNT, SUM, AVG -> Optional.of(Family.EXACT);
                  case MIN, MAX ->
                      call.arguments().size() == 1
                          ? types.family(call.arguments().get(0).value())
                          : Optional.empty();
                });
  }

  List<Aggregate> all() {
    return all;
  }

  /** Reads a call; empty where it is not known exactly. */
  Optional<Scalar> read(Computation.Function call, Context context, Scalars scalars) {
    boolean known =
        call.hasNothingBeside()
            && !call.quantifier().equals("ALL")
            && call.arguments().size() == 1
            && call.arguments().get(0).word().isEmpty()
            && call.arguments().get(0).name().isEmpty()
            && family(call, scalars.types()).equals(Optional.of(context.family()));
    return known
        ? function(call)
            .flatMap(each -> of(each, call, scalars))
            .map(
                each -> {
                  all.add(each);
                  return new Scalar.Aggregated(all.size() - 1);
                })
        : Optional.empty();
  }

  private static Optional<Aggregate> of(
      Aggregate.Function function, Computation.Function call, Scalars grouped) {
    Scalars scalars = grouped.ofRows();
    Expression argument = call.arguments().get(0).value();
    boolean distinct = call.quantifier().equals("DISTINCT");
    if (function == Aggregate.Function.COUNT && !distinct) {
      return counted(argument, scalars).map(each -> new Aggregate(function, each, false, null));
    }
    if (scalars.types().cells(argument).isEmpty() || hasPlain(argument, scalars)) {
      return Optional.empty();
    }
    boolean extreme = function == Aggregate.Function.MIN || function == Aggregate.Function.MAX;
    List<Expression> values = List.of(argument);
    Optional<Context> context =
        extreme
            ? scalars.types().context(values, Right.ORDER, Use.ORDER)
            : distinct
                ? scalars.types().context(values, Right.RANGE, Use.EQUALITY)
                : scalars.types().context(values, null, Use.READ);
    boolean sums = function == Aggregate.Function.SUM || function == Aggregate.Function.AVG;
    return context
        .filter(each -> !each.ignoresCase())
        .filter(each -> !sums || (each.family() == Family.EXACT && isComputed(argument, scalars)))
        .flatMap(
            each ->
                scalars
                    .read(argument, each)
                    .map(value -> new Aggregate(function, value, distinct, each.order())));
  }

  private static boolean isComputed(Expression argument, Scalars scalars) {
    return scalars.types().cells(argument).stream()
        .allMatch(
            each ->
                each.column().type().family() != Family.EXACT
                    || ExpressionTypes.isComputed(each.column().type()));
  }

  /** A column of the query around a query makes an aggregate in it one of that query. */
  private static boolean hasPlain(Expression argument, Scalars scalars) {
    return ExpressionTypes.names(argument).stream()
        .anyMatch(each -> !(scalars.expressions().read(each) instanceof Provenance.Cell));
  }

  /** Returns what is not NULL where a row counts. */
  private static Optional<Scalar> counted(Expression argument, Scalars scalars) {
    Scalar one =
        new Scalar.Given(new Evaluation.Operand.Literal(BigDecimal.ONE), ValueTypes.NUMBER);
    if (argument instanceof Operand.AllColumns all) {
      return all.qualifier().isEmpty() ? Optional.of(one) : Optional.empty();
    }
    if (scalars.types().cells(argument).isEmpty()) {
      return argument instanceof ColumnName name
              && scalars.expressions().read(name).equals(Provenance.plain())
          ? Optional.of(present(name, one, scalars))
          : Optional.empty();
    }
    return scalars.read(List.of(argument), null, Use.READ).map(Scalars.Read::value);
  }

  private static Scalar present(ColumnName name, Scalar one, Scalars scalars) {
    int told =
        scalars
            .gathered()
            .add(new Gathered.Told(name, List.of(scalars.named(name)), " IS NOT NULL"));
    return new Scalar.Choice(
        List.of(new Scalar.Branch(new Formula.Told(told), one)), Optional.empty());
  }

  /** Returns how a call is written so that the database tells its type. */
  static Optional<String> model(Computation.Function call, Scalars scalars, SummaryForm form) {
    Aggregate.Function function = function(call).orElseThrow();
    if (function == Aggregate.Function.COUNT) {
      return Optional.of("(SELECT COUNT(*))");
    }
    Expression argument = call.arguments().get(0).value();
    return scalars
        .types()
        .context(List.of(argument), null, Use.READ)
        .flatMap(each -> Models.of(argument, each.family(), true, scalars, form))
        .map(each -> form.aggregated(function.name(), each));
  }
}
