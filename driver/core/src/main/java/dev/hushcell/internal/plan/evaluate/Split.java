package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Evaluation.Cut;
import dev.hushcell.internal.plan.Evaluation.Summary;
import dev.hushcell.internal.plan.Scoping.Place;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.Slot;
import dev.hushcell.internal.plan.resolve.Columns;
import dev.hushcell.internal.plan.resolve.Output;
import dev.hushcell.internal.plan.resolve.Scope;
import dev.hushcell.internal.plan.resolve.Source;
import dev.hushcell.internal.plan.resolve.SourceColumn;
import dev.hushcell.internal.plan.resolve.StatementReading;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Clause.SelectItem;
import dev.hushcell.internal.sql.tree.Condition;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Operand.Parenthesised;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes conditions, and the order of rows, out of the outermost query, to be evaluated in the
 * driver. Their columns are fetched behind those that are selected. What is not taken is read, and
 * refused, as ever.
 */
public final class Split {
  private final Query query;
  private final Select select;
  private final StatementReading reading;
  private final Tail tail;
  private final Optional<Summarizing> summarizing;
  private final Columns columns;
  private final Function<Expression, Optional<Slot>> slots;
  private final Exactness exactness;
  private final Fetching fetching = new Fetching();
  private final Filter filter;
  private final Optional<Select> derived;
  private Optional<Delivered> delivered = Optional.empty();
  private Optional<Source> table = Optional.empty();
  private List<SortKey> keys = List.of();
  private Optional<Ordering> ordering = Optional.empty();
  private Optional<Extreme> extreme = Optional.empty();

  private Split(
      Query query,
      Select select,
      Tail tail,
      StatementReading reading,
      Columns columns,
      Function<Expression, Optional<Slot>> slots,
      BiFunction<ColumnName, Scope, Optional<SourceColumn>> sources) {
    this.query = query;
    this.select = select;
    this.tail = tail;
    this.columns = columns;
    this.slots = slots;
    this.reading = reading;
    this.exactness = new Exactness(reading.rules().evaluation(), reading.permission());
    this.filter = new Filter(reading, columns, slots, sources, exactness, fetching);
    this.derived = Derived.of(select);
    this.summarizing = Summarizing.of(query, select, reading, exactness.rules());
  }

  /**
   * Returns what splits a query; empty for one of which something sees the rows that would be
   * dropped.
   *
   * @param slots finds the parameter or literal that an expression is
   * @param sources finds the column of a source that is meant
   */
  public static Optional<Split> of(
      Query query,
      StatementReading reading,
      Columns columns,
      Function<Expression, Optional<Slot>> slots,
      BiFunction<ColumnName, Scope, Optional<SourceColumn>> sources) {
    boolean may =
        reading.permission().mayEvaluate() && !reading.scoping().selected().contains(Place.WHERE);
    if (!may || !(query.body() instanceof Select select)) {
      return Optional.empty();
    }
    Tokens tokens = reading.statement().tokens();
    return Tail.of(query.limit(), tokens, slots)
        .map(tail -> new Split(query, select, tail, reading, columns, slots, sources))
        .filter(
            split ->
                PlainQuery.is(query, select, tokens, split.tail, split.summarizing.isPresent()));
  }

  /** Returns what the top level of a WHERE joins by AND, which may be thousands. */
  public static List<Expression> members(Optional<Expression> where) {
    List<Expression> members = new ArrayList<>();
    where.ifPresent(each -> addTo(members, each));
    return members;
  }

  private static void addTo(List<Expression> members, Expression condition) {
    if (condition instanceof Condition.Junction all && all.kind() == Condition.Kind.AND) {
      all.terms().forEach(each -> addTo(members, each));
    } else if (condition instanceof Parenthesised inner) {
      addTo(members, inner.expression());
    } else {
      members.add(condition);
    }
  }

