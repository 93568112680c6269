package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.Right;
import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.EvaluationRules.NullOrder;
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
import dev.hushcell.internal.sql.tree.Clause.SelectItem;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.Query;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
  private final SummaryForm form;
  private final Scalars scalars;
  private final Aggregates aggregates;
  private final GroupKeys of;
  private final List<Function<Fetching, Evaluation.Key>> keys = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
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
    this.form = form;
    this.aggregates = new Aggregates();
    this.scalars = scalars.ofGroups(aggregates);
    this.of = new GroupKeys(select, this.scalars, rows, sorting);
  }

  /**
   * What is selected.
   *
   * @param value what is computed; null where the database delivers it
   * @param model how it is written so that the database tells its type; null where it is a column
   * @param column the protected column that it is; null for anything else
   */
  private record Item(
      SelectItem of,
      @Nullable Scalar value,
      @Nullable Context context,
      @Nullable String model,
      @Nullable ProtectedColumn column,
      @Nullable String label) {}

  /** Tells whether a query delivers one row for several. */
  static boolean isOne(Select select) {
    boolean made = PlainQuery.isDistinct(select) || select.groupBy().isPresent();
    boolean known =
        select.items().stream().noneMatch(each -> each.value() instanceof Operand.AllColumns);
    boolean counts =
        select.having().isPresent()
            || select.items().stream().anyMatch(each -> Aggregates.isIn(each.value()));
    return known && (made || counts);
  }

  private boolean isGrouped() {
    return select.groupBy().isPresent()
        || select.having().isPresent()
        || select.items().stream().anyMatch(each -> Aggregates.isIn(each.value()));
  }

  /** Reads all of it; tells whether all is known. */
  boolean isKnown(Fetching fetching) {
    if (PlainQuery.isDistinct(select) && isGrouped()) {
      return false;
    }
    return groups(fetching)
        && select.items().stream().allMatch(this::takes)
        && selects()
        && having()
        && query.order().stream()
            .flatMap(order -> order.items().stream())
            .allMatch(each -> sorts(each, fetching));
  }

  private boolean selects() {
    boolean positions = items.stream().anyMatch(each -> each.value() == null);
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
    for (Expression each : written) {
      Optional<Expression> meant =
          PlainQuery.isDistinct(select) ? Optional.of(each) : of.meant(each, false);
      if (meant.isEmpty() || !groups(GroupKeys.bare(meant.get()), plain)) {
        return false;
      }
    }
    if (!plain.isEmpty()) {
      int rank = fetching.told(rank(String.join(", ", plain)));
      keys.add(places -> new Evaluation.Key.Rank(places.place(rank)));
    }
    return true;
  }

  private boolean groups(Expression key, List<String> plain) {
    of.add(key);
    if (scalars.types().cells(key).isEmpty()) {
      plain.add(reading.text(key));
      return isRanked(key);
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

  private boolean takes(SelectItem item) {
    Expression written = item.value();
    if (!of.isDetermined(written)) {
      return false;
    }
    if (written instanceof ColumnName name) {
      Provenance value = scalars.expressions().read(name);
      boolean opens = exactness.evaluable(value).isPresent();
      Context context =
          opens ? scalars.types().context(List.of(written), null, Use.READ).orElse(null) : null;
      Optional<Scalar> opened = context == null ? Optional.empty() : scalars.read(written, context);
      items.add(
          new Item(
              item,
              opened.orElse(null),
              context,
              null,
              value instanceof Provenance.Cell cell ? cell.column() : null,
              null));
      return opened.isPresent()
          || value.equals(Provenance.plain())
          || value instanceof Provenance.Cell;
    }
    if (scalars.types().cells(written).isEmpty() && !Aggregates.isIn(written)) {
      return false;
    }
    Optional<String> label =
        item.alias().isPresent() ? Optional.of("") : form.name(written, reading.tokens());
    if (label.isEmpty()) {
      reading.notEvaluated("a result column without a name; give it one with AS");
      return false;
    }
    boolean averages =
        averages(written)
            && !(GroupKeys.bare(written) instanceof Computation.Function call
                && Aggregates.function(call).isPresent());
    Optional<Context> context = scalars.types().context(List.of(written), null, Use.READ);
    Optional<Scalar> value =
        averages ? Optional.empty() : context.flatMap(each -> scalars.read(written, each));
    Optional<String> model =
        value.flatMap(any -> Models.of(written, context.get().family(), false, scalars, form));
    model.ifPresent(
        each ->
            items.add(
                new Item(
                    item,
                    value.get(),
                    context.get(),
                    each,
                    null,
                    item.alias().isPresent() ? null : label.get())));
    return model.isPresent();
  }

  /** An average has its decimals where it is delivered only. */
  private static boolean averages(Expression written) {
    return ExpressionTypes.nodes(written).stream()
        .anyMatch(
            each ->
                each instanceof Computation.Function call
                    && Aggregates.function(call)
                        .filter(Evaluation.Aggregate.Function.AVG::equals)
                        .isPresent());
  }

  private boolean having() {
    if (select.having().isEmpty()) {
      return true;
    }
    Expression condition = select.having().get();
    boolean named =
        ExpressionTypes.names(condition).stream()
            .anyMatch(
                name ->
                    name.qualifier().isEmpty()
                        && select.items().stream()
                            .flatMap(item -> item.alias().stream())
                            .anyMatch(
                                each -> reading.naming().mayBe(name.last().name(), each.name())));
    Optional<Formula> read =
        named || averages(condition) || !of.isDetermined(condition)
            ? Optional.empty()
            : scalars.formulas().of(condition, scalars);
    read.ifPresent(each -> having = each);
    return read.isPresent();
  }

  private boolean sorts(OrderItem item, Fetching fetching) {
    Optional<Expression> meant = of.meant(item.value(), true).map(GroupKeys::bare);
    Optional<NullOrder> nulls = exactness.rules().nulls();
    boolean known =
        meant.isPresent()
            && of.isDetermined(meant.get())
            && !averages(meant.get())
            && nulls.isPresent()
            && (item.nulls().isEmpty() || exactness.rules().nullsSaid());
    if (!known) {
      return false;
    }
    Expression key = meant.get();
    if (scalars.types().cells(key).isEmpty() && !Aggregates.isIn(key)) {
      String direction = reading.tokens().text(reading.end(item.value()), reading.end(item));
      int rank = fetching.told(rank(reading.text(key) + direction));
      sorted.add(places -> new Evaluation.Key.Rank(places.place(rank)));
      return isRanked(key);
    }
    Optional<Context> context = scalars.types().context(List.of(key), Right.ORDER, Use.ORDER);
    Optional<Scalar> value = context.flatMap(each -> scalars.read(key, each));
    if (value.isEmpty()) {
      return false;
    }
    boolean set = nulls.get() == NullOrder.SET && item.nulls().isEmpty();
    int told = set ? fetching.told(form.nullsFirst(item.descending() ? " DESC" : "")) : -1;
    boolean first =
        item.nulls().isEmpty()
            ? item.descending() == (nulls.get() == NullOrder.HIGH)
            : item.nulls().equals("FIRST");
    sorted.add(
        places ->
            new Evaluation.Key.Computed(
                value.get(),
                List.of(),
                context.get().order(),
                item.descending(),
                first,
                told < 0 ? 0 : places.place(told)));
    return true;
  }

  /** Takes it out of what the database is asked. */
  void take() {
    reading.claims().claim(of.labels(), Role.LABEL);
    reading.evaluate(select);
    select.having().ifPresent(reading::evaluate);
    query.order().ifPresent(reading::evaluate);
    items.stream()
        .filter(each -> each.model() != null)
        .forEach(each -> reading.evaluate(each.of().value()));
    List<Expression> places = new ArrayList<>();
    select
        .groupBy()
        .ifPresent(each -> each.groupings().forEach(one -> places.addAll(one.values())));
    query.order().ifPresent(each -> each.items().forEach(one -> places.add(one.value())));
    places.forEach(each -> reading.roles().plain(scalars.types().slot(each).stream().toList()));
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
    List<Evaluation.Output> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      if (item.value() != null && item.context() != null) {
        all.add(
            new Evaluation.Output(
                i + 1,
                item.context().family(),
                item.value(),
                item.label(),
                item.column() == null ? null : item.column().type(),
                item.context().type().scale(),
                form.decimals()));
      }
    }
    return all;
  }

  List<Splice> splices() {
    List<Splice> all = new ArrayList<>();
    for (Item item : items) {
      if (item.model() != null) {
        Expression written = item.of().value();
        all.add(new Splice.Text(reading.position(written), reading.end(written), item.model()));
      }
    }
    if (PlainQuery.isDistinct(select)) {
      int at = select.place().begin();
      while (!reading.tokens().isWord(at, "DISTINCT")) {
        at++;
      }
      all.add(
          new Splice.Text(reading.tokens().get(at).begin(), reading.tokens().get(at).end(), ""));
    }
    List<Node> clauses = new ArrayList<>(select.groupBy().stream().toList());
    select.having().ifPresent(clauses::add);
    if (!clauses.isEmpty()) {
      int begin =
          select.groupBy().isPresent()
              ? reading.position(clauses.get(0))
              : reading.tokens().get(clauses.get(0).place().begin() - 1).begin();
      all.add(new Splice.Text(begin, reading.end(clauses.get(clauses.size() - 1)), ""));
    }
    return all;
  }

  List<Evaluable> bounds() {
    return scalars.gathered().cells().stream().map(Gathered.Cell::evaluable).toList();
  }
}
