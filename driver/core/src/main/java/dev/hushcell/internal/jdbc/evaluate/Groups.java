package dev.hushcell.internal.jdbc.evaluate;

import dev.hushcell.internal.jdbc.evaluate.CurrentRow.RowTest;
import dev.hushcell.internal.jdbc.evaluate.CurrentRow.RowValue;
import dev.hushcell.internal.model.SqlCall;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Evaluation.Aggregate;
import dev.hushcell.internal.plan.Formula;
import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.policy.Family;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups of rows, which are made of rows one by one. Of each it keeps what is needed of one row.
 *
 * @param <T> what is kept of one row besides, which the database delivers
 */
public final class Groups<T> {
  private final RowFilter filter;
  private final Evaluation.Grouping grouping;
  private final List<RowValue> by;
  private final List<RowValue> aggregated;
  private final RowTest having;
  private final Leaves leaves;
  private final RowOrder order;
  private final Map<List<@Nullable Object>, Group> groups = new LinkedHashMap<>();

  Groups(
      RowFilter filter,
      Evaluation.Grouping grouping,
      List<RowValue> by,
      List<RowValue> aggregated,
      RowTest having) {
    this.filter = filter;
    this.grouping = grouping;
    this.by = by;
    this.aggregated = aggregated;
    this.having = having;
    this.order = new RowOrder(filter);
    this.leaves = new Leaves();
    leaves.add(grouping.having());
    filter.evaluation().outputs().forEach(each -> leaves.add(each.value()));
    filter.evaluation().keys().forEach(leaves::add);
  }

  /** Returns a value as something that is the same for equal values. */
  static Object equalled(Object value) {
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros();
    }
    return value instanceof OffsetDateTime moment ? moment.toInstant() : value;
  }

  /**
   * Takes the current row.
   *
   * @param kept makes what is kept of it, if it is the first one of its group
   */
  public void add(RowFilter.Cells cells, RowFilter.Told told, SqlCall<T> kept) throws SQLException {
    CurrentRow row = new FetchedRow(filter.evaluation(), cells, told);
    List<@Nullable Object> key = new ArrayList<>(by.size());
    for (RowValue each : by) {
      Object value = each.of(row);
      key.add(value == null ? null : equalled(value));
    }
    Group group = groups.get(key);
    if (group == null) {
      if (groups.isEmpty()) {
        order.askOfNulls(told);
      }
      group = new Group(kept.run(), leaves.of(row));
      groups.put(key, group);
    }
    for (int i = 0; i < aggregated.size(); i++) {
      group.accumulators.get(i).add(aggregated.get(i).of(row));
    }
  }

  /** Returns those of which the condition is true, in their order. */
  public List<Group> sorted() throws SQLException {
    if (groups.isEmpty() && grouping.always()) {
      groups.put(List.of(), new Group(null, new HashMap<>()));
    }
    List<Group> kept = new ArrayList<>();
    for (Group group : groups.values()) {
      if (having.of(group) == Truth.TRUE) {
        group.keys = filter.keys(group);
        kept.add(group);
      }
    }
    kept.sort((one, other) -> order.compare(one.keys, other.keys));
    return kept;
  }

  public final class Group implements CurrentRow {
    private final @Nullable T kept;
    private final Map<Object, @Nullable Object> known;
    private final List<Accumulator> accumulators = new ArrayList<>();
    private List<@Nullable Object> keys = List.of();

    private Group(@Nullable T kept, Map<Object, @Nullable Object> known) {
      this.kept = kept;
      this.known = known;
      grouping.aggregates().forEach(each -> accumulators.add(new Accumulator(each)));
    }

    /** Returns what was kept of one of its rows; null where it has none. */
    public @Nullable T kept() {
      return kept;
    }

    public @Nullable Object computed(int place) throws SQLException {
      return filter.computed(place, this);
    }

    @Override
    public @Nullable Object opened(int cell) {
      return known.get(new Scalar.Opened(cell));
    }

    @Override
    public @Nullable Object at(int place) {
      throw new IllegalStateException("a group is no row");
    }

    @Override
    public Truth truth(int told) {
      return (Truth) Objects.requireNonNull(known.get(new Formula.Told(told)));
    }

    @Override
    public @Nullable Object value(int told, Family family) {
      return known.get(new Scalar.Told(told, family));
    }

    @Override
    public long rank(int place) {
      return (Long) Objects.requireNonNull(known.get(new Evaluation.Key.Rank(place)));
    }

    @Override
    public @Nullable Object aggregated(int function) {
      return accumulators.get(function).result();
    }

    /** Leaves the values out. */
    @Override
    public String toString() {
      return "Group[]";
    }
  }

  /** What is needed of one row of each group. */
  private static final class Leaves {
    private final List<Object> all = new ArrayList<>();

    void add(Evaluation.Key key) {
      if (key instanceof Evaluation.Key.Computed computed) {
        add(computed.value());
      } else {
        all.add(key);
      }
    }

    void add(Scalar scalar) {
      if (scalar instanceof Scalar.Opened || scalar instanceof Scalar.Told) {
        all.add(scalar);
      }
      if (scalar instanceof Scalar.Choice choice) {
        choice.branches().forEach(each -> add(each.condition()));
      }
      scalar.parts().forEach(this::add);
    }

    void add(Formula formula) {
      if (formula instanceof Formula.Told) {
        all.add(formula);
      }
      formula.formulas().forEach(this::add);
      formula.scalars().forEach(this::add);
    }

    Map<Object, @Nullable Object> of(CurrentRow row) throws SQLException {
      Map<Object, @Nullable Object> known = new HashMap<>();
      for (Object leaf : all) {
        known.put(leaf, of(leaf, row));
      }
      return known;
    }

    private static @Nullable Object of(Object leaf, CurrentRow row) throws SQLException {
      if (leaf instanceof Scalar.Opened opened) {
        return row.opened(opened.cell());
      }
      if (leaf instanceof Scalar.Told told) {
        return row.value(told.number(), told.family());
      }
      return leaf instanceof Formula.Told told
          ? row.truth(told.number())
          : (Object) row.rank(((Evaluation.Key.Rank) leaf).place());
    }
  }

  /** What a function makes of the values of a group, which it takes one by one. */
  private static final class Accumulator {
    private final Aggregate aggregate;
    private final Set<Object> seen = new HashSet<>();
    private long count;
    private @Nullable Object result;

    Accumulator(Aggregate aggregate) {
      this.aggregate = aggregate;
    }

    /** Takes a value; NULL does not count. */
    void add(@Nullable Object value) {
      if (value == null || (aggregate.distinct() && !seen.add(equalled(value)))) {
        return;
      }
      count++;
      switch (aggregate.function()) {
        case COUNT -> {}
        case MIN -> result = result == null || compare(value, result) < 0 ? value : result;
        case MAX -> result = result == null || compare(value, result) > 0 ? value : result;
        case SUM, AVG ->
            result = result == null ? value : ((BigDecimal) result).add((BigDecimal) value);
      }
    }

    private int compare(Object one, Object other) {
      return RowOrder.compare(one, other, aggregate.order());
    }

    @Nullable Object result() {
      return switch (aggregate.function()) {
        case COUNT -> BigDecimal.valueOf(count);
        case MIN, MAX, SUM -> result;
        case AVG -> result == null ? null : new Average((BigDecimal) result, count);
      };
    }
  }
}
