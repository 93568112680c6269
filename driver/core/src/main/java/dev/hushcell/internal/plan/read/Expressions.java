package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Operands;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.sql.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Reads expressions of which the operands may be cells; the others are {@link Computations}. */
final class Expressions {
  private final StatementReaders readers;
  private final Computations computations;

  Expressions(StatementReaders readers) {
    this.readers = readers;
    this.computations = new Computations(readers);
  }

  /** Returns where the value of an expression comes from. */
  Provenance read(Expression expression, Scope scope) {
    if (expression instanceof NullValue) {
      return Provenance.nothing();
    }
    Optional<Slot> slot = readers.slots.of(expression);
    if (slot.isPresent()) {
      return new Provenance.Open(List.of(readers.reading.attribution().notice(slot.get())));
    }
    if (expression instanceof Column column) {
      return readers.columns.resolve(column, scope);
    }
    if (expression instanceof ParenthesedExpressionList<?> list) {
      return row(list, scope);
    }
    if (expression instanceof CastExpression cast) {
      return cast(cast, scope);
    }
    if (expression instanceof CaseExpression choice) {
      return choice(choice, scope);
    }
    return subqueryOrOther(expression, scope);
  }

  private Provenance subqueryOrOther(Expression expression, Scope scope) {
    if (expression instanceof ParenthesedSelect select
        && !(expression instanceof LateralSubSelect)) {
      return asRow(readers.queries.read(select, new Scope(scope)));
    }
    if (expression instanceof IsNullExpression test) {
      return nullTest(test, scope);
    }
    if (expression instanceof InExpression in) {
      return in(in, scope);
    }
    if (expression instanceof ExistsExpression exists) {
      return exists(exists, scope);
    }
    if (expression instanceof NotExpression not) {
      readers.conditions.read(not.getExpression(), scope);
      return Provenance.plain();
    }
    return computations.read(expression, scope);
  }

  /** Reads each of the expressions, if there are any. */
  List<Provenance> all(@Nullable List<? extends Expression> expressions, Scope scope) {
    List<Provenance> worths = new ArrayList<>();
    if (expressions != null) {
      expressions.forEach(each -> worths.add(read(each, scope)));
    }
    return worths;
  }

  private Provenance row(ParenthesedExpressionList<?> list, Scope scope) {
    List<Provenance> members = all(list, scope);
    return members.size() == 1 ? members.get(0) : new Provenance.Row(members);
  }

  private static Provenance asRow(List<Output> outputs) {
    return outputs.size() == 1
        ? outputs.get(0).provenance()
        : new Provenance.Row(outputs.stream().map(Output::provenance).toList());
  }

  private Provenance cast(CastExpression cast, Scope scope) {
    boolean behind = cast.keyword == null && !cast.isImplicitCast();
    boolean standard =
        (behind || Names.isWord(cast.keyword, "CAST"))
            && cast.getFormat() == null
            && cast.getColumnDefinitions().isEmpty();
    readers.reading.literals().readType(cast.getColDataType());
    Provenance inner = read(cast.getLeftExpression(), scope);
    if (standard && inner instanceof Provenance.Open open && open.slots().size() <= 1) {
      if (open.slots().isEmpty()) {
        return inner;
      }
      Slot slot = open.slots().get(0);
      Optional<Slot> inside =
          behind
              ? readers.slots.beforeCast(slot, cast.getColDataType())
              : readers.slots.inCast(slot);
      if (inside.isPresent()) {
        return new Provenance.Open(List.of(inside.get()));
      }
    }
    return readers.operands.compute(List.of(inner), PlanFault.COMPUTED, Computations.CAST);
  }

  private Provenance choice(CaseExpression choice, Scope scope) {
    List<Provenance> branches = new ArrayList<>();
    Expression switched = choice.getSwitchExpression();
    Provenance subject = switched == null ? Provenance.nothing() : read(switched, scope);
    for (WhenClause when : choice.getWhenClauses()) {
      if (switched == null) {
        readers.conditions.read(when.getWhenExpression(), scope);
      } else {
        readers.comparisons.equal(List.of(subject, read(when.getWhenExpression(), scope)));
      }
      branches.add(read(when.getThenExpression(), scope));
    }
    if (choice.getElseExpression() != null) {
      branches.add(read(choice.getElseExpression(), scope));
    }
    return readers.branches.either(branches, "CASE");
  }

  private Provenance nullTest(IsNullExpression test, Scope scope) {
    for (Provenance operand : Operands.flat(List.of(read(test.getLeftExpression(), scope)))) {
      readers.operands.nullness(operand);
    }
    return Provenance.plain();
  }

  private Provenance in(InExpression in, Scope scope) {
    if (in.isGlobal() || in.getOldOracleJoinSyntax() != 0 || in.getOraclePriorPosition() != 0) {
      throw readers.reading.notUnderstood("an IN with modifiers", in);
    }
    List<Provenance> members = new ArrayList<>();
    members.add(read(in.getLeftExpression(), scope));
    Expression right = in.getRightExpression();
    if (right instanceof ParenthesedExpressionList<?> list) {
      members.addAll(all(list, scope));
    } else if (right instanceof Select) {
      members.add(read(right, scope));
    } else {
      throw readers.reading.notUnderstood("an IN without a list or query", in);
    }
    return readers.comparisons.equal(members);
  }

  private Provenance exists(ExistsExpression exists, Scope scope) {
    if (!(exists.getRightExpression() instanceof ParenthesedSelect select)) {
      throw readers.reading.notUnderstood("an EXISTS without a query", exists);
    }
    for (Output output : readers.queries.read(select, new Scope(scope))) {
      readers.reading.attribution().plain(output.provenance().slots());
    }
    return Provenance.plain();
  }

  /** Reads the array behind ANY, SOME and ALL, of which each element is compared. */
  Provenance elements(Function any, Scope scope) {
    readers.reading.claims().claim(any.getName(), Role.ROUTINE);
    Expression array = any.getParameters().get(0);
    if (array instanceof ArrayConstructor listed && listed.getDataType() == null) {
      List<Provenance> members = all(listed.getExpressions(), scope);
      // Nothing beside them tells the type of their array.
      members.forEach(each -> readers.reading.attribution().typed(each.slots()));
      return new Provenance.Row(members);
    }
    Provenance provenance = read(array, scope);
    if (!(provenance instanceof Provenance.Open open)) {
      return provenance;
    }
    if (!open.slots().stream().allMatch(Slot::isParameter)) {
      return new Provenance.Computed(open.slots());
    }
    return new Provenance.Open(open.slots().stream().map(Slot::ofElements).toList());
  }

  /** Reads the query behind ANY, SOME and ALL. */
  Provenance anyOf(AnyComparisonExpression any, Scope scope) {
    Select select = any.getSelect();
    if (!(select instanceof ParenthesedSelect)) {
      throw readers.reading.notUnderstood("ANY or ALL without a query", any);
    }
    return read(select, scope);
  }
}
