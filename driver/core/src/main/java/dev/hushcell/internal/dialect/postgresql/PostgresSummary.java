package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import java.util.Locale;
import java.util.Optional;

/** How PostgreSQL delivers a count or another value of all rows: it names it by the function. */
final class PostgresSummary implements SummaryForm {
  @Override
  public String countType() {
    return "BIGINT";
  }

  @Override
  public Optional<String> label(String function, String written) {
    return Optional.of(function.toLowerCase(Locale.ROOT));
  }
}
