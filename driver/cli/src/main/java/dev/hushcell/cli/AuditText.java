package dev.hushcell.cli;

import dev.hushcell.admin.AuditFinding;
import dev.hushcell.admin.AuditMark;
import dev.hushcell.admin.AuditReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a verification of an audit looks like. */
final class AuditText {
  private AuditText() {}

  /** What is printed as JSON. */
  private record Verified(
      boolean sound,
      long lines,
      @Nullable String last,
      @Nullable String from,
      @Nullable String to,
      long checked,
      Map<UUID, Long> others,
      long trailing,
      long older,
      List<String> origins,
      boolean counted,
      int unended,
      long found,
      List<AuditFinding> findings) {}

  static Record json(AuditReport report) {
    return new Verified(
        report.isSound(),
        report.lines(),
        report.last().map(AuditMark::toString).orElse(null),
        report.from().orElse(null),
        report.to().orElse(null),
        report.checked(),
        new TreeMap<>(report.others()),
        report.trailing(),
        report.older(),
        report.origins(),
        report.counted(),
        report.unended(),
        report.found(),
        report.findings());
  }

  static void write(AuditReport report, PrintWriter out) {
    for (AuditFinding each : report.findings()) {
      out.printf(
          "TROUBLE     %s%s: %s: %s%n",
          each.file(),
          each.line() == 0 ? "" : ", line " + each.line(),
          each.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          each.what());
    }
    if (report.found() > report.findings().size()) {
      out.printf("TROUBLE     and %d more%n", report.found() - report.findings().size());
    }
    out.printf(
        "lines       %d%s, %s%n",
        report.lines(),
        report.from().map(from -> " from " + from + " to " + report.to().orElse("")).orElse(""),
        verdict(report));
    report.origins().forEach(file -> out.printf("begun as    %s%n", file));
    notes(report, out);
    report
        .last()
        .ifPresent(last -> out.printf("last        %s (note it elsewhere, for --noted)%n", last));
  }

  private static String verdict(AuditReport report) {
    if (!report.isSound()) {
      return "not proved to be as they were written";
    }
    if (report.lines() == 0) {
      return "so nothing was checked";
    }
    if (report.older() > 0) {
      return "unchanged, but their beginning is not proved";
    }
    return report.checked() == report.lines()
        ? "as they were written"
        : report.checked() + " of this database as they were written, the others not checked";
  }

  private static void notes(AuditReport report, PrintWriter out) {
    new TreeMap<>(report.others())
        .forEach(
            (catalogue, lines) ->
                out.printf(
                    "note        lines of catalogue %s: %d, not checked; verify the file with its"
                        + " database, too%n",
                    catalogue, lines));
    if (report.trailing() > 0) {
      out.printf(
          "note        lines behind the last one of this database: %d; others of this database"
              + " could have been there%n",
          report.trailing());
    }
    if (report.older() > 0) {
      out.printf(
          "note        lines without a start, by an older version: %d; that whole files were"
              + " removed"
              + " before them would not show%n",
          report.older());
    }
    if (!report.counted()) {
      out.println(
          "note        nothing outside the audit counts its starts (the key store keeps no pins);"
              + " that a whole file was replaced by a later one would not show");
    }
    if (report.unended() > 0) {
      out.printf(
          "note        sessions without an end: %d; they go on, or their process was killed%n",
          report.unended());
    }
  }
}
