package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Routine;
import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.internal.plan.ValueTypes;
import dev.hushcell.internal.plan.analysis.Resolver;
import dev.hushcell.internal.plan.analysis.Scope;
import dev.hushcell.internal.plan.evaluate.Exactness.Use;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.Slots;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.TokenKind;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.sql.Types;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions as values that the driver computes. Whatever is not known exactly for the
 * database is none.
 *
 * @param formulas reads the conditions of a CASE
 */
record Scalars(
    StatementReading reading,
    Expressions expressions,
    Resolver resolver,
    Scope scope,
    Exactness exactness,
    Gathered gathered,
    Formulas formulas) {
  private static final Map<String, Routine> ARITHMETIC =
      Map.of("+", Routine.ADD, "-", Routine.SUBTRACT, "*", Routine.MULTIPLY);

  /** Types of which a result is only refused when it is larger than the database's could be. */
  private static final Set<Integer> COMPUTED =
      Set.of(Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC);

  /** Of which a value is the same whatever it stands beside. */
  private static final Set<Family> COUNTED =
      Set.of(Family.EXACT, Family.DATE, Family.TIME, Family.TIMESTAMP);

  /** What the database tells once for all rows, by its name. */
  private static final Map<String, Family> TOLD =
      Map.of("CURRENT_DATE", Family.DATE, "LOCALTIMESTAMP", Family.TIMESTAMP);

  /**
   * Beside what a value stands.
   *
   * @param type of whose family it must be
   * @param beside a column of that family among what it is used with; null for none
   * @param order how its texts are compared; null for anything else
   * @param right that opening a cell takes
   * @param use what is done with texts
   */
  record Context(
      LogicalType type,
      @Nullable ProtectedColumn beside,
      @Nullable TextOrder order,
      Right right,
      Use use) {
    /** Builds the one of values that stand beside no column. */
    Context(Family family, Right right, Use use) {
      this(ValueTypes.of(family), null, null, right, use);
    }

    Family family() {
      return type.family();
    }

    /** Tells whether texts are only compared as they are, because their case does not count. */
    boolean ignoresCase() {
      return order != null && order.ignoresCase();
    }
  }

  /** Returns the context of values that are used with each other; empty where it is not known. */
  Optional<Context> context(List<? extends Expression> among, Right right, Use use) {
    return among.stream()
        .flatMap(each -> family(each).stream())
        .findFirst()
        .flatMap(family -> context(family, among, right, use));
  }

  private Optional<Context> context(
      Family family, List<? extends Expression> among, Right right, Use use) {
    for (Expression each : among) {
      for (Provenance.Cell cell : cells(each)) {
        Optional<Evaluable> evaluable = exactness.evaluable(cell, right, use);
        if (cell.column().type().family() == family && evaluable.isPresent()) {
          TextOrder order = Exactness.order(cell.column(), evaluable.get());
          return Optional.of(new Context(cell.column().type(), cell.column(), order, right, use));
        }
      }
    }
    return COUNTED.contains(family)
        ? Optional.of(new Context(family, right, use))
        : Optional.empty();
  }

  /** Returns the protected columns within an expression, without those of queries in it. */
  List<Provenance.Cell> cells(Expression expression) {
    return names(expression).stream()
        .map(expressions::read)
        .filter(Provenance.Cell.class::isInstance)
        .map(Provenance.Cell.class::cast)
        .toList();
  }

  /** Returns the names of columns within an expression, without those of queries in it. */
  static List<ColumnName> names(Expression expression) {
    return nodes(expression).stream()
        .filter(ColumnName.class::isInstance)
        .map(ColumnName.class::cast)
        .toList();
  }

  private static List<Node> nodes(Expression expression) {
    List<Node> found = new ArrayList<>();
    Deque<Node> open = new ArrayDeque<>();
    open.push(expression);
    while (!open.isEmpty()) {
      Node node = open.pop();
      found.add(node);
      if (!(node instanceof Operand.Subquery)) {
        node.parts(open::push);
      }
    }
    return found;
  }

  /** Returns what in a condition over protected columns nobody computes, without its values. */
  Optional<String> unknown(Expression condition) {
    if (cells(condition).isEmpty()) {
      return Optional.empty();
    }
    return nodes(condition).stream()
        .filter(Computation.Function.class::isInstance)
        .map(Computation.Function.class::cast)
        .filter(each -> routine(each).isEmpty())
        .map(each -> "a call of " + each.name().get(each.name().size() - 1).token().value())
        .findFirst();
  }

  /** Returns the family of an expression, if that is known without what stands beside it. */
  private Optional<Family> family(Expression expression) {
    if (expression instanceof Operand.Parenthesised inner) {
      return family(inner.expression());
    }
    if (expression instanceof ColumnName name) {
      return expressions.read(name) instanceof Provenance.Cell cell
          ? Optional.of(cell.column().type().family())
          : Optional.empty();
    }
    if (expression instanceof Computation.Cast cast) {
      return type(cast).map(LogicalType::family);
    }
    if (expression instanceof Computation.Operation of) {
      return Optional.of(of.steps().get(0).operator().equals("||") ? Family.TEXT : Family.EXACT);
    }
    if (expression instanceof Computation.Case choice) {
      return choice.whens().stream().flatMap(each -> family(each.result()).stream()).findFirst();
    }
    if (expression instanceof Operand.Word word) {
      return Optional.ofNullable(TOLD.get(word.token().value().toUpperCase(Locale.ROOT)));
    }
    if (expression instanceof Operand.Typed) {
      return slot(expression).flatMap(PlainLiteral::family);
    }
    return expression instanceof Computation.Function call
        ? routine(call).flatMap(each -> result(each, call))
        : Optional.empty();
  }

  private Optional<Family> result(Routine routine, Computation.Function call) {
    return routine.result().isPresent()
        ? routine.result()
        : arguments(call).stream().flatMap(each -> family(each).stream()).findFirst();
  }

  /** Reads a value; empty where it is not known exactly. */
  Optional<Scalar> read(Expression expression, Context context) {
    Optional<Slot> slot = slot(expression);
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
    if (expression instanceof Computation.Function call) {
      return routine(call).flatMap(each -> called(each, arguments(call), context));
    }
    if (expression instanceof Computation.Operation operation) {
      return operation(operation, context);
    }
    if (expression instanceof Computation.Cast cast) {
      return cast(cast, context);
    }
    if (expression instanceof Computation.Case choice) {
      return choice(choice, context);
    }
    if (expression instanceof Operand.Literal literal && literal.kind() == Operand.Kind.NULL) {
      return Optional.of(new Scalar.Nothing());
    }
    return expression instanceof Operand.Word word ? told(word, context) : Optional.empty();
  }

  /**
   * Returns the parameter or literal that an expression is, with nothing around it. Of a parameter
   * with a number it is not known how often it is meant.
   */
  Optional<Slot> slot(Expression expression) {
    return new Slots(reading)
        .of(expression)
        .filter(slot -> slot.begin() == reading.position(expression))
        .filter(slot -> slot.end() == reading.end(expression))
        .filter(slot -> slot.cast() == null)
        .filter(slot -> !slot.isParameter() || slot.end() - slot.begin() == 1);
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
    Optional<Evaluable> evaluable =
        exactness
            .evaluable(value, context.right(), context.use())
            .filter(each -> column(value).type().family() == context.family())
            .filter(each -> Exactness.order(column(value), each) == context.order());
    return evaluable.map(
        each ->
            new Scalar.Opened(gathered.add(new Gathered.Cell(named(name), column(value), each))));
  }

  private static ProtectedColumn column(Provenance cell) {
    return ((Provenance.Cell) cell).column();
  }

  Gathered.Named named(ColumnName name) {
    return new Gathered.Named(name, resolver.column(name, scope, List.of()));
  }

  /** Returns what a call means; empty for one with more than its name and its arguments. */
  private Optional<Routine> routine(Computation.Function call) {
    boolean plain =
        call.name().size() == 1
            && call.name().get(0).token().kind() == TokenKind.WORD
            && call.quantifier().isEmpty()
            && call.order().isEmpty()
            && call.words().isEmpty()
            && call.withinGroup().isEmpty()
            && call.filter().isEmpty()
            && call.over().isEmpty()
            && call.arguments().stream().allMatch(each -> each.name().isEmpty());
    if (!plain) {
      return Optional.empty();
    }
    String name = call.name().get(0).token().value().toUpperCase(Locale.ROOT);
    String unit = unit(call).map(word -> " " + word).orElse("");
    return exactness
        .rules()
        .routines()
        .of(name + unit, call.arguments().stream().map(Part.Argument::word))
        .filter(each -> each.takes(arguments(call).size()));
  }

  /** Returns the unit of time that stands before what it is taken of. */
  private static Optional<String> unit(Computation.Function call) {
    return call.arguments().size() == 2
            && call.arguments().get(0).value() instanceof Operand.Word word
            && call.arguments().get(1).word().equals("FROM")
        ? Optional.of(word.token().value().toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  private static List<Expression> arguments(Computation.Function call) {
    return call.arguments().stream()
        .skip(unit(call).isPresent() ? 1 : 0)
        .map(Part.Argument::value)
        .toList();
  }

  private Optional<Scalar> called(Routine routine, List<Expression> values, Context context) {
    if (routine.result().isPresent() && routine.result().get() != context.family()) {
      return Optional.empty();
    }
    List<Scalar> read = new ArrayList<>();
    TextOrder order = context.order();
    for (int i = 0; i < values.size(); i++) {
      Family family = routine.parameter(i).orElse(context.family());
      Optional<Context> within =
          family == context.family()
              ? Optional.of(context)
              : context(family, values, context.right(), Use.PATTERN);
      Expression value = values.get(i);
      Optional<Scalar> argument =
          family == Family.DATE && family(value).equals(Optional.of(Family.TIMESTAMP))
              ? called(
                  Routine.DATE_OF,
                  List.of(value),
                  new Context(Family.DATE, context.right(), context.use()))
              : within.flatMap(each -> read(value, each));
      if (argument.isEmpty() || (within.isPresent() && within.get().ignoresCase())) {
        return Optional.empty();
      }
      read.add(argument.get());
      order = order == null && within.isPresent() ? within.get().order() : order;
    }
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
    LetterCase letters = called ? reading.schema().letterCase().orElse(presumed) : presumed;
    Evaluation.InCase in = new Evaluation.InCase(capitals, letters);
    gathered.add(in);
    return new Scalar.Folded(text, in);
  }

  private Optional<Scalar> operation(Computation.Operation operation, Context context) {
    Optional<Scalar> value = read(operation.first(), context);
    boolean texts = context.family() == Family.TEXT;
    if (!texts && !isComputed(operation)) {
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

  /** Of numbers it must be known of which type the result is. */
  private boolean isComputed(Expression operation) {
    List<Provenance.Cell> cells = cells(operation);
    return !cells.isEmpty()
        && cells.stream().map(each -> each.column().type()).allMatch(Scalars::isComputed);
  }

  private static boolean isComputed(LogicalType type) {
    return COMPUTED.contains(type.jdbcType())
        && !type.declared().toUpperCase(Locale.ROOT).contains("UNSIGNED");
  }

  private Optional<Scalar> cast(Computation.Cast cast, Context context) {
    Optional<LogicalType> type =
        type(cast).filter(each -> each.family() == context.family() && !each.ignoresCase());
    if (type.isEmpty()) {
      return Optional.empty();
    }
    boolean day =
        context.family() == Family.DATE
            && family(cast.value()).equals(Optional.of(Family.TIMESTAMP));
    return day
        ? called(Routine.DATE_OF, List.of(cast.value()), context)
        : read(cast.value(), context).map(each -> new Scalar.Cast(each, type.get()));
  }

  private Optional<LogicalType> type(Computation.Cast cast) {
    if (cast.format().isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.types().logicalType(reading.text(cast.type())));
    } catch (Fault unknown) {
      return Optional.empty();
    }
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
    Family family = TOLD.get(word.token().value().toUpperCase(Locale.ROOT));
    return family == context.family()
        ? Optional.of(
            new Scalar.Told(gathered.add(new Gathered.Told(word, List.of())), context.family()))
        : Optional.empty();
  }
}
