package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Evaluation.Cut;
import dev.hushcell.internal.plan.Evaluation.Summary;
import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.plan.Finding;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.ValueTypes;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.analysis.RelationType;
import dev.hushcell.internal.plan.analysis.SourceColumn;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Expressions;
import dev.hushcell.internal.plan.read.Sorting;
import dev.hushcell.internal.sql.tree.Clause.OrderBy;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes conditions, and the order of rows, out of the outermost query, to be evaluated in the
 * driver. Their columns are fetched behind those that are selected. What is not taken is read, and
 * refused, as ever.
 */
public final class Split {
  /** For values that are computed of plain columns alone; how many there are is bounded there. */
  private static final int UNBOUND = 1_000_000;

  private final Query query;
  private final Select select;
  private final boolean within;
  private final StatementReading reading;
  private final Analysis analysis;
  private final Expressions expressions;
  private final Tail tail;
  private final Optional<Summarizing> summarizing;
  private final Optional<Select> derived;
  private final Exactness exactness;
  private final Fetching fetching = new Fetching();
  private final Filter filter;
  private final Sorting.Rows rows;
  private List<SortKeys.SortKey> keys = List.of();
  private Optional<Ordering> ordering = Optional.empty();
  private Optional<Extreme> extreme = Optional.empty();
  private Optional<FoundRows> locked = Optional.empty();
  private final Optional<Outputs> outputs;
  private Optional<Grouping> grouping;

  private Split(
      Query query,
      Select select,
      Tail tail,
      Optional<Summarizing> summarizing,
      boolean within,
      StatementReading reading,
      Analysis analysis,
      Expressions expressions) {
    this.query = query;
    this.within = within;
    this.select = select;
    this.tail = tail;
    this.summarizing = summarizing;
    this.reading = reading;
    this.analysis = analysis;
    this.expressions = expressions;
    this.derived = PlainQuery.derived(select);
    this.exactness = new Exactness(reading);
    Optional<Right> locking =
        query.locks().isEmpty() ? Optional.empty() : Optional.of(Right.CHANGE);
    this.filter = new Filter(reading, analysis, expressions, exactness, fetching, locking);
    this.rows = new Sorting.Rows(analysis.fields(select), analysis.scope(select));
    Optional<SummaryForm> summary =
        reading.rules().evaluation().summary().filter(any -> within || query.locks().isEmpty());
    this.outputs = summary.map(form -> new Outputs(reading, form, within));
    this.grouping =
        summary
            .filter(any -> summarizing.isEmpty() && Grouping.isOne(select))
            .map(
                form ->
                    new Grouping(
                        query,
                        select,
                        form,
                        filter.scalars(analysis.scope(select)),
                        rows,
                        expressions.queries().sorting()));
  }

  /**
   * Takes what can be evaluated out of a query, before it is read; empty where that is nothing, and
   * for a query of which something sees the rows that would be dropped.
   *
   * @param within whether it is itself asked to find or lock rows for another statement
   * @param refused tells whether the query is refused otherwise
   */
  public static Optional<Split> of(
      Query query,
      boolean within,
      StatementReading reading,
      Analysis analysis,
      Expressions expressions,
      BooleanSupplier refused) {
    if (!reading.permission().mayEvaluate() || !(query.body() instanceof Select select)) {
      return Optional.empty();
    }
    Optional<Tail> tail = Tail.of(query.limit(), reading);
    if (tail.isEmpty()) {
      reading.notEvaluated("an unusual form of LIMIT");
      return Optional.empty();
    }
    boolean groups = select.groupBy().isPresent() || select.having().isPresent();
    Optional<Summarizing> summarizing =
        groups
            ? Optional.empty()
            : Summarizing.of(query, select, reading, reading.rules().evaluation())
                .filter(
                    each ->
                        !each.distinct()
                            || !ExpressionTypes.holdsCells(each.argument(), reading, expressions));
    Split split =
        new Split(query, select, tail.get(), summarizing, within, reading, analysis, expressions);
    if (split.grouping.isPresent()
        && !split.distinct().areToldByKeys()
        && split.obstacle(true).isEmpty()
        && refused.getAsBoolean()
        && split.takesGroups()) {
      return Optional.of(split);
    }
    Optional<String> obstacle = split.obstacle(false);
    if (obstacle.isPresent()) {
      reading.notEvaluated(obstacle.get());
      return Optional.empty();
    }
    analysis.requireAll();
    Split rows =
        new Split(query, select, tail.get(), summarizing, within, reading, analysis, expressions);
    if (!rows.takes(refused)) {
      return Optional.empty();
    }
    if (!within) {
      rows.locked =
          FoundRows.ofLocks(
              query, select, tail.get(), rows.filter, rows.rows, expressions, reading);
    }
    rows.grouping = Optional.empty();
    return Optional.of(rows);
  }

