package dev.hushcell.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a dry run found out so far. Immutable; tells no value.
 *
 * @param texts number of SQL texts that were looked at; one that came again at once counts once
 * @param passing how many of them touch nothing that is declared
 * @param untold how many could not be judged: the database did not answer, or there were too many
 * @param findings each distinct statement on a declared table, in the order in which they came
 */
public record DryRunReport(long texts, long passing, long untold, List<DryRunFinding> findings) {
  public DryRunReport {
    findings = List.copyOf(findings);
  }

  /** Returns how many distinct statements would be refused. */
  public int refused() {
    return (int) findings.stream().filter(each -> each.explanation().isRefused()).count();
  }

  /** Returns how many distinct statements would be refused, by code. */
  public Map<String, Integer> refusedByCode() {
    Map<String, Integer> counts = new TreeMap<>();
    for (DryRunFinding finding : findings) {
      if (finding.explanation() instanceof Explanation.Refused refused) {
        counts.merge(refused.code(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** Returns one line with the counts. */
  public String text() {
    String codes =
        refusedByCode().entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining(", "));
    return "dry run: "
        + texts
        + " texts, "
        + passing
        + " passing; "
        + findings.size()
        + " distinct statements on declared tables, "
        + refused()
        + " would be refused"
        + (codes.isEmpty() ? "" : " (" + codes + ")")
        + (untold == 0 ? "" : "; " + untold + " could not be judged");
  }

  /**
   * Returns all of it for people to read: the counts, then a line for each statement that would be
   * refused, by code, then one for each other.
   */
  public String listing() {
    StringBuilder out = new StringBuilder(text()).append('\n');
    append(out, "would be refused", sorted(true));
    append(out, "would work", sorted(false));
    return out.toString();
  }

  private List<String> sorted(boolean refused) {
    return findings.stream()
        .filter(each -> each.explanation().isRefused() == refused)
        .sorted(Comparator.comparing(DryRunFinding::code))
        .map(DryRunFinding::text)
        .toList();
  }

  private static void append(StringBuilder out, String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      out.append(heading).append(":\n");
      lines.forEach(line -> out.append("  ").append(line).append('\n'));
    }
  }

  @Override
  public String toString() {
    return text();
  }
}
