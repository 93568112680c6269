package dev.hushcell.discovery;

import dev.hushcell.policy.ColumnName;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes proposals as the configuration takes them. */
final class ProposalYaml {
  private static final Pattern SIMPLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

  private final StringBuilder out = new StringBuilder();

  String of(Discovery found) {
    line(
        "# proposed from "
            + counted(found.tables(), "table")
            + " with "
            + counted(found.columns(), "column")
            + "; review before use");
    boolean any = found.proposals().stream().anyMatch(each -> each.confidence() != Confidence.LOW);
    line(any ? "columns:" : "columns: {}");
    found.proposals().forEach(this::proposal);
    for (ColumnName column : found.alreadyProtected()) {
      line("  # already protected: " + column);
    }
    found.skipped().forEach(each -> line("  # not looked at: " + each));
    return out.toString();
  }

  private void proposal(Proposal proposal) {
    line("  # " + why(proposal));
    line("  # search: " + proposal.reason());
    if (!proposal.change().isEmpty()) {
      line("  # compare: " + proposal.change());
    }
    String hidden = proposal.confidence() == Confidence.LOW ? "# " : "";
    line("  " + hidden + key(proposal.column()) + ": " + value(proposal));
  }

  private static String why(Proposal proposal) {
    String content =
        proposal.sampled() == 0
            ? "no values seen"
            : proposal.matching() + " of " + counted(proposal.sampled(), "value") + " fit";
    return proposal.kind().words()
        + ", "
        + proposal.confidence().name().toLowerCase(Locale.ROOT)
        + " confidence: "
        + (proposal.named() ? "the name says so; " : "")
        + content;
  }

  private static String value(Proposal proposal) {
    if (!proposal.search().hasEqualCells()) {
      return "{}";
    }
    return switch (proposal.compare()) {
      case UNSPECIFIED -> "{ search: equality }";
      case EXACT -> "{ search: equality, compare: exact }";
      case LOWER -> "{ search: equality, compare: lower }";
      case IGNORE_CASE -> "{ search: equality, compare: ignore-case }";
    };
  }

  private static String key(ColumnName column) {
    String schema = column.table().schema();
    String dotted =
        (schema.isEmpty() ? "" : part(schema) + ".")
            + part(column.table().table())
            + "."
            + part(column.column());
    return dotted.contains("\"") ? "'" + dotted.replace("'", "''") + "'" : dotted;
  }

  private static String part(String name) {
    return SIMPLE.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
