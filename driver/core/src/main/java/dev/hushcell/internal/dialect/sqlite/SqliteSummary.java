package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.plan.Evaluation.Decimals;
import dev.hushcell.internal.plan.EvaluationRules;
import dev.hushcell.internal.plan.EvaluationRules.NameShows;
import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import java.util.Optional;

/** How a count or another value of all rows is delivered: its name is the call as it is written. */
final class SqliteSummary extends SummaryForm {
  SqliteSummary() {
    super("INTEGER", Decimals.OF_VALUE, NameShows.LITERALS);
  }

  @Override
  public Optional<String> label(String function, String written) {
    return written.chars().allMatch(SqliteSummary::isPlain)
        ? Optional.of('"' + written + '"')
        : Optional.empty();
  }

  private static boolean isPlain(int letter) {
    return (letter < 0x80 && Character.isLetterOrDigit(letter)) || "_.*() ".indexOf(letter) >= 0;
  }

  /** A result column has the type of its values. */
  @Override
  public Optional<String> standIn(LogicalType type) {
    return type.family() == Family.TEXT ? Optional.of("''") : Optional.empty();
  }

  @Override
  public Optional<String> name(Expression value, Tokens tokens) {
    return EvaluationRules.writtenLabel(value, tokens)
        .filter(text -> text.chars().allMatch(each -> each >= ' '));
  }

  @Override
  public String aggregated(String function, String argument) {
    return argument;
  }
}
