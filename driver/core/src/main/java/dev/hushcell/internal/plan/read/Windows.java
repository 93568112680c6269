package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.resolve.Claims.Role;
import dev.hushcell.internal.plan.resolve.Scope;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.statement.select.AllColumns;
import org.jspecify.annotations.Nullable;

/** Reads window functions and aggregates with FILTER or WITHIN GROUP. */
final class Windows {
  private final StatementReaders readers;

  Windows(StatementReaders readers) {
    this.readers = readers;
  }

  Provenance read(AnalyticExpression call, Scope scope) {
    if (call.getKeep() != null || call.getHavingClause() != null || call.getLimit() != null) {
      throw readers.reading.notUnderstood("a window function of an unusual form", call);
    }
    readers.reading.literals().readText(call.getOnOverflowTruncate());
    readers.reading.claims().claim(call.getWindowName(), Role.LABEL);
    readers.trusted.requireNone(call.getName());
    String name = readers.functions.allowed(call.getName());
    readers.reading.claims().claim(call.getName(), Role.ROUTINE);
    List<Provenance> arguments = new ArrayList<>();
    for (Expression part : parts(call)) {
      arguments.add(readers.expressions.read(part, scope));
    }
    readers.condition(call.getFilterExpression(), scope);
    readers.sorting.order(call.getFuncOrderBy(), List.of(), scope);
    if (call.getWindowDefinition() != null) {
      window(call.getWindowDefinition(), scope);
    }
    return readers.functions.call(name, arguments, call.isDistinct() || call.isUnique());
  }

  private static List<Expression> parts(AnalyticExpression call) {
    List<Expression> parts = new ArrayList<>();
    boolean star = call.isAllColumns() || call.getExpression() instanceof AllColumns;
    if (call.getExpression() != null && !star) {
      parts.add(call.getExpression());
    }
    if (call.getOffset() != null) {
      parts.add(call.getOffset());
    }
    if (call.getDefaultValue() != null) {
      parts.add(call.getDefaultValue());
    }
    return parts;
  }

  /** Reads a window, also one of the WINDOW clause. */
  void window(WindowDefinition window, Scope around) {
    // Some databases see here what is being selected, as in a query within the list.
    Scope scope = new Scope(around);
    readers.reading.claims().claim(window.getWindowName(), Role.LABEL);
    List<?> partition = window.getPartitionExpressionList();
    if (partition != null) {
      for (Object key : partition) {
        readers.sorting.group(List.of((Expression) key), List.of(), scope);
      }
    }
    readers.sorting.order(window.getOrderByElements(), List.of(), scope);
    WindowElement frame = window.getWindowElement();
    if (frame != null) {
      offset(frame.getOffset(), scope);
      if (frame.getRange() != null) {
        offset(frame.getRange().getStart(), scope);
        offset(frame.getRange().getEnd(), scope);
      }
    }
  }

  private void offset(@Nullable WindowOffset offset, Scope scope) {
    if (offset != null && offset.getExpression() != null) {
      readers.operands.plain(
          readers.expressions.read(offset.getExpression(), scope),
          PlanFault.COMPUTED,
          "is used as the bound of a window; use a number");
    }
  }
}
