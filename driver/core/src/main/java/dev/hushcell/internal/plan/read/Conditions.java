package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Operands;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.sql.LiteralValue;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.policy.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads conditions; only those for equality take cells. A protected BOOLEAN that stands alone as
 * one is compared with TRUE, in parentheses, so that {@code NOT}, {@code IS TRUE} and NULL mean
 * what they did.
 */
final class Conditions {
  static final String ORDERED =
      "is compared by order, which its cells do not keep; compare it with = or sort in the"
          + " application";
  static final String MATCHED =
      "is matched against a pattern, which its cells do not allow; compare it with = or match in"
          + " the application";

  private static final Set<String> EQUAL = Set.of("=", "==", "<>", "!=", "<=>");
  private static final Set<String> IN_ORDER = Set.of("<", ">", "<=", ">=", "!<", "!>", "&&");

  private static final Set<String> PATTERNS =
      Set.of("LIKE", "ILIKE", "SIMILAR TO", "REGEXP", "RLIKE", "GLOB", "MATCH");

  /** How MATCH … AGAINST searches; a column that it searches is refused in any case. */
  private static final Set<String> SEARCHES =
      Set.of(
          "",
          "IN BOOLEAN MODE",
          "IN NATURAL LANGUAGE MODE",
          "IN NATURAL LANGUAGE MODE WITH QUERY EXPANSION",
          "WITH QUERY EXPANSION");

  private final StatementReaders readers;

  Conditions(StatementReaders readers) {
    this.readers = readers;
  }

  /** Reads an expression that stands where a condition is expected. */
  void read(Expression condition, Scope scope) {
    Provenance provenance = readers.expressions.read(condition, scope);
    if (provenance instanceof Provenance.Cell cell
        && cell.column().type().family() == Family.BOOLEAN
        && bare(condition) instanceof Operand.ColumnName column) {
      readers.comparisons.equal(List.of(cell));
      compareWithTrue(column, cell);
    } else {
      readers.operands.condition(provenance);
    }
  }

  private static Expression bare(Expression condition) {
    return condition instanceof Operand.Parenthesised inner ? inner.expression() : condition;
  }

  private void compareWithTrue(Operand.ColumnName column, Provenance.Cell cell) {
    StatementReading reading = readers.reading;
    int begin = reading.position(column);
    int end = reading.end(column);
    int ordinal = reading.statement().tokens().ordinal(column.place().end() - 1);
    reading.splice(new Splice.Text(begin, begin, "("));
    reading.splice(new Splice.Text(end, end, " = "));
    reading.splice(
        new Splice.Sealed(
            end, end, cell.column(), Use.COMPARED, LiteralValue.truth(true), ordinal));
    reading.splice(new Splice.Text(end, end, ")"));
  }

  Provenance comparison(Condition.Comparison comparison, Scope scope) {
    if (EQUAL.contains(comparison.operator())) {
      return equality(comparison.left(), comparison.right(), scope);
    }
    if (!IN_ORDER.contains(comparison.operator())) {
      throw readers.reading.notUnderstood(comparison.operator());
    }
    List<Expression> sides = List.of(comparison.left(), comparison.right());
    return meet(sides, scope, PlanFault.ORDERED, ORDERED);
  }

  /** Reads a comparison for which equal values are all the same. */
  Provenance equality(Expression left, Expression right, Scope scope) {
    if (right instanceof Condition.Quantified any
        && any.of() instanceof Operand.Parenthesised
        && readers.reading.rules().comparesWithArrays()) {
      List<Provenance> members = new ArrayList<>();
      members.add(operand(left, scope));
      members.addAll(elements(any, scope));
      return readers.comparisons.equal(members);
    }
    return readers
        .upperCases
        .equal(left, right, scope)
        .orElseGet(
            () -> readers.comparisons.equal(List.of(operand(left, scope), operand(right, scope))));
  }

