package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.Comparisons;
import dev.hushcell.internal.plan.resolve.Operands;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import java.math.BigDecimal;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.Top;
import org.jspecify.annotations.Nullable;

/** Reads what sorts, groups and cuts rows. */
final class Sorting {
  private static final String SORTED =
      "is sorted, but the order of its cells is not that of its values; sort in the application";
  private static final String PAGED = "is used as a number of rows; use a parameter or a number";

  private final StatementReaders readers;

  Sorting(StatementReaders readers) {
    this.readers = readers;
  }

  /** Reads ORDER BY over the columns that a query delivers and those of its scope. */
  void order(@Nullable List<OrderByElement> elements, List<Output> outputs, Scope scope) {
    if (elements == null) {
      return;
    }
    for (OrderByElement element : elements) {
      if (element.getWithFill() != null || element.isMysqlWithRollup()) {
        throw readers.reading.notUnderstood("ORDER BY with modifiers");
      }
      keys(element.getExpression(), Place.ORDER_BY, outputs, scope).forEach(this::sort);
    }
  }

  /** Literals that are sorted among themselves are no more than literals that are delivered. */
  private void sort(Provenance key) {
    boolean value = key instanceof Provenance.Open || key instanceof Provenance.Computed;
    if (value && key.slots().stream().noneMatch(Slot::isParameter)) {
      readers.reading.attribution().plain(key.slots());
    } else {
      readers.operands.meet(List.of(key), PlanFault.ORDERED, SORTED);
    }
  }

  /** Reads TOP, which is LIMIT at another place. */
  void top(@Nullable Top top, Scope scope) {
    if (top != null) {
      number(top.getExpression(), scope);
    }
  }

  /** Reads a key of GROUP BY, PARTITION BY or DISTINCT ON. */
  void group(Expression key, List<Output> outputs, Scope scope) {
    keys(key, Place.GROUP_BY, outputs, scope).forEach(this::group);
  }

  /** Takes values of which equal ones become one. */
  void group(Provenance key) {
    for (Provenance member : Operands.flat(List.of(key))) {
      switch (member.kind()) {
        case CELL -> requireGroupable((Provenance.Cell) member);
        case OPEN -> readers.reading.attribution().group(member.slots());
        case PLAIN, COMPUTED, ROW -> {} // equal as they are sent
      }
    }
  }

  private void requireGroupable(Provenance.Cell cell) {
    Comparisons.requireEquality(cell, PlanFault.GROUPED_WITHOUT_SEARCH, "grouped or made distinct");
    readers.reading.permission().requireSearchable(cell);
  }

  /** Returns what a key may mean: an expression, or a place among the columns. */
  private List<Provenance> keys(Expression key, Place seen, List<Output> outputs, Scope scope) {
    Provenance provenance = readers.expressions.read(key, seen(seen, outputs, scope));
    List<Slot> slots = provenance.slots();
    if (provenance instanceof Provenance.Open && slots.size() == 1 && !(key instanceof Column)) {
      return place(slots.get(0), outputs);
    }
    if (provenance instanceof Provenance.Computed && outputs.stream().anyMatch(Sorting::isCell)) {
      throw readers.reading.notUnderstood("a computed number as sort or group key");
    }
    return List.of(provenance);
  }

  /** Returns the scope of a place, where the names of what is selected may be seen too. */
  Scope seen(Place place, List<Output> outputs, Scope scope) {
    boolean seen = !outputs.isEmpty() && readers.reading.scoping().selected().contains(place);
    return seen ? new Scope(scope, outputs) : scope;
  }

  private List<Provenance> place(Slot slot, List<Output> outputs) {
    if (!(slot.value() instanceof BigDecimal number) || slot.kind() != Slot.Kind.NUMBER) {
      return List.of(new Provenance.Open(List.of(slot)));
    }
    readers.reading.attribution().plain(List.of(slot));
    // Some databases take -2 for the second column, downwards.
    int place = number.abs().min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
    if (outputs.contains(Output.REST) || place < 1 || place > outputs.size()) {
      return List.of(Provenance.plain());
    }
    return List.of(outputs.get(place - 1).provenance());
  }

  private static boolean isCell(Output output) {
    return output.provenance() instanceof Provenance.Cell;
  }

  /** Reads LIMIT. */
  void limit(@Nullable Limit limit, Scope scope) {
    if (limit == null) {
      return;
    }
    if (limit.getByExpressions() != null) {
      throw readers.reading.notUnderstood("LIMIT BY", limit);
    }
    number(limit.getRowCount(), scope);
    number(limit.getOffset(), scope);
  }

  /** Reads OFFSET. */
  void offset(@Nullable Offset offset, Scope scope) {
    if (offset != null) {
      number(offset.getOffset(), scope);
    }
  }

  /** Reads FETCH FIRST. */
  void fetch(@Nullable Fetch fetch, Scope scope) {
    if (fetch != null) {
      number(fetch.getExpression(), scope);
    }
  }

  private void number(@Nullable Expression number, Scope scope) {
    if (number != null) {
      readers.operands.plain(readers.expressions.read(number, scope), PlanFault.COMPUTED, PAGED);
    }
  }
}
