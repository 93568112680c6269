package dev.hushcell.explain;

import java.util.List;

/**
 * What became of the statements of a script, in their order. Immutable; tells no value.
 *
 * @param findings one for each statement
 */
public record LintReport(List<Finding> findings) {
  public LintReport {
    findings = List.copyOf(findings);
  }

  /** Returns how many statements would be refused. */
  public int refused() {
    return (int) findings.stream().filter(each -> each.explanation().isRefused()).count();
  }

  /** Returns how many statements touch a protected table and would be sent. */
  public int touching() {
    return (int)
        findings.stream()
            .filter(each -> each.explanation() instanceof Explanation.Touching)
            .count();
  }

  /**
   * Returns a line for each finding and one with the counts, each with a line end.
   *
   * @param name what each finding begins with: that of the file
   */
  public String text(String name) {
    StringBuilder out = new StringBuilder();
    findings.forEach(each -> out.append(name).append(':').append(each.text()).append('\n'));
    return out.append(counts(name)).append('\n').toString();
  }

  private String counts(String name) {
    int passing = findings.size() - refused() - touching();
    return name
        + ": "
        + findings.size()
        + (findings.size() == 1 ? " statement, " : " statements, ")
        + passing
        + " passing, "
        + touching()
        + " touching, "
        + refused()
        + " refused";
  }

  @Override
  public String toString() {
    return text("script");
  }
}
