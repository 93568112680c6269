package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.AuditMark;
import dev.hushcell.admin.AuditReport;
import dev.hushcell.admin.AuditTerms;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell audit verify audit.jsonl",
    description = {
      "Checks, with the keys of the database, that all lines of an audit are as they were written.",
      "Ends with 1 when one is not, or cannot be proved."
    })
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
              + " be there, or the files begin right behind it.")
  private @Nullable String noted;

  @Option(
      names = "--other-catalogue",
      paramLabel = "UUID",
      description =
          "A catalogue of another database that writes the same file: its lines are counted, not"
              + " checked. May be repeated.")
  private List<UUID> others = new ArrayList<>();

  @Option(
      names = "--perhaps-empty",
      paramLabel = "FILE",
      description = "One of the files that may be missing or have no line yet. May be repeated.")
  private List<Path> perhapsEmpty = new ArrayList<>();

  @Option(
      names = "--start",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description =
          "With which start the files begin, if what was written before is gone or was verified"
              + " alone.")
  private int start;

  @Option(
      names = "--older-format",
      description = "An older version of Hushcell began the audit, so that it has no start.")
  private boolean older;

  @Override
  public Integer call() throws SQLException {
    AuditTerms terms = terms();
    try (Connection connection = target.open()) {
      AuditReport report = Hushcell.verifyAudit(connection, files, terms);
      output.print(AuditText.json(report), out -> AuditText.write(report, out));
      return report.isSound() ? 0 : HushcellCommand.FOUND;
    }
  }

  private AuditTerms terms() {
    for (Path file : perhapsEmpty) {
      if (!files.contains(file)) {
        throw new UsageException(
            "--perhaps-empty: " + file + " is not among the files; name it there, too");
      }
    }
    return new AuditTerms(mark(), start, Set.copyOf(others), Set.copyOf(perhapsEmpty), older);
  }

  private Optional<AuditMark> mark() {
    try {
      return Optional.ofNullable(noted).map(AuditMark::parse);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--noted: " + e.getMessage());
    }
  }
}
