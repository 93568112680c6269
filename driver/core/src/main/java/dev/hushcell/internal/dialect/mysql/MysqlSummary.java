package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.plan.EvaluationRules.SummaryForm;
import java.util.Optional;

/** How a count or another value of all rows is delivered: its name is the call as it is written. */
final class MysqlSummary implements SummaryForm {
  private static final int LONGEST = 60;

  @Override
  public String countType() {
    return "SIGNED";
  }

  @Override
  public Optional<String> label(String function, String written) {
    boolean plain = written.length() <= LONGEST && written.matches("[A-Za-z0-9_.*() ]+");
    return plain ? Optional.of('`' + written + '`') : Optional.empty();
  }
}
