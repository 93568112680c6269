package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.Scope;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.Operands;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Clause;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what sorts, groups and cuts rows. */
public record Sorting(
    StatementReading reading, Analysis analysis, Expressions expressions, Operands operands) {
  private static final String SORTED =
      "is sorted, but the order of its cells is not that of its values; sort in the application";
  private static final String PAGED = "is used as a number of rows; use a parameter or a number";

  /** What is said of a number of rows. */
  private static final Set<String> NUMBERS =
      Set.of("", "ONLY", "WITH TIES", "PERCENT", "PERCENT ONLY", "PERCENT WITH TIES");

  /**
   * The rows that are sorted or grouped.
   *
   * @param fields what is delivered of them, by whose names and places keys may call it
   * @param scope where the others are looked for
   */
  public record Rows(List<Field> fields, Scope scope) {
    static final Rows UNNAMED = new Rows(List.of(), Scope.within(null));
  }

  /**
   * What rows are sorted or grouped by.
   *
   * @param value where it comes from
   * @param of the column of a relation that it is; null for anything else
   * @param written where the text groups by that column; else null
   */
  public record Key(
      Provenance value, @Nullable SourceColumn of, Operand.@Nullable ColumnName written) {
    Key(Provenance value, @Nullable SourceColumn of) {
      this(value, of, null);
    }

    /** Returns the same where nothing else can be written. */
    private Key fixed() {
      return new Key(value, of);
    }
  }

  /** Reads ORDER BY of rows, of which nothing is delivered by name. */
  public void order(Optional<Clause.OrderBy> order) {
    order(order, Rows.UNNAMED);
  }

  /** Reads ORDER BY, in whichever direction, with NULL at whichever end. */
  void order(Optional<Clause.OrderBy> order, Rows rows) {
    if (order.isPresent() && !reading.isEvaluated(order.get())) {
      boolean unseen = reading.isUnseen(order.get());
      for (Key key : keys(order.get(), rows)) {
        if (unseen
            && key.value() instanceof Provenance.Cell cell
            && cell.column().hasEqualCells()) {
          reading.permission().requireSearchable(cell);
        } else {
          sort(key.value());
        }
      }
    }
  }

  private List<Key> keys(Clause.OrderBy order, Rows rows) {
    List<Key> keys = new ArrayList<>();
    order.items().forEach(item -> keys.add(key(item.value(), rows)));
    return keys;
  }

  /** Returns what a key of ORDER BY means. */
  public Key key(Expression written, Rows rows) {
    return key(written, Place.ORDER_BY, rows);
  }

  /** Literals that are sorted among themselves are no more than literals that are delivered. */
  private void sort(Provenance key) {
    boolean value = key instanceof Provenance.Open || key instanceof Provenance.Computed;
    if (value && key.slots().stream().noneMatch(Slot::isParameter)) {
      reading.roles().plain(key.slots());
    } else {
      operands.meet(List.of(key), PlanFault.ORDERED, SORTED);
    }
  }

  /** Reads GROUP BY; returns the columns of which the beginnings of cells are grouped. */
  Set<SourceColumn> group(Clause.GroupBy group, Rows rows) {
    if (!group.words().isEmpty()) {
      throw reading.notUnderstood("GROUP BY with modifiers");
    }
    return group(groupings(group.groupings(), rows), rows.scope());
  }

  private List<Key> groupings(List<Clause.Grouping> groupings, Rows rows) {
    List<Key> keys = new ArrayList<>();
    for (Clause.Grouping each : groupings) {
      switch (each.kind()) {
        case "" -> {
          List<Expression> values = groupings.size() == 1 ? members(each) : each.values();
          values.forEach(key -> keys.add(key(key, Place.GROUP_BY, rows)));
        }
        case "SET" -> {} // of no key
        case "GROUPING SETS" -> each.nested().forEach(set -> set(set, rows));
        case "ROLLUP", "CUBE" -> {
          Provenance called = called(each);
          requireNoNumber(called, rows.fields());
          keys.add(new Key(called, null));
        }
        default -> throw reading.notUnderstood("GROUP BY with modifiers");
      }
    }
    return keys;
  }

  /** A set by which rows are grouped and by which, for other rows of the result, they are not. */
  private void set(Clause.Grouping set, Rows rows) {
    List<Key> keys = groupings(List.of(set), rows).stream().map(Key::fixed).toList();
    Set<SourceColumn> none = group(keys, rows.scope());
    if (!none.isEmpty()) {
      throw new IllegalStateException("beginnings in a set");
    }
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
  private Provenance called(Clause.Grouping grouping) {
    List<Provenance> arguments = new ArrayList<>();
    for (Clause.Grouping each : grouping.nested()) {
      arguments.addAll(expressions.all(each.values()));
      if (!each.nested().isEmpty()) {
        arguments.add(called(each));
      }
    }
    return expressions.functions().call(grouping.kind(), arguments, false);
  }

  /** Reads the keys of DISTINCT ON. */
  void group(List<Expression> keys, Rows rows) {
    List<Key> read = new ArrayList<>();
    keys.forEach(key -> read.add(key(key, Place.GROUP_BY, rows)));
    Set<SourceColumn> unused = group(read, rows.scope());
  }

  /** Takes rows of which equal ones become one. */
  void distinct(Rows rows) {
    Set<SourceColumn> unused =
        group(
            rows.fields().stream()
                .map(each -> new Key(expressions.values().of(each), each.of()))
                .toList(),
            rows.scope());
  }

  private Set<SourceColumn> group(List<Key> keys, Scope scope) {
    Set<SourceColumn> beginnings = new HashSet<>();
    List<@Nullable SourceColumn> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(key.of()));
    for (Key key : keys) {
      boolean told =
          key.value() instanceof Provenance.Cell cell
              && !cell.column().hasEqualCells()
              && isToldByKey(key.of(), columns, scope);
      if (told) {
        reading.permission().requireSearchable((Provenance.Cell) key.value());
      } else if (isByBeginning(key)) {
        beginnings.add(Objects.requireNonNull(key.of()));
      } else {
        group(key.value());
      }
    }
    return beginnings;
  }

  private boolean isByBeginning(Key key) {
    return key.of() != null
        && key.written() != null
        && expressions
            .comparisons()
            .isDistinctByBeginning(expressions.conditions().placed(key.written(), key.value()));
  }

  /** Takes values of which equal ones become one. */
  void group(Provenance key) {
    for (Provenance member : Operands.flat(List.of(key))) {
      switch (member.kind()) {
        case CELL -> requireGroupable((Provenance.Cell) member);
        case OPEN -> reading.roles().group(member.slots());
        case PLAIN, COMPUTED, ROW -> {} // equal as they are sent
      }
    }
  }

  private void requireGroupable(Provenance.Cell cell) {
    expressions
        .comparisons()
        .requireEquality(cell, PlanFault.GROUPED_WITHOUT_SEARCH, "grouped or made distinct");
    reading.permission().requireSearchable(cell);
  }

  /**
   * Tells whether a column is one of a table of which a key is in a list. Where two results agree
   * in a key of a table they have one row of it, or none, so that they agree in all of its cells
   * too, however those were sealed. That holds for one reading of the table, in one query.
   */
  public boolean isToldByKey(
      @Nullable SourceColumn column, List<@Nullable SourceColumn> list, Scope scope) {
    if (column == null || !scope.relations().contains(column.relation())) {
      return false; // of a query further in or out
    }
    Set<String> told = new HashSet<>();
    for (@Nullable SourceColumn each : list) {
      if (each != null && each.relation() == column.relation()) {
        told.add(each.column());
      }
    }
    return column.relation().rows().stream()
        .flatMap(table -> reading.schema().rowKeys(table).stream())
        .anyMatch(key -> !key.isEmpty() && told.containsAll(key));
  }

  /** Returns what a key means: an expression, or a place among the fields. */
  private Key key(Expression key, Place seen, Rows rows) {
    Provenance value = expressions.read(key);
    if (value instanceof Provenance.Open
        && value.slots().size() == 1
        && !(key instanceof Operand.ColumnName)) {
      return place(value.slots().get(0), rows.fields());
    }
    requireNoNumber(value, rows.fields());
    boolean named = reading.scoping().selected().contains(seen);
    List<Field> names = named ? rows.fields() : List.of();
    Operand.ColumnName written =
        seen == Place.GROUP_BY && key instanceof Operand.ColumnName column ? column : null;
    return new Key(value, analysis.resolver().column(key, rows.scope(), names), written);
  }

  /** What is computed may be the number of a column. */
  private void requireNoNumber(Provenance value, List<Field> fields) {
    if (value instanceof Provenance.Computed
        && fields.stream()
            .anyMatch(each -> expressions.values().of(each) instanceof Provenance.Cell)) {
      throw reading.notUnderstood("a computed number as sort or group key");
    }
  }

  private Key place(Slot slot, List<Field> fields) {
    if (!(slot.value() instanceof BigDecimal number) || slot.kind() != Slot.Kind.NUMBER) {
      return new Key(new Provenance.Open(List.of(slot)), null);
    }
    reading.roles().plain(List.of(slot));
    // Some databases take -2 for the second column, downwards.
    int place = number.abs().min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
    if (fields.contains(Field.REST) || place < 1 || place > fields.size()) {
      return new Key(Provenance.plain(), null);
    }
    Field meant = fields.get(place - 1);
    // Where the number is a number and no place, its column is not told apart.
    return new Key(
        expressions.values().of(meant),
        reading.rules().has(SqlHabit.GROUPS_BY_PLACE) ? meant.of() : null);
  }

  /** Reads a window; which rows of it a frame takes is of no matter, only its bounds are values. */
  void window(Clause.Window window) {
    window.base().ifPresent(name -> reading.claims().claim(name, Role.LABEL));
    window.partition().forEach(key -> group(List.of(key), Rows.UNNAMED));
    order(window.order());
    for (Expression bound : window.bounds()) {
      operands.plain(
          expressions.read(bound),
          PlanFault.COMPUTED,
          "is used as the bound of a window; use a number");
    }
  }

  /** Reads TOP, which is LIMIT at another place. */
  void top(Optional<Clause.Top> top) {
    top.ifPresent(each -> number(Optional.of(each.count()), each.words(), each));
  }

  /** Reads LIMIT, OFFSET and FETCH FIRST. */
  public void limit(Optional<Clause.Limit> limit) {
    if (limit.isPresent() && !reading.isEvaluated(limit.get())) {
      number(limit.get().count(), limit.get().words(), limit.get());
      number(limit.get().offset(), "", limit.get());
    }
  }

  private void number(Optional<Expression> number, String words, Node clause) {
    if (!NUMBERS.contains(words)) {
      throw reading.notUnderstood("a number of rows of an unusual form", clause);
    }
    number
        .map(expressions::read)
        .ifPresent(each -> operands.plain(each, PlanFault.COMPUTED, PAGED));
  }
}
