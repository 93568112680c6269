package dev.hushcell.explain;

/**
 * What would become of a statement that a dry run passed on.
 *
 * @param statement the statement, its literals as {@code <text>}, {@code <number>} or {@code
 *     <bytes>}, without comments
 * @param explanation what would become of it; of a refusal, the place is one in the text as the
 *     application wrote it
 */
public record DryRunFinding(String statement, Explanation explanation) {
  /** Returns what tells it from other findings: the statement, and the code of a refusal. */
  public String key() {
    return code() + " " + statement;
  }

  /** Returns the code of a refusal; empty when the statement would work. */
  public String code() {
    return explanation instanceof Explanation.Refused refused ? refused.code() : "";
  }

  /** Returns one line for people to read, which tells no value. */
  public String text() {
    String place =
        explanation instanceof Explanation.Refused refused
            ? refused.place().map(each -> " (at " + each + ")").orElse("")
            : "";
    return Finding.told(explanation) + place + ": " + statement;
  }

  @Override
  public String toString() {
    return text();
  }
}
