package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.expression.JsonFunction;
import net.sf.jsqlparser.expression.NextValExpression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TranscodingFunction;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.UserVariable;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.conditional.XorExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.FullTextSearch;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.expression.operators.relational.SimilarToExpression;
import net.sf.jsqlparser.expression.operators.relational.SupportsOldOracleJoinSyntax;
import org.jspecify.annotations.Nullable;

/** Reads operators; only those for equality take cells. */
final class Computations {
  static final String CAST =
      "is cast to another type, but its cells are not values to the database;"
          + " cast in the application";
  private static final String OPERAND =
      "is an operand, but its cells are not values to the database; compute"
          + " in the application";
  private static final String ORDERED =
      "is compared by order, which its cells do not keep; compare it with = or sort in the"
          + " application";
  private static final String MATCHED =
      "is matched against a pattern, which its cells do not allow; compare it with = or match in"
          + " the application";

  private final StatementReaders readers;

  Computations(StatementReaders readers) {
    this.readers = readers;
  }

  Provenance read(Expression expression, Scope scope) {
    if (expression instanceof Function function) {
      Provenance value = readers.functions.read(function, scope);
      readers.trusted.requireValue(function);
      return value;
    }
    if (expression instanceof AnalyticExpression window) {
      return readers.windows.read(window, scope);
    }
    if (expression instanceof JsonFunction document) {
      return readers.documents.read(document, scope);
    }
    if (expression instanceof JsonAggregateFunction document) {
      return readers.documents.read(document, scope);
    }
    if (expression instanceof BinaryExpression binary) {
      return binary(binary, scope);
    }
    if (expression instanceof Between between) {
      List<Expression> parts =
          List.of(
              between.getLeftExpression(),
              between.getBetweenExpressionStart(),
              between.getBetweenExpressionEnd());
      return meet(parts, scope, PlanFault.ORDERED, ORDERED);
    }
    if (expression instanceof IsBooleanExpression test) {
      return condition(test.getLeftExpression(), scope);
    }
    if (expression instanceof IsUnknownExpression test) {
      return condition(test.getLeftExpression(), scope);
    }
    return scalar(expression, scope);
  }

  private Provenance scalar(Expression expression, Scope scope) {
    if (expression instanceof TimeKeyExpression || expression instanceof NextValExpression) {
      return Provenance.plain();
    }
    if (expression instanceof UserVariable || expression instanceof DateUnitExpression) {
      return Provenance.plain();
    }
    if (expression instanceof FullTextSearch search) {
      List<Expression> parts = new ArrayList<>(search.getMatchColumns());
      addIfThere(search.getAgainstValue(), parts);
      return meet(parts, scope, PlanFault.MATCHED, MATCHED);
    }
    if (expression instanceof SignedExpression signed) {
      return compute(List.of(signed.getExpression()), scope);
    }
    if (expression instanceof ExtractExpression extract) {
      return compute(List.of(extract.getExpression()), scope);
    }
    if (expression instanceof TrimFunction trim) {
      List<Expression> parts = new ArrayList<>();
      addIfThere(trim.getExpression(), parts);
      addIfThere(trim.getFromExpression(), parts);
      return compute(parts, scope);
    }
    if (expression instanceof CollateExpression collate) {
      return compute(List.of(collate.getLeftExpression()), scope);
    }
    if (expression instanceof TimezoneExpression zoned) {
      List<Expression> parts = new ArrayList<>(zoned.getTimezoneExpressions());
      addIfThere(zoned.getLeftExpression(), parts);
      return compute(parts, scope);
    }
    if (expression instanceof IntervalExpression interval) {
      return interval(interval, scope);
    }
    if (expression instanceof ArrayConstructor array && array.getDataType() == null) {
      return compute(List.copyOf(array.getExpressions()), scope);
    }
    if (expression instanceof ArrayExpression element) {
      List<Expression> parts = new ArrayList<>(List.of(element.getObjExpression()));
      addIfThere(element.getIndexExpression(), parts);
      addIfThere(element.getStartIndexExpression(), parts);
      addIfThere(element.getStopIndexExpression(), parts);
      return compute(parts, scope);
    }
    if (expression instanceof TranscodingFunction conversion) {
      return conversion(conversion, scope);
    }
    throw readers.reading.notUnderstood(expression.getClass().getSimpleName());
  }

  /** {@code CONVERT(type, x, style)} or {@code CONVERT(x USING charset)}. */
  private Provenance conversion(TranscodingFunction conversion, Scope scope) {
    if (conversion.getColDataType() != null) {
      readers.reading.literals().readType(conversion.getColDataType());
      readers.reading.literals().readText(conversion.getTranscodingName());
    }
    return compute(List.of(conversion.getExpression()), scope);
  }

  private Provenance interval(IntervalExpression interval, Scope scope) {
    readers.reading.literals().readText(interval.getParameter());
    List<Expression> parts = new ArrayList<>();
    addIfThere(interval.getExpression(), parts);
    return compute(parts, scope);
  }

  private static void addIfThere(@Nullable Expression expression, List<Expression> parts) {
    if (expression != null) {
      parts.add(expression);
    }
  }

