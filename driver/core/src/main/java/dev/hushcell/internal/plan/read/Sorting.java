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
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
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

  /** Reads ORDER BY of a query, which may be sorted in the driver. */
  void order(PlainSelect select, List<Output> outputs, Scope scope) {
    List<OrderByElement> elements = select.getOrderByElements();
    List<Output> keys = keys(elements, outputs, scope);
    boolean taken =
        readers.splits(select)
            && !keys.isEmpty()
            && readers.sorts(new SortedColumns(readers, outputs, scope), elements, keys);
    if (!taken) {
      keys.forEach(key -> sort(key.provenance()));
    }
  }

  /** Reads ORDER BY over the columns that a query delivers and those of its scope. */
  void order(@Nullable List<OrderByElement> elements, List<Output> outputs, Scope scope) {
    keys(elements, outputs, scope).forEach(key -> sort(key.provenance()));
  }

  private List<Output> keys(
      @Nullable List<OrderByElement> elements, List<Output> outputs, Scope scope) {
    List<Output> keys = new ArrayList<>();
    for (OrderByElement element : elements == null ? List.<OrderByElement>of() : elements) {
      if (element.getWithFill() != null || element.isMysqlWithRollup()) {
        throw readers.reading.notUnderstood("ORDER BY with modifiers");
      }
      keys.add(key(element.getExpression(), Place.ORDER_BY, outputs, scope));
    }
    return keys;
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

  /** Reads the keys of GROUP BY, PARTITION BY or DISTINCT ON. */
  void group(List<Expression> keys, List<Output> outputs, Scope scope) {
    List<Output> read = new ArrayList<>();
    keys.forEach(key -> read.add(key(key, Place.GROUP_BY, outputs, scope)));
    group(read, scope);
  }

  /** Takes columns of a query of which equal rows become one. */
  void group(List<Output> columns, Scope scope) {
    for (Output column : columns) {
      boolean told =
          column.provenance() instanceof Provenance.Cell cell
              && !cell.column().search().hasEqualCells()
              && readers.rows.isToldByKey(column, columns, scope);
      if (told) {
        readers.reading.permission().requireSearchable((Provenance.Cell) column.provenance());
      } else {
        group(column.provenance());
      }
    }
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

  /** Returns what a key means: an expression, or a place among the columns. */
  private Output key(Expression key, Place seen, List<Output> outputs, Scope scope) {
    Provenance provenance = readers.expressions.read(key, seen(seen, outputs, scope));
    List<Slot> slots = provenance.slots();
    if (provenance instanceof Provenance.Open && slots.size() == 1 && !(key instanceof Column)) {
      return place(slots.get(0), outputs);
    }
    if (provenance instanceof Provenance.Computed && outputs.stream().anyMatch(Sorting::isCell)) {
      throw readers.reading.notUnderstood("a computed number as sort or group key");
    }
    List<Output> names = isSeen(seen, outputs) ? outputs : List.of();
    return new Output(null, provenance).of(readers.rows.of(key, scope, names));
  }

  /** Returns the scope of a place, where the names of what is selected may be seen too. */
  Scope seen(Place place, List<Output> outputs, Scope scope) {
    return isSeen(place, outputs) ? new Scope(scope, outputs) : scope;
  }

  private boolean isSeen(Place place, List<Output> outputs) {
    return !outputs.isEmpty() && readers.reading.scoping().selected().contains(place);
  }

  private Output place(Slot slot, List<Output> outputs) {
    if (!(slot.value() instanceof BigDecimal number) || slot.kind() != Slot.Kind.NUMBER) {
      return new Output(null, new Provenance.Open(List.of(slot)));
    }
    readers.reading.attribution().plain(List.of(slot));
    // Some databases take -2 for the second column, downwards.
    int place = number.abs().min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
    if (outputs.contains(Output.REST) || place < 1 || place > outputs.size()) {
      return new Output(null, Provenance.plain());
    }
    Output meant = outputs.get(place - 1);
    // Where the number is a number and no place, its column is not told apart.
    return readers.reading.rules().groupsByPlace() ? meant : meant.of(null);
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
