package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import java.util.Optional;

/** How a count or another value of all rows is delivered: its name is the call as it is written. */
final class SqliteSummary implements SummaryForm {
  @Override
  public String countType() {
    return "INTEGER";
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
}
