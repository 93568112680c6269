package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.Comparisons;
import dev.hushcell.internal.plan.resolve.Operands;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.QueryBody;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what sorts, groups and cuts rows. */
final class Sorting {
  private static final String SORTED =
      "is sorted, but the order of its cells is not that of its values; sort in the application";
  private static final String PAGED = "is used as a number of rows; use a parameter or a number";

  /** What is said of a number of rows. */
  private static final Set<String> NUMBERS =
      Set.of("", "ONLY", "WITH TIES", "PERCENT", "PERCENT ONLY", "PERCENT WITH TIES");

  private final StatementReaders readers;

  Sorting(StatementReaders readers) {
    this.readers = readers;
  }

  /** Reads ORDER BY of a query, which may be sorted in the driver. */
  void order(
      QueryBody.Select select, Optional<Clause.OrderBy> order, List<Output> outputs, Scope scope) {
    List<Clause.OrderItem> items = items(order);
    List<Output> keys = keys(items, outputs, scope);
    boolean taken =
        readers.splits(select)
            && !keys.isEmpty()
            && readers.sorts(new SortedColumns(readers, outputs, scope), items, keys);
    if (!taken) {
      keys.forEach(key -> sort(key.provenance()));
    }
  }

  /** Reads ORDER BY over the columns that a query delivers and those of its scope. */
  void order(Optional<Clause.OrderBy> order, List<Output> outputs, Scope scope) {
    keys(items(order), outputs, scope).forEach(key -> sort(key.provenance()));
  }

  private static List<Clause.OrderItem> items(Optional<Clause.OrderBy> order) {
    return order.map(Clause.OrderBy::items).orElse(List.of());
  }

  /** Returns what is sorted by, in whichever direction, with NULL at whichever end. */
  private List<Output> keys(List<Clause.OrderItem> items, List<Output> outputs, Scope scope) {
    List<Output> keys = new ArrayList<>();
    items.forEach(item -> keys.add(key(item.value(), Place.ORDER_BY, outputs, scope)));
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

  /** Reads GROUP BY. */
  void group(Clause.GroupBy group, List<Output> outputs, Scope scope) {
    if (!group.words().isEmpty()) {
      throw readers.reading.notUnderstood("GROUP BY with modifiers");
    }
    groupings(group.groupings(), outputs, scope);
  }

  private void groupings(List<Clause.Grouping> groupings, List<Output> outputs, Scope scope) {
    List<Output> keys = new ArrayList<>();
    for (Clause.Grouping each : groupings) {
      switch (each.kind()) {
        case "" -> {
          List<Expression> values = groupings.size() == 1 ? members(each) : each.values();
          values.forEach(key -> keys.add(key(key, Place.GROUP_BY, outputs, scope)));
        }
        case "SET" -> {} // of no key
        case "GROUPING SETS" ->
            each.nested().forEach(set -> groupings(List.of(set), outputs, scope));
        case "ROLLUP", "CUBE" -> {
          Provenance called = called(each, seen(Place.GROUP_BY, outputs, scope));
          requireNoNumber(called, outputs);
          keys.add(new Output(null, called));
        }
        default -> throw readers.reading.notUnderstood("GROUP BY with modifiers");
      }
    }
    group(keys, scope);
  }

  /** What is in parentheses alone is a list of keys. */
  private static List<Expression> members(Clause.Grouping grouping) {
    Expression only = grouping.values().get(0);
    if (only instanceof Operand.Row row) {
      return row.values();
    }
    return only instanceof Operand.Parenthesised inner
        ? List.of(inner.expression())
        : grouping.values();
  }

  /** To a database that does not group by ROLLUP and CUBE they are functions. */
  private Provenance called(Clause.Grouping grouping, Scope scope) {
    List<Provenance> arguments = new ArrayList<>();
    for (Clause.Grouping each : grouping.nested()) {
      arguments.addAll(readers.expressions.all(each.values(), scope));
      if (!each.nested().isEmpty()) {
        arguments.add(called(each, scope));
      }
    }
    return readers.functions.call(grouping.kind(), arguments, false);
  }

  /** Reads the keys of PARTITION BY or DISTINCT ON. */
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
    if (provenance instanceof Provenance.Open
        && slots.size() == 1
        && !(key instanceof Operand.ColumnName)) {
      return place(slots.get(0), outputs);
    }
    requireNoNumber(provenance, outputs);
    List<Output> names = isSeen(seen, outputs) ? outputs : List.of();
    return new Output(null, provenance).of(readers.rows.of(key, scope, names));
  }

  /** What is computed may be the number of a column. */
  private void requireNoNumber(Provenance provenance, List<Output> outputs) {
    if (provenance instanceof Provenance.Computed && outputs.stream().anyMatch(Sorting::isCell)) {
      throw readers.reading.notUnderstood("a computed number as sort or group key");
    }
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

  /** Reads TOP, which is LIMIT at another place. */
  void top(Optional<Clause.Top> top, Scope scope) {
    top.ifPresent(each -> number(Optional.of(each.count()), each.words(), each, scope));
  }

  /** Reads LIMIT, OFFSET and FETCH FIRST. */
  void limit(Optional<Clause.Limit> limit, Scope scope) {
    limit.ifPresent(
        each -> {
          number(each.count(), each.words(), each, scope);
          number(each.offset(), "", each, scope);
        });
  }

  private void number(Optional<Expression> number, String words, Node clause, Scope scope) {
    if (!NUMBERS.contains(words)) {
      throw readers.reading.notUnderstood("a number of rows of an unusual form", clause);
    }
    number
        .map(each -> readers.expressions.read(each, scope))
        .ifPresent(each -> readers.operands.plain(each, PlanFault.COMPUTED, PAGED));
  }
}
