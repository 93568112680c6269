package dev.hushcell.internal.plan.evaluate;

import dev.hushcell.internal.plan.Evaluation;
import dev.hushcell.internal.plan.Evaluation.Decimals;
import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.plan.ValueTypes;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.Name;
import dev.hushcell.internal.sql.tree.Clause.SelectItem;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Operand.ColumnName;
import dev.hushcell.internal.sql.tree.QueryBody.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Expressions over cells in the list of what is selected, which the driver computes. The database
 * delivers NULL of their type in their place.
 */
final class Outputs {
  private final StatementReading reading;
  private final SummaryForm form;
  private final boolean within;
  private final List<Taken> taken = new ArrayList<>();

  /**
   * Starts with none.
   *
   * @param within whether nobody but the driver reads them
   */
  Outputs(StatementReading reading, SummaryForm form, boolean within) {
    this.reading = reading;
    this.form = form;
    this.within = within;
  }

  /**
   * One of them.
   *
   * @param typed whether the database tells its type
   * @param label what it is called where the statement does not say so; null where it does
   */
  private record Taken(
      SelectItem item, Computed value, String model, boolean typed, @Nullable String label) {}

  /** Takes what can be computed of the items that hold cells. */
  void take(Select select, Filter filter) {
    for (SelectItem item : select.items()) {
      if (!(item.value() instanceof Operand.ColumnName)
          && !(item.value() instanceof Operand.AllColumns)
          && (!within || isAssigned(item))) {
        take(item, filter, select);
      }
    }
  }

  /** Of a query of the driver's own, nothing else is read but keys. */
  private static boolean isAssigned(SelectItem item) {
    return item.alias()
        .map(each -> each.name().text().toLowerCase(Locale.ROOT))
        .filter(each -> each.startsWith(FoundRows.VALUE))
        .isPresent();
  }

  private void take(SelectItem item, Filter filter, Select select) {
    Optional<String> label =
        item.alias().isPresent() ? Optional.of("") : form.name(item.value(), reading.tokens());
    if (label.isEmpty()) {
      reading.notEvaluated("a result column without a name; give it one with AS");
      return;
    }
    filter
        .output(item.value(), select, form, within)
        .ifPresent(
            each -> {
              reading.evaluate(item.value());
              taken.add(
                  new Taken(
                      item,
                      each.value(),
                      each.model(),
                      each.typed(),
                      item.alias().isPresent() ? null : label.get()));
            });
  }

  boolean isEmpty() {
    return taken.isEmpty();
  }

  /** Tells whether an expression of the list is one of them. */
  Optional<Computed> of(Expression written) {
    return taken.stream()
        .filter(each -> each.item().value() == written)
        .map(Taken::value)
        .findFirst();
  }

  /** Tells whether a field is one of them. */
  Optional<Computed> of(Field field) {
    return field.origin() instanceof Field.Origin.Selected selected
        ? of(selected.item().value())
        : Optional.empty();
  }

  /** Tells whether a name may be that of one of them. */
  boolean mayBe(Name name) {
    return taken.stream()
        .flatMap(each -> each.item().alias().stream())
        .anyMatch(each -> reading.naming().mayBe(name, each.name()));
  }

  List<Evaluation.Output> at(List<Field> fields) {
    List<Evaluation.Output> all = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      for (Taken each : taken) {
        if (fields.get(i).origin() instanceof Field.Origin.Selected selected
            && selected.item().equals(each.item())) {
          all.add(
              new Evaluation.Output(
                  i + 1,
                  each.value().type().family(),
                  each.value().value(),
                  each.label(),
                  each.typed() ? null : ValueTypes.of(each.value().type().family()),
                  each.value().type().scale(),
                  each.typed() ? form.decimals() : Decimals.OF_VALUE));
        }
      }
    }
    return all;
  }

  /** Writes what has the type of what is computed in place of it. */
  void splice() {
    taken.forEach(each -> reading.splice(each.item().value(), each.model()));
  }

  /** Tells whether something else than columns is selected. */
  static boolean isComputed(Select select) {
    return select.items().stream()
        .anyMatch(
            each ->
                !(each.value() instanceof ColumnName)
                    && !(each.value() instanceof Operand.AllColumns));
  }
}
