package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.RewritingStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the jobs that rewrite columns. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell column status",
    description = "Shows jobs that rewrite columns; exit code 1 while one is not over.")
final class ColumnStatusCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  /** What is printed as JSON. */
  record Jobs(List<RewritingStatus> jobs) {}

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      List<RewritingStatus> jobs = Hushcell.columns(connection).status();
      output.print(
          new Jobs(jobs),
          out -> {
            jobs.forEach(job -> JobText.write(job, out));
            if (jobs.isEmpty()) {
              out.println("no job is on record");
            }
          });
      return jobs.stream().allMatch(ColumnStatusCommand::isOver) ? 0 : HushcellCommand.FOUND;
    }
  }

  static boolean isOver(RewritingStatus job) {
    return switch (job.phase()) {
      case ENDED, ABANDONED -> true;
      case PLANNED, FILLING, SWITCHING, SWITCHED -> false;
    };
  }
}