  /** Reads the array behind ANY, SOME and ALL, of which each element is compared. */
  private List<Provenance> elements(Condition.Quantified any, Scope scope) {
    Tokens tokens = readers.reading.statement().tokens();
    readers.reading.claims().claim(tokens.get(any.place().begin()), Role.ROUTINE);
    if (bare(any.of()) instanceof Operand.Array listed && listed.query().isEmpty()) {
      List<Provenance> members = readers.expressions.all(listed.values(), scope);
      // Nothing beside them tells the type of their array.
      members.forEach(each -> readers.reading.attribution().typed(each.slots()));
      return members;
    }
    Provenance array = readers.expressions.read(any.of(), scope);
    if (!(array instanceof Provenance.Open open)) {
      return List.of(array);
    }
    return List.of(
        open.slots().stream().allMatch(Slot::isParameter)
            ? new Provenance.Open(open.slots().stream().map(Slot::ofElements).toList())
            : new Provenance.Computed(open.slots()));
  }

  Provenance between(Condition.Between between, Scope scope) {
    List<Expression> parts = List.of(between.value(), between.low(), between.high());
    return meet(parts, scope, PlanFault.ORDERED, ORDERED);
  }

  Provenance in(Condition.In in, Scope scope) {
    if (in.table().isPresent()) {
      throw readers.reading.notUnderstood("an IN without a list or query", in);
    }
    List<Provenance> members = new ArrayList<>();
    members.add(operand(in.value(), scope));
    in.query().ifPresent(query -> members.add(readers.expressions.delivered(query, scope)));
    members.addAll(readers.expressions.all(in.values(), scope));
    return readers.comparisons.equal(members);
  }

  Provenance like(Condition.Like like, Scope scope) {
    if (!PATTERNS.contains(like.kind())) {
      throw readers.reading.notUnderstood(like.kind());
    }
    List<Provenance> sides = new ArrayList<>();
    sides.add(operand(like.value(), scope));
    sides.add(operand(like.pattern(), scope));
    if (readers.patterns.equal(like, sides.get(0), sides.get(1))) {
      return Provenance.plain();
    }
    like.escape().ifPresent(each -> sides.add(readers.expressions.read(each, scope)));
    return readers.operands.meet(sides, PlanFault.MATCHED, MATCHED);
  }

  Provenance matches(Condition.Matches match, Scope scope) {
    if (!SEARCHES.contains(match.mode())) {
      throw readers.reading.notUnderstood("MATCH of an unusual form", match);
    }
    List<Expression> parts = new ArrayList<>(match.columns());
    parts.add(match.searched());
    return meet(parts, scope, PlanFault.MATCHED, MATCHED);
  }

  Provenance is(Condition.Is is, Scope scope) {
    requireOperand(is.value());
    switch (is.test()) {
      case "NULL" ->
          Operands.flat(List.of(readers.expressions.read(is.value(), scope)))
              .forEach(readers.operands::nullness);
      case "TRUE", "FALSE", "UNKNOWN" -> read(is.value(), scope);
      default -> throw readers.reading.notUnderstood("IS " + is.test());
    }
    return Provenance.plain();
  }

  Provenance exists(Condition.Exists exists, Scope scope) {
    if (exists.unique()) {
      throw readers.reading.notUnderstood("UNIQUE over a query", exists);
    }
    for (Output output : readers.queries.read(exists.query(), new Scope(scope))) {
      readers.reading.attribution().plain(output.provenance().slots());
    }
    return Provenance.plain();
  }

  private Provenance meet(List<Expression> parts, Scope scope, FaultCode code, String what) {
    List<Provenance> operands = new ArrayList<>();
    parts.forEach(part -> operands.add(operand(part, scope)));
    return readers.operands.meet(operands, code, what);
  }

  /** Reads an operand; a condition that is one must stand in parentheses. */
  Provenance operand(Expression operand, Scope scope) {
    requireOperand(operand);
    return readers.expressions.read(operand, scope);
  }

  private void requireOperand(Expression operand) {
    boolean enclosed =
        operand instanceof Condition.Exists
            || operand instanceof Condition.Quantified
            || operand instanceof Condition.Matches;
    if (operand instanceof Condition && !enclosed) {
      throw readers.reading.notUnderstood("a condition as operand without parentheses");
    }
  }
}
