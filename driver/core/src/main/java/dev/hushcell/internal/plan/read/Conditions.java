package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SealedValue;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.StatementPlan.Use;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.Comparisons;
import dev.hushcell.internal.plan.flow.Operands;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.LiteralValue;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Part;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody;
import dev.hushcell.policy.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads conditions; only those for equality take cells. A protected BOOLEAN that stands alone as
 * one is compared with TRUE, in parentheses, so that {@code NOT}, {@code IS TRUE} and NULL mean
 * what they did.
 */
record Conditions(
    StatementReading reading,
    Expressions expressions,
    Operands operands,
    Comparisons comparisons,
    LoweredConditions lowered,
    IndexedBeginnings beginnings) {
  static final String ORDERED =
      "is compared by order, which its cells do not keep; compare it with = or sort in the"
          + " application";
  static final String MATCHED =
      "is matched against a pattern, which its cells do not allow; compare it with = or match in"
          + " the application";

  private static final Set<String> EQUAL = Set.of("=", "<>", "!=", "<=>");
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

  /** Reads an expression that stands where a condition is expected. */
  void read(Expression condition) {
    Provenance provenance = expressions.read(condition);
    if (provenance instanceof Provenance.Cell cell
        && cell.column().type().family() == Family.BOOLEAN
        && condition.bare() instanceof Operand.ColumnName column) {
      comparisons.equal(List.of(cell));
      compareWithTrue(column, cell);
    } else {
      operands.condition(provenance);
    }
  }

  private void compareWithTrue(Operand.ColumnName column, Provenance.Cell cell) {
    int begin = reading.position(column);
    int end = reading.end(column);
    int ordinal = reading.tokens().ordinal(column.place().end() - 1);
    reading.splice(new Splice.Text(begin, begin, "("));
    reading.splice(new Splice.Text(end, end, " = "));
    reading.splice(
        new Splice.Sealed(
            end,
            end,
            cell.column(),
            Use.COMPARED,
            new SealedValue.Literal(LiteralValue.truth(true)),
            ordinal,
            null));
    reading.splice(new Splice.Text(end, end, ")"));
  }

  Provenance comparison(Condition.Comparison comparison) {
    if (EQUAL.contains(comparison.operator())) {
      return equality(comparison.left(), comparison.right(), Optional.of(comparison));
    }
    if (!IN_ORDER.contains(comparison.operator())) {
      throw reading.notUnderstood(comparison.operator());
    }
    List<Expression> sides = List.of(comparison.left(), comparison.right());
    return meet(sides, PlanFault.ORDERED, ORDERED);
  }

  /** Reads a comparison for which equal values are all the same. */
  Provenance equality(Expression left, Expression right) {
    return equality(left, right, Optional.empty());
  }

  private Provenance equality(
      Expression left, Expression right, Optional<Condition.Comparison> comparison) {
    if (right instanceof Condition.Quantified any
        && any.of() instanceof Operand.Parenthesised
        && reading.rules().has(SqlHabit.COMPARES_WITH_ARRAYS)) {
      List<Provenance> members = new ArrayList<>();
      members.add(operand(left));
      members.addAll(elements(any));
      return comparisons.equal(members);
    }
    List<Provenance> sides =
        lowered.upper(left, right).orElseGet(() -> List.of(operand(left), operand(right)));
    if (comparison.isPresent() && beginnings.replaces(comparison.get(), sides)) {
      return Provenance.plain();
    }
    Provenance equal = comparisons.equal(sides);
    comparison.ifPresent(each -> beginnings.bound(each, sides));
    return equal;
  }

  /** Reads the array behind ANY, SOME and ALL, of which each element is compared. */
  private List<Provenance> elements(Condition.Quantified any) {
    Tokens tokens = reading.tokens();
    reading.claims().claim(tokens.get(any.place().begin()), Role.ROUTINE);
    if (any.of().bare() instanceof Operand.Array listed && listed.query().isEmpty()) {
      List<Provenance> members = expressions.all(listed.values());
      // Nothing beside them tells the type of their array.
      members.forEach(each -> reading.roles().typed(each.slots()));
      return members;
    }
    Provenance array = expressions.read(any.of());
    if (!(array instanceof Provenance.Open open)) {
      return List.of(array);
    }
    return List.of(
        open.slots().stream().allMatch(Slot::isParameter)
            ? new Provenance.Open(open.slots().stream().map(Slot::ofElements).toList())
            : new Provenance.Computed(open.slots()));
  }

  Provenance between(Condition.Between between) {
    List<Expression> parts = List.of(between.value(), between.low(), between.high());
    return meet(parts, PlanFault.ORDERED, ORDERED);
  }

  Provenance in(Condition.In in) {
    if (in.table().isPresent()) {
      throw reading.notUnderstood("an IN without a list or query", in);
    }
    List<Provenance> members = new ArrayList<>();
    members.add(operand(in.value()));
    in.query().ifPresent(query -> members.add(selected(query)));
    in.values().forEach(each -> members.add(placed(each)));
    return beginnings.replaces(in, members) ? Provenance.plain() : comparisons.equal(members);
  }

  /** Reads a query that values are compared with; what it selects by itself is an operand, too. */
  private Provenance selected(Query query) {
    Provenance delivered = expressions.delivered(query);
    if (delivered instanceof Provenance.Cell cell
        && query.body() instanceof QueryBody.Select select
        && select.quantifier().isEmpty()
        && select.items().size() == 1
        && select.items().get(0).value() instanceof Operand.ColumnName column) {
      return cell.as(operandAt(column));
    }
    return delivered;
  }

  Provenance like(Condition.Like like) {
    if (!PATTERNS.contains(like.kind())) {
      throw reading.notUnderstood(like.kind());
    }
    List<Provenance> sides = new ArrayList<>();
    sides.add(operand(like.value()));
    sides.add(operand(like.pattern()));
    if (lowered.pattern(like, sides.get(0), sides.get(1))) {
      return Provenance.plain();
    }
    like.escape().ifPresent(each -> sides.add(expressions.read(each)));
    return operands.meet(sides, PlanFault.MATCHED, MATCHED);
  }

  Provenance matches(Condition.Matches match) {
    if (!SEARCHES.contains(match.mode())) {
      throw reading.notUnderstood("MATCH of an unusual form", match);
    }
    List<Expression> parts = new ArrayList<>(match.columns());
    parts.add(match.searched());
    return meet(parts, PlanFault.MATCHED, MATCHED);
  }

  Provenance is(Condition.Is is) {
    requireOperand(is.value());
    switch (is.test()) {
      case "NULL" ->
          Operands.flat(List.of(expressions.read(is.value()))).forEach(operands::nullness);
      case "TRUE", "FALSE", "UNKNOWN" -> read(is.value());
      default -> throw reading.notUnderstood("IS " + is.test());
    }
    return Provenance.plain();
  }

  Provenance exists(Condition.Exists exists) {
    if (exists.unique()) {
      throw reading.notUnderstood("UNIQUE over a query", exists);
    }
    for (Field field : expressions.queries().read(exists.query())) {
      reading.roles().plain(expressions.values().of(field).slots());
    }
    return Provenance.plain();
  }

  /** A CASE of a value compares it with each WHEN; any other has conditions there. */
  Provenance choice(Computation.Case choice) {
    List<Provenance> results = new ArrayList<>();
    Optional<Provenance> subject = choice.value().map(this::placed);
    for (Part.When when : choice.whens()) {
      for (Expression condition : when.conditions()) {
        if (subject.isEmpty()) {
          read(condition);
        } else {
          comparisons.equal(List.of(subject.get(), placed(condition)));
        }
      }
      results.add(expressions.read(when.result()));
    }
    choice.otherwise().ifPresent(each -> results.add(expressions.read(each)));
    return expressions.branches().either(results, "CASE");
  }

  private Provenance meet(List<Expression> parts, FaultCode code, String what) {
    List<Provenance> values = new ArrayList<>();
    parts.forEach(part -> values.add(operand(part)));
    return operands.meet(values, code, what);
  }

  /** Reads an operand; a condition that is one must stand in parentheses. */
  Provenance operand(Expression operand) {
    requireOperand(operand);
    return placed(operand);
  }

  /** Reads an operand, and takes note of where it stands. */
  Provenance placed(Expression operand) {
    return placed(operand, expressions.read(operand));
  }

  /** Returns the value of an operand, which knows where that stands. */
  Provenance placed(Expression operand, Provenance value) {
    return value instanceof Provenance.Cell cell && !(operand instanceof Condition)
        ? reading.told(operand, cell).as(operandAt(operand))
        : value;
  }

  private Provenance.Operand operandAt(Expression operand) {
    return new Provenance.Operand(reading.position(operand), reading.end(operand));
  }

  private void requireOperand(Expression operand) {
    boolean enclosed =
        operand instanceof Condition.Exists
            || operand instanceof Condition.Quantified
            || operand instanceof Condition.Matches;
    if (operand instanceof Condition && !enclosed) {
      throw reading.notUnderstood("a condition as operand without parentheses");
    }
  }
}