  /** Tells whether it splits this query, and not one within it. */
  public boolean isOf(Select other) {
    return select.place() == other.place();
  }

  /**
   * What the derived table delivers.
   *
   * @param scope its own sources
   */
  public record Delivered(List<Output> outputs, Scope scope) {}

  /** Tells whether a query is the derived table of which conditions can be evaluated around it. */
  public boolean isAround(Select other) {
    return derived.filter(each -> each.place() == other.place()).isPresent();
  }

  /**
   * Takes a member of the WHERE of the derived table if it can be evaluated; tells whether.
   *
   * @param outputs what the derived table delivers
   */
  public boolean lifts(Expression expression, Scope scope, List<Output> outputs) {
    boolean may = summarizing.filter(each -> !each.counts()).isEmpty();
    return may && filter.lifts(expression, scope, outputs);
  }

  /** Takes note of what the derived table delivers. */
  public void delivers(List<Output> outputs, Scope scope) {
    this.delivered = Optional.of(new Delivered(outputs, scope));
  }

  /** Fetches what was taken of the derived table, which is the only source by now. */
  public void fetchLifted(Scope scope) {
    table = scope.sources().size() == 1 ? Optional.of(scope.sources().get(0)) : Optional.empty();
    delivered.ifPresent(each -> filter.fetchLifted(table.orElseThrow(), each.outputs()));
  }

  /** Returns a column of the derived table as it is written around it, if it has a name there. */
  public Optional<String> written(Output column) {
    return table.filter(each -> column.name() != null).map(each -> filter.written(each, column));
  }

  /** Returns what the derived table delivers; empty where nothing could be taken of one. */
  public Optional<Delivered> delivered() {
    return delivered;
  }

  /** Takes a member of the WHERE if it can be evaluated; tells whether it was taken. */
  public boolean takes(Expression expression, Scope scope) {
    boolean other = summarizing.filter(each -> !each.counts()).isPresent();
    boolean may = !other || takes(select.items().get(0), scope).isPresent();
    return may && filter.takes(expression, scope);
  }

  /**
   * Takes ORDER BY if it can be done in the driver and not in the database; tells whether.
   *
   * @param keys the columns that are sorted by; none where they are not known
   * @param ties columns that decide between rows of equal keys
   */
  public boolean sorts(List<SortKey> keys, List<String> ties) {
    ordering =
        query.order().flatMap(each -> Ordering.of(each, keys, ties, reading, exactness, fetching));
    this.keys = ordering.isPresent() ? keys : List.of();
    return ordering.isPresent();
  }

  /**
   * Takes MIN or MAX of a protected column where that is all that is selected; returns where its
   * value comes from then.
   */
  public Optional<Provenance> takes(SelectItem item, Scope scope) {
    if (select.items().get(0).place() != item.place()
        || summarizing.filter(each -> !each.counts()).isEmpty()
        || !(summarizing.get().argument() instanceof ColumnName column)) {
      return Optional.empty();
    }
    Provenance provenance = columns.resolve(column, scope);
    Optional<Evaluable> evaluable = exactness.evaluable(provenance, Right.ORDER);
    extreme = evaluable.map(each -> new Extreme(((Provenance.Cell) provenance).column(), each));
    return extreme.isPresent() ? Optional.of(provenance) : Optional.empty();
  }

  /** The column of which the least or greatest value is asked for. */
  private record Extreme(ProtectedColumn column, Evaluable evaluable) {
    Evaluation.Key key(boolean greatest) {
      return new Evaluation.Key.Value(
          column, 1, Exactness.order(column, evaluable), greatest, false);
    }
  }

  /**
   * Tells whether rows are cut here and not in the database, which would count those too that are
   * dropped, or that come later here.
   */
  public boolean cuts() {
    if (takesNothing()) {
      return false;
    }
    reading.attribution().evaluate(tail.slots(), null);
    return true;
  }

