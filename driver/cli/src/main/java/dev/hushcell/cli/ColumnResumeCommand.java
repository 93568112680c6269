package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.RewritingStatus;
import dev.hushcell.cli.JobOptions.Company;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes on with a job that was paused or interrupted. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell column resume hc_7f3a90c2",
    description = "Goes on with a job that was paused or interrupted.")
final class ColumnResumeCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();
  @Mixin private final Company company = new Company();

  @Parameters(paramLabel = "JOB", description = "As status shows it.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String job;

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      RewritingStatus unused =
          output.job(
              progress -> Hushcell.columns(connection).resume(job, company.options(), progress));
      return 0;
    }
  }
}
