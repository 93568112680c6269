package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.RewritingStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has whoever carries a job out stop for a while. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell column pause hc_7f3a90c2",
    description = "Has whoever carries out a job stop for a while.")
final class ColumnPauseCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "JOB", description = "As status shows it.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String job;

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      RewritingStatus now = Hushcell.columns(connection).pause(job);
      output.print(now, out -> JobText.write(now, out));
      return 0;
    }
  }
}