  private Provenance binary(BinaryExpression binary, Scope scope) {
    if (binary instanceof SupportsOldOracleJoinSyntax old
        && (old.getOldOracleJoinSyntax() != 0 || old.getOraclePriorPosition() != 0)) {
      throw readers.reading.notUnderstood("(+) or PRIOR", binary);
    }
    Expression left = binary.getLeftExpression();
    Expression right = binary.getRightExpression();
    if (isLogical(binary)) {
      return logical(binary, scope);
    }
    if (binary instanceof EqualsTo
        || binary instanceof NotEqualsTo
        || binary instanceof IsDistinctExpression) {
      return equality(left, right, scope);
    }
    if (!isMatch(binary) && !(binary instanceof ComparisonOperator)) {
      return readers.operands.compute(operands(binary, scope), PlanFault.COMPUTED, OPERAND);
    }
    List<Provenance> sides = new ArrayList<>(List.of(side(left, scope), side(right, scope)));
    if (binary instanceof LikeExpression like
        && readers.patterns.equal(like, sides.get(0), sides.get(1))) {
      return Provenance.plain();
    }
    if (binary instanceof LikeExpression like && like.getEscape() != null) {
      sides.add(readers.expressions.read(like.getEscape(), scope));
    }
    return isMatch(binary)
        ? readers.operands.meet(sides, PlanFault.MATCHED, MATCHED)
        : readers.operands.meet(sides, PlanFault.ORDERED, ORDERED);
  }

  private Provenance equality(Expression left, Expression right, Scope scope) {
    if (isElements(right)) {
      return elements(side(left, scope), (Function) right, scope);
    }
    return readers
        .upperCases
        .equal(left, right, scope)
        .orElseGet(() -> readers.comparisons.equal(List.of(side(left, scope), side(right, scope))));
  }

  /**
   * Reads the operands of a chain such as {@code a || b || c}, which may have thousands of links
   * and has them on the left, without a stack of calls.
   */
  private List<Provenance> operands(BinaryExpression chain, Scope scope) {
    Deque<Expression> open = new ArrayDeque<>();
    open.push(chain.getRightExpression());
    Expression first = chain.getLeftExpression();
    while (first instanceof BinaryExpression link && isComputed(link)) {
      open.push(link.getRightExpression());
      first = link.getLeftExpression();
    }
    open.push(first);
    List<Provenance> worths = new ArrayList<>();
    open.forEach(operand -> worths.add(side(operand, scope)));
    return worths;
  }

  /** Tells whether it is an operator that makes a value of values, as {@code +} does. */
  private static boolean isComputed(BinaryExpression binary) {
    return !isCondition(binary) && !isMatch(binary) && !(binary instanceof IsDistinctExpression);
  }

  private boolean isElements(Expression right) {
    return right instanceof Function function
        && readers.reading.rules().comparesWithArrays()
        && Set.of("ANY", "SOME", "ALL").contains(function.getName().toUpperCase(Locale.ROOT))
        && function.getParameters() != null
        && function.getParameters().size() == 1;
  }

  private Provenance elements(Provenance left, Function right, Scope scope) {
    Provenance array = readers.expressions.elements(right, scope);
    List<Provenance> members = new ArrayList<>(List.of(left));
    members.addAll(array instanceof Provenance.Row row ? row.members() : List.of(array));
    return readers.comparisons.equal(members);
  }

  private static boolean isLogical(Expression expression) {
    return expression instanceof AndExpression
        || expression instanceof OrExpression
        || expression instanceof XorExpression;
  }

  /** Reads a chain of conditions, which may have thousands of links, without a stack of calls. */
  private Provenance logical(BinaryExpression chain, Scope scope) {
    Deque<Expression> open = new ArrayDeque<>();
    open.push(chain);
    while (!open.isEmpty()) {
      Expression next = open.pop();
      if (isLogical(next)) {
        open.push(((BinaryExpression) next).getRightExpression());
        open.push(((BinaryExpression) next).getLeftExpression());
      } else {
        condition(next, scope);
      }
    }
    return Provenance.plain();
  }

  private static boolean isMatch(BinaryExpression binary) {
    return binary instanceof LikeExpression
        || binary instanceof SimilarToExpression
        || binary instanceof RegExpMatchOperator;
  }

  /** Reads one side of a comparison; a condition there must stand in parentheses. */
  private Provenance side(Expression expression, Scope scope) {
    if (expression instanceof AnyComparisonExpression any) {
      return readers.expressions.anyOf(any, scope);
    }
    if (isCondition(expression)) {
      throw readers.reading.notUnderstood("a condition as operand without parentheses");
    }
    return readers.expressions.read(expression, scope);
  }

  /** How databases group these without parentheses differs. */
  private static boolean isCondition(Expression expression) {
    return expression instanceof ComparisonOperator
        || expression instanceof SupportsOldOracleJoinSyntax
        || isLogical(expression)
        || expression instanceof RegExpMatchOperator
        || expression instanceof NotExpression;
  }

  private Provenance condition(Expression expression, Scope scope) {
    readers.conditions.read(expression, scope);
    return Provenance.plain();
  }

  private Provenance meet(List<Expression> parts, Scope scope, FaultCode code, String what) {
    List<Provenance> worths = new ArrayList<>();
    parts.forEach(part -> worths.add(side(part, scope)));
    return readers.operands.meet(worths, code, what);
  }

  private Provenance compute(List<Expression> parts, Scope scope) {
    List<Provenance> worths = readers.expressions.all(parts, scope);
    return readers.operands.compute(worths, PlanFault.COMPUTED, OPERAND);
  }
}
