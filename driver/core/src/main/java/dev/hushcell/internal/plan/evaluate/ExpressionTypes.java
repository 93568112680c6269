package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.Routine;
import dev.hushcell.internal.plan.ValueTypes;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.evaluate.Exactness.Use;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.Slots;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of expressions before they are read: of which family their values are, and why.
 *
 * @param columns finds the column of a relation that a name means; null where that is not known
 */
record ExpressionTypes(
    StatementReading reading,
    Expressions expressions,
    Exactness exactness,
    Function<ColumnName, @Nullable SourceColumn> columns) {
  /** Types of which a result is only refused when it is larger than the database's could be. */
  private static final Set<Integer> COMPUTED =
      Set.of(Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC);

  /** Of which a value is the same whatever it stands beside. */
  private static final Set<Family> COUNTED =
      Set.of(Family.EXACT, Family.DATE, Family.TIME, Family.TIMESTAMP);

  /** What the database tells once for all rows, by its name. */
  private static final Map<String, Family> TOLD =
      Map.of("CURRENT_DATE", Family.DATE, "LOCALTIMESTAMP", Family.TIMESTAMP);

  /** Returns the context of values that are used with each other; empty where it is not known. */
  Optional<Context> context(List<? extends Expression> written, @Nullable Right right, Use use) {
    List<Expression> among = written.stream().map(this::choice).toList();
    return among.stream()
        .flatMap(each -> family(each).stream())
        .findFirst()
        .or(() -> among.stream().flatMap(each -> literals(each).stream()).findFirst())
        .or(() -> among.stream().flatMap(each -> chosen(each).stream()).findFirst())
        .flatMap(family -> context(family, among, right, use));
  }

  /** Returns an expression; a call that chooses between values as the CASE that it is. */
  Expression choice(Expression written) {
    if (!(written instanceof Computation.Function call)
        || !routine(call).equals(Optional.of(Routine.NVL2))
        || cells(call.arguments().get(0).value()).isEmpty()) {
      return written;
    }
    Condition there = new Condition.Is(call.place(), call.arguments().get(0).value(), true, "NULL");
    Part.When when = new Part.When(call.place(), List.of(there), call.arguments().get(1).value());
    return new Computation.Case(
        call.place(),
        Optional.empty(),
        List.of(when),
        Optional.of(call.arguments().get(2).value()));
  }

  Optional<Context> context(
      Family family, List<? extends Expression> among, @Nullable Right right, Use use) {
    for (Expression each : among) {
      for (Provenance.Cell cell : cells(each)) {
        Optional<Evaluable> evaluable = exactness.evaluable(cell, right, use);
        if (cell.column().type().family() == family && evaluable.isPresent()) {
          TextOrder order = Exactness.order(cell.column(), evaluable.get());
          return Optional.of(new Context(cell.column().type(), cell.column(), order, right, use));
        }
      }
    }
    if (COUNTED.contains(family)) {
      return Optional.of(new Context(family, right, use));
    }
    Optional<TextOrder> units = exactness.units(family);
    return units
        .flatMap(any -> ofPlain(among, use))
        .or(() -> units.filter(any -> isJoined(right, use) || calls().areDigits(among)))
        .or(() -> units.flatMap(any -> exactness.besideNone(use)))
        .map(order -> new Context(ValueTypes.TEXT, null, order, right, use));
  }

  private static boolean isJoined(@Nullable Right right, Use use) {
    return right == null && use == Use.READ;
  }

  /** Returns by what units a plain column among texts is used; empty where none is known. */
  private Optional<TextOrder> ofPlain(List<? extends Expression> among, Use use) {
    return among.stream()
        .flatMap(each -> names(each).stream())
        .flatMap(each -> exactness.ofPlain(columns.apply(each), use).stream())
        .findFirst();
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
    return nodes(expression, ColumnName.class).toList();
  }

  /** Returns the types that are named within an expression. */
  static List<Part.TypeName> types(Expression expression) {
    return nodes(expression, Part.TypeName.class).toList();
  }

  /** Returns the nodes of a kind within an expression, without those of queries in it. */
  static <T extends Node> Stream<T> nodes(Expression expression, Class<T> kind) {
    return nodes(expression).stream().filter(kind::isInstance).map(kind::cast);
  }

  static List<Node> nodes(Expression expression) {
    return expression.nodes(each -> !(each instanceof Operand.Subquery));
  }

  /** Returns what in a condition over protected columns nobody computes, without its values. */
  Optional<String> unknown(Expression condition) {
    if (cells(condition).isEmpty()) {
      return Optional.empty();
    }
    return nodes(condition, Computation.Function.class)
        .filter(each -> routine(each).isEmpty())
        .map(each -> "a call of " + each.last().token().value())
        .findFirst();
  }

  /** Returns the family of an expression, if that is known without what stands beside it. */
  Optional<Family> family(Expression written) {
    Expression expression = written.bare();
    if (expression instanceof ColumnName name) {
      return expressions.read(name) instanceof Provenance.Cell cell
          ? Optional.of(cell.column().type().family())
          : exactness.ofPlain(columns.apply(name), Use.READ).map(any -> Family.TEXT);
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
      return told(word);
    }
    if (expression instanceof Operand.Typed) {
      return slot(expression).flatMap(PlainLiteral::family);
    }
    if (expression instanceof Computation.Function call && Aggregates.function(call).isPresent()) {
      return Aggregates.family(call, this);
    }
    return expression instanceof Computation.Function call
        ? routine(call).flatMap(each -> result(each, call))
        : Optional.empty();
  }

  /** Returns the family of literals that nothing beside them gives one. */
  private static Optional<Family> literals(Expression expression) {
    if (expression instanceof Computation.Case choice) {
      return choice.whens().stream().flatMap(each -> literals(each.result()).stream()).findFirst();
    }
    if (!(expression instanceof Operand.Literal literal)) {
      return Optional.empty();
    }
    return switch (literal.kind()) {
      case NUMBER -> Optional.of(Family.EXACT);
      case TEXT -> Optional.of(Family.TEXT);
      case BINARY, TRUE, FALSE, UNKNOWN, NULL -> Optional.empty();
    };
  }

  /** A CASE of nothing but parameters is a text. */
  private static Optional<Family> chosen(Expression expression) {
    boolean known =
        expression.bare() instanceof Computation.Case choice
            && choice.whens().stream().allMatch(each -> isParameter(each.result()))
            && choice.otherwise().stream().allMatch(ExpressionTypes::isParameter);
    return known ? Optional.of(Family.TEXT) : Optional.empty();
  }

  private static boolean isParameter(Expression value) {
    return value.bare() instanceof Operand.Parameter;
  }

  private Optional<Family> result(Routine routine, Computation.Function call) {
    return routine.result().isPresent()
        ? routine.result()
        : calls().arguments(call).stream().flatMap(each -> family(each).stream()).findFirst();
  }

  /** Returns what is known of calls. */
  CalledRoutines calls() {
    return new CalledRoutines(exactness.rules().routines(), this::slot);
  }

  /** Returns what a call means; empty where that is not known. */
  Optional<Routine> routine(Computation.Function call) {
    return calls().routine(call);
  }

  /**
   * Of numbers it must be known of which type the result is. Some parts of dates are never below 0.
   */
  boolean isComputed(Computation.Operation operation) {
    List<LogicalType> types =
        cells(operation).stream().map(each -> each.column().type()).distinct().toList();
    boolean subtracts = operation.steps().stream().anyMatch(each -> each.operator().equals("-"));
    return (!types.isEmpty() || Aggregates.isIn(operation))
        && types.stream()
            .allMatch(each -> isComputed(each) || (each.family() != Family.EXACT && !subtracts));
  }

  /** Returns the type of a number, with its decimals; empty where that is not known. */
  Optional<LogicalType> number(Expression enclosed) {
    Expression written = enclosed.bare();
    if (written instanceof ColumnName name) {
      return expressions.read(name) instanceof Provenance.Cell cell
          ? Optional.of(cell.column().type()).filter(ExpressionTypes::isComputed)
          : Optional.empty();
    }
    if (written instanceof Computation.Cast cast) {
      return type(cast).filter(each -> each.family() == Family.EXACT);
    }
    return written instanceof Computation.Function call
        ? routine(call)
            .filter(each -> each.result().equals(Optional.of(Family.EXACT)))
            .filter(Routine::isWhole)
            .map(any -> ValueTypes.NUMBER)
        : Optional.empty();
  }

  static boolean isComputed(LogicalType type) {
    return COMPUTED.contains(type.jdbcType())
        && !type.declared().toUpperCase(Locale.ROOT).contains("UNSIGNED");
  }

  static boolean isDecimal(LogicalType type) {
    return type.jdbcType() == Types.DECIMAL || type.jdbcType() == Types.NUMERIC;
  }

  Optional<LogicalType> type(Computation.Cast cast) {
    if (cast.format().isPresent()) {
      return Optional.empty();
    }
    try {
      String written = reading.text(cast.type());
      String declared =
          exactness.rules().summary().map(form -> form.castType(written)).orElse(written);
      return Optional.of(reading.types().logicalType(declared))
          .filter(
              type ->
                  type.family() != Family.TEXT
                      || keepsCollation(cast)
                      || number(cast.value()).isPresent());
    } catch (Fault unknown) {
      return Optional.empty();
    }
  }

  /** Tells whether a type means in a CAST what it means for a column. */
  boolean isOwn(Computation.Cast cast) {
    String written = reading.text(cast.type());
    return exactness.rules().summary().map(form -> form.castType(written)).stream()
        .allMatch(written::equals);
  }

  private boolean keepsCollation(Computation.Cast cast) {
    return reading.types().castsKeepCollation() || names(cast.value()).isEmpty();
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

  /** Returns the family of what the database tells once for all rows; empty for other words. */
  static Optional<Family> told(Operand.Word word) {
    return Optional.ofNullable(TOLD.get(word.token().value().toUpperCase(Locale.ROOT)));
  }

  /** Tells whether an expression has cells in it. */
  static boolean holdsCells(Expression each, StatementReading reading, Expressions expressions) {
    return !new ExpressionTypes(reading, expressions, new Exactness(reading), name -> null)
        .cells(each)
        .isEmpty();
  }
}
