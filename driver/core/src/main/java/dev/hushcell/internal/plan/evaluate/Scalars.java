package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Routine;
import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.internal.plan.ValueTypes;
import dev.hushcell.internal.plan.analysis.Resolver;
import dev.hushcell.internal.plan.evaluate.Exactness.Use;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions as values that the driver computes. Whatever is not known exactly for the
 * database is none.
 *
 * @param formulas reads the conditions of a CASE
 * @param aggregates takes calls of functions over all rows of a group; null where there is none
 */
record Scalars(
    StatementReading reading,
    Expressions expressions,
    Resolver resolver,
    Exactness exactness,
    ExpressionTypes types,
    Gathered gathered,
    Formulas formulas,
    @Nullable Aggregates aggregates) {
  private static final Map<String, Routine> ARITHMETIC =
      Map.of("+", Routine.ADD, "-", Routine.SUBTRACT, "*", Routine.MULTIPLY);

  /** Returns what reads values of groups. */
  Scalars ofGroups(Aggregates taking) {
    return new Scalars(
        reading, expressions, resolver, exactness, types, gathered, formulas, taking);
  }

  /** Returns what reads values of the rows of a group. */
  Scalars ofRows() {
    return new Scalars(reading, expressions, resolver, exactness, types, gathered, formulas, null);
  }

  /** Values that are used with each other, in the context that they give each other. */
  record Read(List<Scalar> values, Context context) {
    /** Returns the value, or the first of several. */
    Scalar value() {
      return values.get(0);
    }
  }

  /** Reads values that are used with each other; empty where any is not known exactly. */
  Optional<Read> read(List<Expression> written, @Nullable Right right, Use use) {
    Optional<Context> context = types.context(written, right, use);
    List<Scalar> values = new ArrayList<>();
    context.ifPresent(in -> written.forEach(each -> read(each, in).ifPresent(values::add)));
    return context.filter(any -> values.size() == written.size()).map(in -> new Read(values, in));
  }

  /** Reads a value; empty where it is not known exactly. */
  Optional<Scalar> read(Expression expression, Context context) {
    Optional<Slot> slot = types.slot(expression);
    if (slot.isPresent()) {
      return given(slot.get(), context);
    }
    if (expression instanceof Operand.Parenthesised inner) {
      return read(inner.expression(), context);
    }
    if (expression instanceof ColumnName name) {
      return opened(name, context);
    }
    if (context.ignoresCase()) {
      return Optional.empty();
    }
    if (types.choice(expression) instanceof Computation.Case choice) {
      return choice(choice, context);
    }
    if (expression instanceof Computation.Function call && Aggregates.function(call).isPresent()) {
      return aggregates == null ? Optional.empty() : aggregates.read(call, context, this);
    }
    if (expression instanceof Computation.Function call) {
      return types
          .routine(call)
          .filter(each -> each != Routine.NVL2)
          .flatMap(each -> called(each, call, context));
    }
    if (expression instanceof Computation.Operation operation) {
      return operation(operation, context);
    }
    if (expression instanceof Computation.Cast cast) {
      return cast(cast, context);
    }
    if (expression instanceof Operand.Literal literal && literal.kind() == Operand.Kind.NULL) {
      return Optional.of(new Scalar.Nothing());
    }
    return expression instanceof Operand.Word word ? told(word, context) : Optional.empty();
  }

  private Optional<Scalar> given(Slot slot, Context context) {
    Optional<Evaluation.Operand> operand =
        slot.kind() == Slot.Kind.PARAMETER
            ? Optional.of(new Evaluation.Operand.Parameter(reading.tokens().ordinal(slot.token())))
            : PlainLiteral.value(slot, context.family()).map(Evaluation.Operand.Literal::new);
    operand.ifPresent(
        each -> gathered.add(new Gathered.Kept(slot, context.type(), context.beside())));
    return operand.map(each -> new Scalar.Given(each, context.type()));
  }

  private Optional<Scalar> opened(ColumnName name, Context context) {
    Provenance value = expressions.read(name);
    if (value.equals(Provenance.plain())) {
      return plain(name, context);
    }
    Optional<Evaluable> evaluable =
        exactness
            .evaluable(value, context.right(), context.use())
            .filter(each -> column(value).type().family() == context.family())
            .filter(each -> Exactness.order(column(value), each) == context.order());
    return evaluable.map(
        each ->
            new Scalar.Opened(gathered.add(new Gathered.Cell(named(name), column(value), each))));
  }

  /** What is more than to join texts takes a column of which it is known how it does that. */
  private Optional<Scalar> plain(ColumnName name, Context context) {
    Gathered.Named named = named(name);
    boolean known =
        (context.family() == Family.TEXT && context.use() != Use.READ)
            ? exactness
                .ofPlain(named.of(), context.use())
                .filter(each -> each == context.order())
                .isPresent()
            : exactness.isKnown(context.family());
    return known
        ? Optional.of(
            new Scalar.Told(
                gathered.add(new Gathered.Told(name, List.of(named))), context.family()))
        : Optional.empty();
  }

  private static ProtectedColumn column(Provenance cell) {
    return ((Provenance.Cell) cell).column();
  }

  Gathered.Named named(ColumnName name) {
    return new Gathered.Named(name, types.columns().apply(name));
  }

  /**
   * NULLIF compares, whatever is made of its result. What looks into texts of which none is a
   * column does so by the collation of the connection, whatever stands beside it.
   */
  private Optional<Context> within(
      Routine routine, Family family, List<Expression> values, Context context) {
    if (routine == Routine.NULLIF) {
      return types.context(family, values, Right.RANGE, Use.EQUALITY);
    }
    Use use = context.right() == null && !routine.looks() ? Use.READ : Use.PATTERN;
    boolean alone =
        routine.looks() && values.stream().allMatch(each -> ExpressionTypes.names(each).isEmpty());
    Optional<Context> same =
        family == context.family() && !alone
            ? Optional.of(context)
            : types.context(family, values, context.right(), use);
    return routine.joins() ? same : same.map(Context::looking);
  }

  private Optional<Scalar> called(Routine routine, Computation.Function call, Context context) {
    List<Expression> values = types.calls().arguments(call);
    if (routine == Routine.ROUND && !Conversions.isRounded(values, types)) {
      return Optional.empty();
    }
    Optional<String> said = types.calls().said(call);
    said.ifPresent(any -> call.arguments().forEach(each -> reading.roles().form(each.value())));
    return called(routine, values, context, said.stream().map(Scalars::word).toList());
  }

  /** What a literal of a call says, which is no value. */
  private static Scalar word(String said) {
    return new Scalar.Given(new Evaluation.Operand.Literal(said), ValueTypes.TEXT);
  }

  private Optional<Scalar> called(
      Routine routine, List<Expression> values, Context context, List<Scalar> more) {
    if (routine.result().isPresent() && routine.result().get() != context.family()) {
      return Optional.empty();
    }
    List<Scalar> read = new ArrayList<>();
    TextOrder order = context.order();
    for (int i = 0; i < values.size(); i++) {
      Family family = routine.parameter(i).orElse(context.family());
      Optional<Context> within = within(routine, family, values, context);
      Expression value = values.get(i);
      Optional<Routine> conversion =
          routine
              .parameter(i)
              .flatMap(to -> types.family(value).flatMap(from -> Conversions.of(from, to)))
              .filter(each -> each != Routine.BEGINNING || routine == Routine.FORMAT);
      Optional<Scalar> argument =
          conversion.isPresent()
              ? converted(conversion.get(), value, family, context)
              : within.flatMap(each -> read(value, each));
      if (argument.isEmpty() || (within.isPresent() && within.get().ignoresCase())) {
        return Optional.empty();
      }
      read.add(argument.get());
      order = order == null && within.isPresent() ? within.get().order() : order;
    }
    read.addAll(more);
    return Optional.of(
        routine.folds()
            ? folded(read.get(0), routine == Routine.UPPER, true)
            : new Scalar.Call(routine, read, order));
  }

  /**
   * Brings a text to one case.
   *
   * @param called whether the database does it by UPPER or LOWER, of which it can be asked
   */
  Scalar folded(Scalar text, boolean capitals, boolean called) {
    LetterCase presumed = exactness.rules().letters();
    LetterCase letters = called ? reading.schema().texts().letterCase().orElse(presumed) : presumed;
    Evaluation.InCase in = new Evaluation.InCase(capitals, letters);
    gathered.add(in);
    return new Scalar.Folded(text, in);
  }

  private Optional<Scalar> operation(Computation.Operation operation, Context context) {
    Optional<Scalar> value = read(operation.first(), context);
    boolean texts = context.family() == Family.TEXT;
    if (!texts && !types.isComputed(operation)) {
      return Optional.empty();
    }
    for (Computation.Step step : operation.steps()) {
      Optional<Routine> routine =
          texts
              ? Optional.of(Routine.CONCAT).filter(each -> step.operator().equals("||"))
              : Optional.ofNullable(ARITHMETIC.get(step.operator()));
      Optional<Scalar> left = value;
      value =
          routine.flatMap(
              each ->
                  left.flatMap(
                      one ->
                          read(step.operand(), context)
                              .map(
                                  other ->
                                      new Scalar.Call(
                                          each, List.of(one, other), context.order()))));
    }
    return value;
  }

  private Optional<Scalar> cast(Computation.Cast cast, Context context) {
    Optional<LogicalType> type =
        types
            .type(cast)
            .filter(each -> each.family() == context.family() && !each.ignoresCase())
            .filter(each -> !ExpressionTypes.isDecimal(each) || exactness.isKnown(Family.EXACT));
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Optional<Family> from = types.family(cast.value());
    Optional<Scalar> value =
        from.equals(Optional.of(Family.EXACT)) && context.family() == Family.TEXT
            ? written(cast.value(), context)
            : from.flatMap(each -> Conversions.cast(each, type.get()))
                .map(each -> converted(each, cast.value(), context.family(), context))
                .orElseGet(() -> read(cast.value(), context));
    return value.map(each -> new Scalar.Cast(each, type.get()));
  }

  private Optional<Scalar> converted(
      Routine routine, Expression value, Family to, Context context) {
    Context within =
        to == context.family() ? context : new Context(to, context.right(), context.use());
    return called(routine, List.of(value), within, List.of());
  }

  /**
   * A number as text has the decimals of its type, and where a CAST gives it a collation that of
   * the session.
   */
  private Optional<Scalar> written(Expression value, Context context) {
    boolean known = reading.types().castsKeepCollation() || context.use() == Use.READ;
    return types
        .number(value)
        .filter(any -> known)
        .flatMap(
            type ->
                read(value, new Context(Family.EXACT, context.right(), context.use()))
                    .map(
                        number ->
                            new Scalar.Call(
                                Routine.TEXT_OF,
                                List.of(new Scalar.Cast(number, type)),
                                context.order())));
  }

  private Optional<Scalar> choice(Computation.Case choice, Context context) {
    List<Scalar.Branch> branches = new ArrayList<>();
    for (Part.When when : choice.whens()) {
      Optional<Scalar> value = read(when.result(), context);
      Optional<Scalar.Branch> branch =
          value.flatMap(
              each ->
                  formulas
                      .of(choice.value(), when.conditions(), this)
                      .map(condition -> new Scalar.Branch(condition, each)));
      if (branch.isEmpty()) {
        return Optional.empty();
      }
      branches.add(branch.get());
    }
    if (choice.otherwise().isEmpty()) {
      return Optional.of(new Scalar.Choice(branches, Optional.empty()));
    }
    return read(choice.otherwise().get(), context)
        .map(each -> new Scalar.Choice(branches, Optional.of(each)));
  }

  private Optional<Scalar> told(Operand.Word word, Context context) {
    Family family = ExpressionTypes.told(word).orElse(null);
    return family == context.family()
        ? Optional.of(
            new Scalar.Told(gathered.add(new Gathered.Told(word, List.of())), context.family()))
        : Optional.empty();
  }
}
