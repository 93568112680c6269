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
import dev.hushcell.policy.ProtectedColumn;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * Takes conditions, and the order of rows, out of the outermost query, to be evaluated in the
 * driver. Their columns are fetched behind those that are selected. What is not taken is read, and
 * refused, as ever.
 */
public final class Split {
  private final PlainSelect select;
  private final StatementReading reading;
  private final Tail tail;
  private final Optional<Summarizing> summarizing;
  private final Columns columns;
  private final Function<Expression, Optional<Slot>> slots;
  private final Exactness exactness;
  private final Fetching fetching = new Fetching();
  private final Filter filter;
  private final Optional<PlainSelect> derived;
  private Optional<Delivered> delivered = Optional.empty();
  private Optional<Source> table = Optional.empty();
  private List<SortKey> keys = List.of();
  private Optional<Ordering> ordering = Optional.empty();
  private Optional<Extreme> extreme = Optional.empty();

  private Split(
      PlainSelect select,
      Tail tail,
      StatementReading reading,
      Columns columns,
      Function<Expression, Optional<Slot>> slots,
      BiFunction<Column, Scope, Optional<SourceColumn>> sources) {
    this.select = select;
    this.tail = tail;
    this.columns = columns;
    this.slots = slots;
    this.reading = reading;
    this.exactness = new Exactness(reading.rules().evaluation(), reading.permission());
    this.filter = new Filter(reading, columns, slots, sources, exactness, fetching);
    this.derived = Derived.of(select);
    this.summarizing = Summarizing.of(select, tokens(), exactness.rules());
  }

  /**
   * Returns what splits a query; empty for one of which something sees the rows that would be
   * dropped.
   *
   * @param slots finds the parameter or literal that an expression is
   * @param sources finds the column of a source that is meant
   */
  public static Optional<Split> of(
      PlainSelect select,
      StatementReading reading,
      Columns columns,
      Function<Expression, Optional<Slot>> slots,
      BiFunction<Column, Scope, Optional<SourceColumn>> sources) {
    Tokens tokens = reading.statement().tokens();
    boolean may =
        reading.permission().mayEvaluate() && !reading.scoping().selected().contains(Place.WHERE);
    return (may ? Tail.of(tokens) : Optional.<Tail>empty())
        .map(tail -> new Split(select, tail, reading, columns, slots, sources))
        .filter(split -> PlainQuery.is(select, tokens, split.tail, split.summarizing.isPresent()));
  }

  /** Returns what the top level of a WHERE joins by AND, which may be thousands. */
  public static List<Expression> members(@Nullable Expression where) {
    List<Expression> members = new ArrayList<>();
    Deque<Expression> open = new ArrayDeque<>();
    if (where != null) {
      open.push(where);
    }
    while (!open.isEmpty()) {
      Expression next = open.pop();
      if (next instanceof AndExpression and) {
        open.push(and.getRightExpression());
        open.push(and.getLeftExpression());
      } else if (next instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
        open.push(list.get(0));
      } else {
        members.add(next);
      }
    }
    return members;
  }

  /** Tells whether it splits this query, and not one within it. */
  public boolean isOf(PlainSelect other) {
    return select == other;
  }

  /**
   * What the derived table delivers.
   *
   * @param scope its own sources
   */
  public record Delivered(List<Output> outputs, Scope scope) {}

  /** Tells whether a query is the derived table of which conditions can be evaluated around it. */
  public boolean isAround(PlainSelect other) {
    return derived.filter(each -> each == other).isPresent();
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
    boolean may = !other || takes(select.getSelectItem(0), scope).isPresent();
    return may && filter.takes(expression, scope);
  }

  /**
   * Takes ORDER BY if it can be done in the driver and not in the database; tells whether.
   *
   * @param keys the columns that are sorted by; none where they are not known
   * @param ties columns that decide between rows of equal keys
   */
  public boolean sorts(List<SortKey> keys, List<String> ties) {
    ordering = Ordering.of(SortTerms.before(tokens(), tail), keys, ties, exactness, fetching);
    this.keys = ordering.isPresent() ? keys : List.of();
    return ordering.isPresent();
  }

  /**
   * Takes MIN or MAX of a protected column where that is all that is selected; returns where its
   * value comes from then.
   */
  public Optional<Provenance> takes(SelectItem<?> item, Scope scope) {
    if (select.getSelectItem(0) != item
        || summarizing.filter(each -> !each.counts()).isEmpty()
        || !(Summarizing.argument(item) instanceof Column column)) {
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
    return select.getDistinct() != null || summarizing.filter(Summarizing::distinct).isPresent();
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
    return summarizing
        .filter(Summarizing::distinct)
        .map(each -> Objects.requireNonNull(Summarizing.argument(select.getSelectItem(0))));
  }

  /** Tells whether rows are sorted by a place where only what is fetched would stand. */
  private boolean sortsBehind(int visible) {
    BigDecimal last = BigDecimal.valueOf(visible);
    return select.getOrderByElements() != null
        && select.getOrderByElements().stream()
            .flatMap(element -> slots.apply(element.getExpression()).stream())
            .anyMatch(
                slot -> slot.value() instanceof BigDecimal at && at.abs().compareTo(last) > 0);
  }

  private boolean takesNothing() {
    return filter.isEmpty() && ordering.isEmpty() && extreme.isEmpty();
  }

  private Tokens tokens() {
    return reading.statement().tokens();
  }

  /** Returns what is fetched, behind what is selected. */
  public List<Output> hidden() {
    return fetching.columns();
  }

  /** Returns what changes in the text. */
  public List<Splice> splices() {
    List<Splice> splices = new ArrayList<>(filter.splices());
    int from = from();
    splices.add(new Splice.Text(from, from, fetching.added()));
    summarizing.ifPresent(each -> splices.add(each.splice()));
    if (tail.isThere() || ordering.isPresent()) {
      int begin = ordering.map(Ordering::begin).orElseGet(this::cutAt);
      int end = tokens().get(tokens().size() - 1).end();
      splices.add(new Splice.Text(begin, end, ordering.map(Ordering::sent).orElse("")));
    }
    return splices;
  }

  private int cutAt() {
    return tail.isThere() ? tokens().get(tail.first()).begin() : 0;
  }

  /** The columns that are selected have no FROM of their own. */
  private int from() {
    int depth = 0;
    for (int i = 0; i < tokens().size(); i++) {
      depth += tokens().isSymbol(i, "(") ? 1 : tokens().isSymbol(i, ")") ? -1 : 0;
      if (depth == 0 && tokens().isWord(i, "FROM")) {
        return tokens().get(i).begin();
      }
    }
    throw reading.notUnderstood("a query without FROM");
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
