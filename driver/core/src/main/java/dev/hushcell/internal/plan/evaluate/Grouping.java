package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.plan.Formula;
import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.evaluate.Exactness.Use;
import dev.hushcell.internal.plan.flow.Claims.Role;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.plan.read.Sorting;
import dev.hushcell.internal.sql.tree.Clause.OrderItem;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Groups of rows, of which the driver delivers one row each: of GROUP BY, of an aggregate over all
 * rows, or of DISTINCT. The database delivers the rows themselves; where plain columns make groups
 * it tells by a rank which rows are equal in them.
 */
final class Grouping {
  private final Query query;
  private final Select select;
  private final StatementReading reading;
  private final Exactness exactness;
  private final Scalars scalars;
  private final Aggregates aggregates;
  private final GroupKeys of;
  private final List<Function<Fetching, Evaluation.Key>> keys = new ArrayList<>();
  private final GroupedItems items;
  private final List<Function<Fetching, Evaluation.Key>> sorted = new ArrayList<>();
  private Formula having = new Formula.All(List.of());

  Grouping(
      Query query,
      Select select,
      SummaryForm form,
      Scalars scalars,
      Sorting.Rows rows,
      Sorting sorting) {
    this.query = query;
    this.select = select;
    this.reading = scalars.reading();
    this.exactness = scalars.exactness();
    this.aggregates = new Aggregates();
    this.scalars = scalars.ofGroups(aggregates);
    this.of = new GroupKeys(select, this.scalars, rows, sorting);
    this.items = new GroupedItems(of, this.scalars, form);
  }

  /** Tells whether a query delivers one row for several. */
  static boolean isOne(Select select) {
    boolean known =
        select.items().stream().noneMatch(each -> each.value() instanceof Operand.AllColumns);
    return known && (PlainQuery.isDistinct(select) || isGrouped(select));
  }

  private static boolean isGrouped(Select select) {
    return select.groupBy().isPresent()
        || select.having().isPresent()
        || select.items().stream().anyMatch(each -> Aggregates.isIn(each.value()));
  }

  /** Reads all of it; tells whether all is known. */
  boolean isKnown(Fetching fetching) {
    if (PlainQuery.isDistinct(select) && isGrouped(select)) {
      return false;
    }
    return groups(fetching)
        && select.items().stream().allMatch(items::takes)
        && selects()
        && having()
        && query.order().stream()
            .flatMap(order -> order.items().stream())
            .allMatch(each -> sorts(each, fetching));
  }

  private boolean selects() {
    boolean positions = items.anyDelivered();
    boolean sorts = !sorted.isEmpty() || query.order().isPresent();
    return (!positions && !sorts) || exactness.rules().nulls().isPresent();
  }

  private boolean groups(Fetching fetching) {
    List<Expression> written = new ArrayList<>();
    if (PlainQuery.isDistinct(select)) {
      select.items().forEach(each -> written.add(each.value()));
    } else if (select.groupBy().isPresent()) {
      boolean usual =
          select.groupBy().get().words().isEmpty()
              && select.groupBy().get().groupings().stream()
                  .allMatch(each -> each.kind().isEmpty());
      if (!usual) {
        return false;
      }
      select.groupBy().get().groupings().forEach(each -> written.addAll(each.values()));
    }
    List<String> plain = new ArrayList<>();
    List<Expression> others = new ArrayList<>();
    for (Expression each : written) {
      Optional<Expression> meant =
          PlainQuery.isDistinct(select) ? Optional.of(each) : of.meant(each, false);
      if (meant.isEmpty()) {
        return false;
      }
      if (!groups(meant.get().bare(), plain)) {
        others.add(meant.get().bare());
      }
    }
    if (!others.stream().allMatch(of::isSameInGroup)) {
      return false;
    }
    if (!plain.isEmpty()) {
      int rank = fetching.told(rank(String.join(", ", plain)));
      keys.add(places -> new Evaluation.Key.Rank(places.place(rank)));
    }
    return true;
  }

  /** Takes a key whose values the driver or the database compares; tells whether it is one. */
  private boolean groups(Expression key, List<String> plain) {
    of.add(key);
    if (scalars.types().cells(key).isEmpty()) {
      boolean ranked = isRanked(key);
      if (ranked) {
        plain.add(reading.text(key));
      }
      return ranked;
    }
    Optional<Context> context =
        scalars
            .types()
            .context(List.of(key), Right.RANGE, Use.EQUALITY)
            .or(() -> scalars.types().context(List.of(key), Right.ORDER, Use.EQUALITY))
            .filter(each -> !each.ignoresCase());
    Optional<Scalar> value = context.flatMap(each -> scalars.ofRows().read(key, each));
    value.ifPresent(
        each ->
            keys.add(
                places ->
                    new Evaluation.Key.Computed(
                        each, List.of(), context.get().order(), false, false, 0)));
    return value.isPresent();
  }