  /** Returns how the rows are found that it locks; empty where it does not. */
  public Optional<Finding> finding(Finding.Queries planner) {
    return locked.map(each -> each.finding(query, select, planner));
  }

  private DistinctRows distinct() {
    return new DistinctRows(
        query, select, summarizing, derived, rows, reading, analysis, expressions);
  }

  private Optional<String> obstacle(boolean groups) {
    return PlainQuery.obstacle(
            query,
            select,
            reading.tokens(),
            tail,
            summarizing.isPresent(),
            groups,
            each -> Assigned.isHere(each, within, reading, expressions))
        .or(() -> Optional.ofNullable(FoundRows.obstacle(query, select, tail, reading)));
  }

  /** Takes the groups of rows; tells whether they are known. */
  private boolean takesGroups() {
    List<Expression> written = new ArrayList<>(select.having().stream().toList());
    select.items().forEach(each -> written.add(each.value()));
    query.order().ifPresent(order -> order.items().forEach(each -> written.add(each.value())));
    Grouping groups = grouping.orElseThrow();
    if (!filter.groups(groups, written)) {
      return false;
    }
    analysis.requireAll();
    derived.ifPresent(each -> filter.lift(each, table()));
    filter.take(select);
    if (filter.bounds().isEmpty()) {
      return false;
    }
    groups.take();
    query.limit().ifPresent(reading::evaluate);
    tail.slots().forEach(each -> reading.roles().evaluate(each, ValueTypes.NUMBER, null));
    return true;
  }

  /** Takes what can be taken; tells whether that is anything. */
  private boolean takes(BooleanSupplier refused) {
    extreme =
        summarizing
            .filter(each -> !each.counts())
            .flatMap(each -> Extreme.of(each, select, exactness, reading, expressions));
    if (derived.isPresent() && summarizing.filter(each -> !each.counts()).isEmpty()) {
      filter.lift(derived.get(), table());
    }
    if (extreme.isPresent() || summarizing.filter(each -> !each.counts()).isEmpty()) {
      filter.take(select);
    }
    if (summarizing.isEmpty()
        && !PlainQuery.isDistinct(select)
        && Outputs.isComputed(select)
        && (within || refused.getAsBoolean())) {
      outputs.ifPresent(each -> each.take(select, filter));
    }
    query.order().ifPresent(this::sort);
    boolean computed = outputs.filter(each -> !each.isEmpty()).isPresent();
    if (computed) {
      new NamedOutputs(query, select, rows, outputs.orElseThrow(), reading, analysis)
          .requireNone(ordering.isPresent());
    }
    if (!computed && filter.isEmpty() && ordering.isEmpty() && extreme.isEmpty()) {
      return false;
    }
    // The database would count those rows too that are dropped, or that come later here.
    query.limit().ifPresent(reading::evaluate);
    tail.slots().forEach(each -> reading.roles().evaluate(each, ValueTypes.NUMBER, null));
    return true;
  }

  /** Returns the derived table that is all that is read. */
  private RelationType table() {
    return rows.scope().relations().get(0);
  }

  /** Takes ORDER BY if it can be done in the driver and not in the database. */
  private void sort(OrderBy order) {
    Sorting sorting = expressions.queries().sorting();
    SortKeys sortKeys = new SortKeys(reading, analysis.resolver(), expressions.values(), rows);
    List<SortKeys.SortKey> found =
        sortKeys.of(
            order.items(),
            sorting,
            written -> distinct().isThere() ? Optional.empty() : filter.computed(written, select),
            this::output);
    List<String> ties =
        distinct().isThere()
            ? sortKeys.places()
            : Stream.concat(sortKeys.ties().stream(), tiesWithin(sortKeys)).toList();
    ordering = Ordering.of(order, found, ties, reading, exactness, fetching);
    if (ordering.isPresent()) {
      keys = found;
      reading.evaluate(order);
    }
  }

