package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.plan.EvaluationRules.NameShows;
import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.plan.StatementPlan.ParameterRole;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.analysis.Analysis;
import dev.hushcell.internal.plan.analysis.Field;
import dev.hushcell.internal.plan.flow.StatementReading;
import dev.hushcell.internal.sql.tree.Clause.SelectItem;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.QueryBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What result columns without AS are called. A database that calls them as they are written would
 * show cells where the application has literals.
 */
record ResultLabels(
    StatementReading reading,
    Analysis analysis,
    List<Splice> splices,
    List<ParameterRole> parameters) {
  /**
   * Returns the names of those columns that the database is sent in another form than they are
   * written in, by their places, from 1, where it is known what it would call them.
   */
  Map<Integer, String> of(List<Field> fields) {
    Optional<SummaryForm> form = reading.rules().evaluation().summary();
    Map<Integer, String> labels = new HashMap<>();
    boolean shown = form.isPresent() && form.get().nameShows() != NameShows.NOTHING;
    for (int i = 0; shown && i < fields.size(); i++) {
      int place = i + 1;
      item(fields.get(i))
          .map(SelectItem::value)
          .filter(each -> isChanged(each, form.get()))
          .flatMap(each -> form.get().name(each, reading.tokens()))
          .ifPresent(each -> labels.put(place, each));
    }
    return labels;
  }

  /** Returns what a field is of that nothing gives a name to. */
  private Optional<SelectItem> item(Field field) {
    if (field.name() != null) {
      return Optional.empty();
    }
    if (field.origin() instanceof Field.Origin.Selected selected) {
      return Optional.of(selected.item()).filter(each -> !reading.isEvaluated(each.value()));
    }
    if (field.origin() instanceof Field.Origin.Common common) {
      return item(common.of());
    }
    return field.origin() instanceof Field.Origin.Combined combined
            && first(combined.body()) instanceof QueryBody.Select select
        ? item(analysis.fields(select).get(combined.place()))
        : Optional.empty();
  }

  private static QueryBody first(QueryBody body) {
    return body instanceof QueryBody.SetOperation operation ? first(operation.first()) : body;
  }

  private boolean isChanged(Expression written, SummaryForm form) {
    int begin = reading.position(written);
    int end = reading.end(written);
    return splices.stream().anyMatch(each -> each.begin() >= begin && each.begin() < end)
        || (form.nameShows() == NameShows.VALUES
            && reading.parameters(written).stream()
                .anyMatch(each -> !(parameters.get(each - 1) instanceof ParameterRole.Plain)));
  }
}