  private static String rank(String order) {
    return "DENSE_RANK() OVER (ORDER BY " + order + ")";
  }

  /** Only columns are ranked: what is computed could fail, and a number would be a place. */
  private boolean isRanked(Expression key) {
    return exactness.rules().nulls().isPresent()
        && key instanceof ColumnName name
        && scalars.expressions().read(name).equals(Provenance.plain());
  }

  private boolean having() {
    if (select.having().isEmpty()) {
      return true;
    }
    Expression condition = select.having().get();
    boolean named = !of.named(condition).isEmpty();
    Optional<Formula> read =
        named || GroupedItems.averages(condition) || !of.isDetermined(condition)
            ? Optional.empty()
            : scalars.formulas().of(condition, scalars);
    read.ifPresent(each -> having = each);
    return read.isPresent();
  }

  private boolean sorts(OrderItem item, Fetching fetching) {
    Optional<Expression> meant = of.meant(item.value(), true).map(Expression::bare);
    boolean known =
        meant.isPresent()
            && of.isDetermined(meant.get())
            && !GroupedItems.averages(meant.get())
            && exactness.rules().nulls().isPresent()
            && (item.nulls().isEmpty() || exactness.rules().nullsSaid());
    if (!known) {
      return false;
    }
    Expression key = meant.get();
    if (scalars.types().cells(key).isEmpty() && !Aggregates.isIn(key)) {
      String direction =
          " " + reading.tokens().written(item.value().place().end(), item.place().end());
      int rank = fetching.told(rank(reading.text(key) + direction));
      sorted.add(places -> new Evaluation.Key.Rank(places.place(rank)));
      return isRanked(key);
    }
    Optional<Scalars.Read> value = scalars.read(List.of(key), Right.ORDER, Use.ORDER);
    value
        .map(read -> Computed.of(read, List.of()))
        .ifPresent(each -> sorted.add(Ordering.key(item, each, exactness.rules(), fetching)));
    return value.isPresent();
  }

  /** Takes it out of what the database is asked. */
  void take() {
    reading.claims().claim(of.labels(), Role.LABEL);
    reading.evaluate(select);
    select.having().ifPresent(reading::evaluate);
    query.order().ifPresent(reading::evaluate);
    items.take();
    List<Expression> places = new ArrayList<>();
    select
        .groupBy()
        .ifPresent(each -> each.groupings().forEach(one -> places.addAll(one.values())));
    query.order().ifPresent(each -> each.items().forEach(one -> places.add(one.value())));
    for (Expression each : places) {
      reading.roles().plain(scalars.types().slot(each).stream().toList());
      ExpressionTypes.types(each).forEach(reading.roles()::form);
    }
  }

  Evaluation.Grouping at(Fetching fetching) {
    return new Evaluation.Grouping(
        keys.stream().map(each -> each.apply(fetching)).toList(),
        aggregates.all(),
        having,
        select.groupBy().isEmpty() && !PlainQuery.isDistinct(select));
  }

  List<Evaluation.Key> order(Fetching fetching) {
    return sorted.stream().map(each -> each.apply(fetching)).toList();
  }

  List<Evaluation.Output> outputs() {
    return items.outputs();
  }

  /** Writes what the database is asked instead. */
  void splice() {
    items.splice();
    if (PlainQuery.isDistinct(select)) {
      int at = select.place().begin();
      while (!reading.tokens().isWord(at, "DISTINCT")) {
        at++;
      }
      reading.splice(
          new Splice.Text(reading.tokens().get(at).begin(), reading.tokens().get(at).end(), ""));
    }
    List<Node> clauses = new ArrayList<>(select.groupBy().stream().toList());
    select.having().ifPresent(clauses::add);
    if (!clauses.isEmpty()) {
      int begin =
          select.groupBy().isPresent()
              ? reading.position(clauses.get(0))
              : reading.tokens().get(clauses.get(0).place().begin() - 1).begin();
      reading.splice(new Splice.Text(begin, reading.end(clauses.get(clauses.size() - 1)), ""));
    }
  }
}
