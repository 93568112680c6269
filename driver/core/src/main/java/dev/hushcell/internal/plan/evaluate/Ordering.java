package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.EvaluationRules;
import dev.hushcell.internal.plan.EvaluationRules.NullOrder;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slots;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Clause.OrderBy;
import dev.hushcell.internal.sql.tree.Clause.OrderItem;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * ORDER BY with protected columns, which is done in the driver. The driver never compares plain
 * values: keys between protected ones are ranked by the database, several in one number.
 *
 * @param sorted what is fetched to sort by, in the order in which it decides
 * @param bounds of the columns whose values it sorts by
 * @param sent what is written in its place: in which order rows come among which the keys do not
 *     decide
 */
record Ordering(
    List<Function<Fetching, Evaluation.Key>> sorted, List<Evaluable> bounds, String sent) {
  /**
   * Takes ORDER BY; empty where all of it is plain, or something in it is not known.
   *
   * @param keys what each of its items means; none where that is not known
   * @param ties columns that decide between rows of equal keys
   */
  static Optional<Ordering> of(
      OrderBy order,
      List<SortKeys.SortKey> keys,
      List<String> ties,
      StatementReading reading,
      Exactness exactness,
      Fetching fetching) {
    List<OrderItem> items = order.items();
    Optional<NullOrder> nulls = exactness.rules().nulls();
    boolean known =
        nulls.isPresent()
            && keys.size() == items.size()
            && items.stream()
                .allMatch(each -> each.nulls().isEmpty() || exactness.rules().nullsSaid());
    List<Optional<Evaluable>> opened = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Computed computed = keys.get(i).computed();
      Provenance value = keys.get(i).value();
      Optional<Evaluable> evaluable =
          computed == null
              ? exactness.evaluable(value, Right.ORDER)
              : Optional.of(computed.bounds().get(0));
      known &= computed != null || evaluable.isPresent() || value.equals(Provenance.plain());
      opened.add(evaluable);
    }
    if (!known || opened.stream().allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    Layout layout = new Layout(nulls.orElseThrow(), reading, fetching);
    for (int i = 0; i < keys.size(); i++) {
      layout.add(items.get(i), keys.get(i), opened.get(i));
    }
    String sent = ties.isEmpty() ? "" : "ORDER BY " + String.join(", ", ties);
    List<Evaluable> bounds = opened.stream().flatMap(Optional::stream).toList();
    return Optional.of(new Ordering(layout.all(), bounds, sent));
  }

  /** Returns a key that is computed here. */
  static Function<Fetching, Evaluation.Key> key(
      OrderItem item, Computed computed, EvaluationRules rules, Fetching fetching) {
    NullOrder nulls = rules.nulls().orElseThrow();
    String direction = item.descending() ? " DESC" : "";
    int told =
        isSet(item, nulls)
            ? fetching.told(rules.summary().orElseThrow().nullsFirst(direction))
            : -1;
    return places ->
        new Evaluation.Key.Computed(
            computed.value(),
            computed.of(),
            computed.order(),
            item.descending(),
            nullsFirst(item, nulls),
            told < 0 ? 0 : places.place(told));
  }

  /** Tells whether a setting says where NULL is sorted. */
  private static boolean isSet(OrderItem item, NullOrder nulls) {
    return nulls == NullOrder.SET && item.nulls().isEmpty();
  }

  private static boolean nullsFirst(OrderItem item, NullOrder nulls) {
    return item.nulls().isEmpty()
        ? item.descending() == (nulls == NullOrder.HIGH)
        : item.nulls().equals("FIRST");
  }

  List<Evaluation.Key> keys(Fetching fetching) {
    return sorted.stream().map(each -> each.apply(fetching)).toList();
  }

  /** Lines ranks and values up. */
  private static final class Layout {
    private final NullOrder nulls;
    private final StatementReading reading;
    private final Fetching fetching;
    private final List<Function<Fetching, Evaluation.Key>> sorted = new ArrayList<>();
    private final List<String> ranked = new ArrayList<>();

    Layout(NullOrder nulls, StatementReading reading, Fetching fetching) {
      this.nulls = nulls;
      this.reading = reading;
      this.fetching = fetching;
    }

    void add(OrderItem item, SortKeys.SortKey key, Optional<Evaluable> evaluable) {
      String column = key.spelled() == null ? reading.text(key.written()) : key.spelled();
      String direction =
          " " + reading.tokens().written(key.written().place().end(), item.place().end());
      if (evaluable.isEmpty()) {
        ranked.add(column + direction);
        return;
      }
      Computed computed = key.computed();
      if (computed != null) {
        rank();
        sorted.add(key(item, computed, reading.rules().evaluation(), fetching));
        return;
      }
      if (isSet(item, nulls)) {
        ranked.add("CASE WHEN " + column + " IS NOT NULL THEN 1 END" + direction);
      }
      rank();
      int needed = fetching.need(column, key.value(), key.column());
      ProtectedColumn of = ((Provenance.Cell) key.value()).column();
      TextOrder texts = Exactness.order(of, evaluable.get());
      sorted.add(
          places ->
              new Evaluation.Key.Value(
                  of, places.place(needed), texts, item.descending(), nullsFirst(item, nulls)));
    }

    private void rank() {
      if (!ranked.isEmpty()) {
        String keys = String.join(", ", ranked);
        String written = "DENSE_RANK() OVER (ORDER BY " + keys + ")";
        int needed = fetching.need(written, Provenance.plain(), null);
        sorted.add(places -> new Evaluation.Key.Rank(places.place(needed)));
        ranked.clear();
      }
    }

    List<Function<Fetching, Evaluation.Key>> all() {
      rank();
      return sorted;
    }
  }

  /** Tells whether rows are sorted by a place where only what is fetched would stand. */
  static boolean isBehind(Query query, int visible, StatementReading reading) {
    BigDecimal last = BigDecimal.valueOf(visible);
    Slots slots = new Slots(reading);
    return query.order().stream()
        .flatMap(order -> order.items().stream())
        .flatMap(item -> slots.of(item.value()).stream())
        .anyMatch(slot -> slot.value() instanceof BigDecimal at && at.abs().compareTo(last) > 0);
  }
}
