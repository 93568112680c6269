package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.plan.Evaluation.Decimals;
import dev.hushcell.internal.plan.EvaluationRules.NameShows;
import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.policy.LogicalType;
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

  @Override
  public Optional<String> standIn(LogicalType type) {
    return Optional.of("CAST(NULL AS " + type.declared() + ")");
  }

  @Override
  public Optional<String> name(Expression value, Tokens tokens) {
    return new PostgresLabels(tokens).of(value);
  }

  @Override
  public NameShows nameShows() {
    return NameShows.NOTHING;
  }

  @Override
  public Decimals decimals() {
    return Decimals.OF_VALUE;
  }

  @Override
  public String aggregated(String function, String argument) {
    return "(SELECT " + function + "(" + argument + "))";
  }
}
