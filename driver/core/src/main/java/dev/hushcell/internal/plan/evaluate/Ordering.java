package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.EvaluationRules.NullOrder;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * ORDER BY with protected columns, which is done in the driver. The driver never compares plain
 * values: keys between protected ones are ranked by the database, several in one number.
 *
 * @param begin offset of ORDER
 * @param sorted what is fetched to sort by, in the order in which it decides
 * @param sent what is written in its place: in which order rows come among which the keys do not
 *     decide
 */
record Ordering(int begin, List<Sorted> sorted, String sent) {

  /** What is sorted by, and its number among the columns that are needed. */
  private sealed interface Sorted {
    int needed();
  }

  /** A rank. */
  private record Ranked(int needed) implements Sorted {}

  /** A protected column. */
  private record Opened(
      int needed,
      ProtectedColumn column,
      Evaluable evaluable,
      boolean descending,
      boolean nullsFirst)
      implements Sorted {}

  Ordering {
    sorted = List.copyOf(sorted);
  }

  /**
   * Takes ORDER BY; empty where all of it is plain, or something in it is not known.
   *
   * @param ties columns that decide between rows of equal keys
   */
  static Optional<Ordering> of(
      SortTerms terms,
      List<SortKey> keys,
      List<String> ties,
      Exactness exactness,
      Fetching fetching) {
    Optional<NullOrder> nulls = exactness.rules().nulls();
    List<SortTerms.Term> read = terms.over(keys);
    boolean known =
        nulls.isPresent()
            && !read.isEmpty()
            && read.stream()
                .allMatch(each -> each.nullsFirst() == null || exactness.rules().nullsSaid());
    List<Optional<Evaluable>> opened = new ArrayList<>();
    for (SortKey key : keys) {
      Optional<Evaluable> evaluable = exactness.evaluable(key.provenance(), Right.ORDER);
      known &= evaluable.isPresent() || key.provenance().equals(Provenance.plain());
      opened.add(evaluable);
    }
    if (!known || opened.stream().allMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    Layout layout = new Layout(nulls.orElseThrow(), fetching);
    for (int i = 0; i < keys.size(); i++) {
      layout.add(read.get(i), keys.get(i), opened.get(i));
    }
    String sent = ties.isEmpty() ? "" : "ORDER BY " + String.join(", ", ties);
    return Optional.of(new Ordering(terms.begin(), layout.all(), sent));
  }

  List<Evaluation.Key> keys(Fetching fetching) {
    List<Evaluation.Key> keys = new ArrayList<>();
    for (Sorted each : sorted) {
      int place = fetching.place(each.needed());
      keys.add(
          each instanceof Opened value
              ? new Evaluation.Key.Value(
                  value.column,
                  place,
                  Exactness.order(value.column, value.evaluable),
                  value.descending,
                  value.nullsFirst)
              : new Evaluation.Key.Rank(place));
    }
    return keys;
  }

  List<Evaluable> bounds() {
    return sorted.stream()
        .flatMap(each -> Optional.of(each).filter(Opened.class::isInstance).stream())
        .map(each -> ((Opened) each).evaluable)
        .toList();
  }

  /** Lines ranks and values up. */
  private static final class Layout {
    private final NullOrder nulls;
    private final Fetching fetching;
    private final List<Sorted> sorted = new ArrayList<>();
    private final List<String> ranked = new ArrayList<>();

    Layout(NullOrder nulls, Fetching fetching) {
      this.nulls = nulls;
      this.fetching = fetching;
    }

    void add(SortTerms.Term term, SortKey key, Optional<Evaluable> evaluable) {
      if (evaluable.isEmpty()) {
        ranked.add(term.column() + term.direction());
        return;
      }
      if (nulls == NullOrder.SET && term.nullsFirst() == null) {
        ranked.add("CASE WHEN " + term.column() + " IS NOT NULL THEN 1 END" + term.direction());
      }
      rank();
      int place = fetching.need(term.column(), key.provenance(), key.column());
      ProtectedColumn column = ((Provenance.Cell) key.provenance()).column();
      sorted.add(new Opened(place, column, evaluable.get(), term.descending(), nullsFirst(term)));
    }

    private boolean nullsFirst(SortTerms.Term term) {
      return Objects.requireNonNullElse(
          term.nullsFirst(), term.descending() == (nulls == NullOrder.HIGH));
    }

    private void rank() {
      if (!ranked.isEmpty()) {
        String keys = String.join(", ", ranked);
        String written = "DENSE_RANK() OVER (ORDER BY " + keys + ")";
        sorted.add(new Ranked(fetching.need(written, Provenance.plain(), null)));
        ranked.clear();
      }
    }

    List<Sorted> all() {
      rank();
      return sorted;
    }
  }
}
