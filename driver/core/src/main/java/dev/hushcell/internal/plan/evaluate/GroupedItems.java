package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.plan.Scalar;
import dev.hushcell.internal.plan.evaluate.Exactness.Use;
import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Clause.SelectItem;
import dev.hushcell.internal.sql.tree.Computation;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is selected of groups of rows: keys, aggregates, and what is computed of them. */
final class GroupedItems {
  private final GroupKeys of;
  private final Scalars scalars;
  private final StatementReading reading;
  private final Exactness exactness;
  private final SummaryForm form;
  private final List<Item> items = new ArrayList<>();

  GroupedItems(GroupKeys of, Scalars scalars, SummaryForm form) {
    this.of = of;
    this.scalars = scalars;
    this.reading = scalars.reading();
    this.exactness = scalars.exactness();
    this.form = form;
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

  /** Tells whether some are delivered by the database as they are. */
  boolean anyDelivered() {
    return items.stream().anyMatch(each -> each.value() == null);
  }

  /** Takes one; tells whether it is known. */
  boolean takes(SelectItem item) {
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
    if (of.isNumber(written)) {
      items.add(new Item(item, null, null, null, null, null));
      return true;
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
    boolean averages = averages(written) && !isAverage(written);
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

  /** An average has its decimals where it is delivered, or rounded, and nowhere else. */
  static boolean averages(Expression written) {
    return written.nodes(each -> !(each instanceof Operand.Subquery || rounds(each))).stream()
        .anyMatch(GroupedItems::isAverage);
  }

  private static boolean rounds(Node written) {
    return written instanceof Computation.Function call
        && call.last().token().isWord("ROUND")
        && isAverage(call.arguments().get(0).value());
  }

  /** Tells whether an expression is an average, with nothing around it but parentheses. */
  static boolean isAverage(Node written) {
    return written instanceof Operand.Parenthesised inner
        ? isAverage(inner.expression())
        : written instanceof Computation.Function call
            && Aggregates.function(call)
                .filter(Evaluation.Aggregate.Function.AVG::equals)
                .isPresent();
  }

  /** Takes what is computed out of what the database is asked. */
  void take() {
    items.stream()
        .filter(each -> each.model() != null)
        .forEach(each -> reading.evaluate(each.of().value()));
    items.stream()
        .filter(each -> of.isNumber(each.of().value()))
        .forEach(
            each ->
                reading.roles().plain(scalars.types().slot(each.of().value()).stream().toList()));
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

  /** Writes what has the type of what is computed in place of it. */
  void splice() {
    for (Item item : items) {
      if (item.model() != null) {
        reading.splice(item.of().value(), item.model());
      }
    }
  }
}
