package dev.hushcell.discovery;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.GroupLeak;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes proposals as the configuration takes them. */
final class ProposalYaml {
  private static final Pattern SIMPLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

  private static final int PER_CENT = 100;

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
    together(found);
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
    proposal.groups().forEach(this::groups);
    String hidden = proposal.confidence() == Confidence.LOW ? "# " : "";
    line("  " + hidden + key(proposal.column()) + ": " + value(proposal));
  }

  private void groups(GroupLeak.Column groups) {
    line(
        String.format(
            Locale.ROOT,
            "  # narrow: %s would tell little: about %d of %d values to a group, of which the"
                + " commonest %s is %.1f %%",
            groups.narrow(),
            groups.values() / groups.narrow().groups(),
            groups.values(),
            groups.narrow().first() == 0 ? "value" : "beginning",
            PER_CENT * groups.shareOfGroup()));
  }

  /** Says of each table with several columns that could have groups what these tell together. */
  private void together(Discovery found) {
    Map<TableName, List<GroupLeak.Column>> tables = new LinkedHashMap<>();
    for (Proposal proposal : found.proposals()) {
      proposal.groups().stream()
          .limit(1)
          .forEach(
              each ->
                  tables
                      .computeIfAbsent(proposal.column().table(), any -> new ArrayList<>())
                      .add(each));
    }
    tables.forEach(
        (table, columns) -> {
          double all =
              columns.stream()
                  .mapToDouble(each -> each.narrow().groups())
                  .reduce(1, (a, b) -> a * b);
          double rows = columns.stream().mapToLong(GroupLeak.Column::values).max().orElse(0);
          if (columns.size() > 1) {
            line(
                String.format(
                    Locale.ROOT,
                    "  # narrow: %s, all %d columns together: about %.1f rows share all groups",
                    table,
                    columns.size(),
                    rows / all));
          }
        });
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
