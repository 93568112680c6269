package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.AuditFinding;
import dev.hushcell.admin.AuditMark;
import dev.hushcell.admin.AuditReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds out whether an audit is as it was written. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Tells whether lines of an audit were changed, removed, added or moved, by the keys of the"
            + " database. Ends with 1 when some were.")
final class AuditVerifyCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The files of the audit, the oldest first; usually one.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--noted",
      paramLabel = "NUMBER:HASH",
      description =
          "The last line when the audit was verified before, as it was printed then: it must still"
              + " be there.")
  private @Nullable String noted;

  /** What is printed as JSON. */
  record Verified(
      boolean sound,
      long lines,
      @Nullable String last,
      @Nullable String from,
      @Nullable String to,
      long unchecked,
      int unended,
      long found,
      List<AuditFinding> findings) {
    static Verified of(AuditReport report) {
      return new Verified(
          report.isSound(),
          report.lines(),
          report.last().map(AuditMark::toString).orElse(null),
          report.from().orElse(null),
          report.to().orElse(null),
          report.unchecked(),
          report.unended(),
          report.found(),
          report.findings());
    }
  }

  @Override
  public Integer call() throws SQLException {
    Optional<AuditMark> mark = mark();
    try (Connection connection = target.open()) {
      AuditReport report = Hushcell.verifyAudit(connection, files, mark);
      output.print(Verified.of(report), out -> write(report, out));
      return report.isSound() ? 0 : HushcellCommand.FOUND;
    }
  }

  private Optional<AuditMark> mark() {
    try {
      return Optional.ofNullable(noted).map(AuditMark::parse);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--noted: " + e.getMessage());
    }
  }

  private static void write(AuditReport report, PrintWriter out) {
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
        report.isSound() ? "as they were written" : "not as they were written");
    if (report.unchecked() > 0) {
      out.printf(
          "note        lines of other databases: %d; verify the audit with these, too%n",
          report.unchecked());
    }
    if (report.unended() > 0) {
      out.printf(
          "note        sessions without an end: %d; they go on, or their process was killed%n",
          report.unended());
    }
    report
        .last()
        .ifPresent(last -> out.printf("last        %s (note it elsewhere, for --noted)%n", last));
  }
}