  /** Tells whether equal rows become one before any is dropped, or sorted. */
  public boolean isOfDistinctRows() {
    return PlainQuery.isDistinct(select) || summarizing.filter(Summarizing::distinct).isPresent();
  }

  /**
   * Returns the columns that are needed here; null for one of which its source is not known. Of
   * distinct rows they must not make more: each is selected, or a key of its table is.
   */
  public List<@Nullable SourceColumn> needed() {
    List<@Nullable SourceColumn> needed = new ArrayList<>(filter.columns());
    keys.forEach(key -> needed.add(key.column()));
    return needed;
  }

  /** Returns the column of which distinct values are counted. */
  public Optional<Expression> counted() {
    return summarizing.filter(Summarizing::distinct).map(Summarizing::argument);
  }

  /** Tells whether rows are sorted by a place where only what is fetched would stand. */
  private boolean sortsBehind(int visible) {
    BigDecimal last = BigDecimal.valueOf(visible);
    return query.order().stream()
        .flatMap(order -> order.items().stream())
        .flatMap(item -> slots.apply(item.value()).stream())
        .anyMatch(slot -> slot.value() instanceof BigDecimal at && at.abs().compareTo(last) > 0);
  }

  private boolean takesNothing() {
    return filter.isEmpty() && ordering.isEmpty() && extreme.isEmpty();
  }

  /** Returns what is fetched, behind what is selected. */
  public List<Output> hidden() {
    return fetching.columns();
  }

  /** Returns what changes in the text. */
  public List<Splice> splices() {
    List<Splice> splices = new ArrayList<>(filter.splices());
    Tokens tokens = reading.statement().tokens();
    int from = tokens.get(select.from().get(0).place().begin() - 1).begin();
    splices.add(new Splice.Text(from, from, fetching.added()));
    summarizing.ifPresent(each -> splices.add(each.splice()));
    if (tail.isThere() || ordering.isPresent()) {
      int begin = ordering.map(Ordering::begin).orElseGet(this::cutAt);
      String sent = ordering.map(Ordering::sent).orElse("");
      splices.add(new Splice.Text(begin, reading.end(query), sent));
    }
    return splices;
  }

  private int cutAt() {
    return query.limit().map(reading::position).orElse(0);
  }

  /**
   * Returns what is evaluated; empty where nothing was taken.
   *
   * @param outputs what the query delivers to the application
   */
  public Optional<Evaluation> evaluation(List<Output> outputs) {
    if (takesNothing()) {
      return Optional.empty();
    }
    if (outputs.contains(Output.REST)) {
      throw reading.notUnderstood("a condition over columns that are not known");
    }
    if (sortsBehind(outputs.size())) {
      throw reading.notUnderstood("ORDER BY a place behind the last column");
    }
    summarizing.filter(Summarizing::distinct).ifPresent(each -> each.neededBy(fetching));
    fetching.settle(outputs);
    int visible = outputs.size();
    List<Evaluable> bounds = new ArrayList<>(filter.bounds());
    ordering.ifPresent(each -> bounds.addAll(each.bounds()));
    extreme.ifPresent(each -> bounds.add(each.evaluable()));
    List<Evaluation.Key> keys =
        new ArrayList<>(ordering.map(each -> each.keys(fetching)).orElse(List.of()));
    extreme.ifPresent(each -> keys.add(each.key(summarizing.orElseThrow().greatest())));
    return Optional.of(
        new Evaluation(
            filter.conditions(),
            filter.formula(),
            filter.moved(),
            keys,
            new Cut(tail.skipped(), tail.most(), cutAt()),
            summarizing.map(Summarizing::summary).orElse(Summary.NONE),
            visible,
            bounds.stream().mapToInt(Evaluable::rows).min().orElseThrow(),
            bounds.stream().mapToInt(Evaluable::bytes).min().orElseThrow(),
            bounds.stream().allMatch(Evaluable::stopsEarly)));
  }
}
