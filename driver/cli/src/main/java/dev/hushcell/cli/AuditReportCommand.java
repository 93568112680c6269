package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.AuditUse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows who used how many cells, so that limits can be chosen. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell audit report audit.jsonl",
    description = {
      "Shows how many cells of each column each profile and user opened.",
      "In all, and at most in a minute, an hour, a day and by one statement; of columns with a"
          + " key for each tenant, also whose cells they were. Reads only the files, and verifies"
          + " nothing."
    })
final class AuditReportCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The files of the audit, the oldest first; usually one.")
  private List<Path> files = new ArrayList<>();

  /** A time of its own. */
  enum Each {
    MINUTE(ChronoUnit.MINUTES),
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    Each(ChronoUnit unit) {
      this.unit = unit;
    }
  }

  @Option(
      names = "--each",
      paramLabel = "TIME",
      description = "Show each minute, hour or day (UTC) by itself: ${COMPLETION-CANDIDATES}.")
  private @Nullable Each each;

  @Override
  public Integer call() throws SQLException {
    AuditUse use = Hushcell.auditUse(files, Optional.ofNullable(each).map(time -> time.unit));
    output.print(use, out -> AuditUseText.write(use, out));
    return 0;
  }
}