  /** Returns what is computed for a field; empty where it is delivered as it comes. */
  private Optional<Computed> output(Field field) {
    return outputs.flatMap(each -> each.of(field)).filter(any -> filter.sorts(field, select));
  }

  /** Returns the primary keys of the tables of a derived table, as far as it delivers them. */
  private Stream<String> tiesWithin(SortKeys sortKeys) {
    return derived.stream()
        .flatMap(within -> analysis.fields(within).stream())
        .filter(field -> field.of() != null && sortKeys.isOfPrimaryKey(field.of()))
        .filter(field -> field.name() != null)
        .map(field -> DerivedFields.written(table(), field, reading));
  }

  /** Returns what is fetched, behind what is selected. */
  public List<Field> hidden() {
    return fetching.fields();
  }

  /** Changes the text. */
  private void splice() {
    String among = locked.map(FoundRows::among).orElse("");
    for (Taken each : filter.taken()) {
      reading.splice(each.splice(among, locked.isEmpty(), reading));
      among = "";
    }
    int from = reading.tokens().get(select.from().get(0).place().begin() - 1).begin();
    reading.splice(new Splice.Text(from, from, fetching.added()));
    summarizing.ifPresent(each -> reading.splice(each.splice()));
    outputs.ifPresent(Outputs::splice);
    grouping.ifPresent(Grouping::splice);
    boolean sorts = ordering.isPresent() || (grouping.isPresent() && query.order().isPresent());
    if (tail.isThere() || sorts) {
      int begin =
          sorts
              ? reading.position(query.order().orElseThrow())
              : query.limit().map(reading::position).orElse(0);
      String sent = ordering.map(Ordering::sent).orElse("");
      int end =
          query.locks().isEmpty() ? reading.end(query) : reading.position(query.locks().get(0));
      reading.splice(new Splice.Text(begin, end, query.locks().isEmpty() ? sent : sent + " "));
    }
  }

  /** Returns what is evaluated, and takes it out of a statement that delivers some fields. */
  public Evaluation evaluation(List<Field> fields) {
    if (grouping.isEmpty()) {
      List<@Nullable SourceColumn> needed = new ArrayList<>(filter.delivered().columns());
      keys.stream().filter(key -> key.computed() == null).forEach(key -> needed.add(key.column()));
      distinct().requireSame(needed);
    }
    if (fields.contains(Field.REST)) {
      throw reading.notUnderstood("a condition over columns that are not known");
    }
    if (grouping.isEmpty() && Ordering.isBehind(query, fields.size(), reading)) {
      throw reading.notUnderstood("ORDER BY a place behind the last column");
    }
    Optional<Integer> different =
        summarizing.filter(Summarizing::distinct).map(each -> each.neededBy(fetching));
    fetching.settle(fields, expressions.values());
    splice();
    List<Evaluable> bounds = new ArrayList<>(filter.bounds());
    ordering.ifPresent(each -> bounds.addAll(each.bounds()));
    extreme.ifPresent(each -> bounds.add(each.evaluable()));
    List<Evaluation.Key> sorted =
        new ArrayList<>(ordering.map(each -> each.keys(fetching)).orElse(List.of()));
    extreme.ifPresent(each -> sorted.add(each.key(summarizing.orElseThrow().greatest())));
    grouping.ifPresent(each -> sorted.addAll(each.order(fetching)));
    return new Evaluation(
        filter.delivered().cells(),
        filter.delivered().told(),
        filter.formula(),
        filter.cases(),
        filter.delivered().kept(),
        filter.delivered().moved(),
        sorted,
        new Cut(tail.skipped(), tail.most(), query.limit().map(reading::position).orElse(0)),
        summarizing.map(Summarizing::summary).orElse(Summary.NONE),
        different.map(fetching::place).orElse(0),
        grouping.map(each -> each.at(fetching)).orElse(null),
        grouping
            .map(Grouping::outputs)
            .orElseGet(() -> outputs.map(each -> each.at(fields)).orElse(List.of())),
        fields.size(),
        bounds.stream().mapToInt(Evaluable::rows).min().orElse(UNBOUND),
        bounds.stream().mapToInt(Evaluable::bytes).min().orElse(UNBOUND),
        bounds.stream().allMatch(Evaluable::stopsEarly));
  }
}
