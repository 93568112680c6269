package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.RewritingStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives a job up whose columns are still in clear; the table is as it was. */
@Command(
    name = "abandon",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell column abandon hc_7f3a90c2",
    description = "Gives up a job whose columns are still in plaintext; the table is as it was.")
final class ColumnAbandonCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "JOB", description = "As status shows it.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String job;

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      RewritingStatus now = Hushcell.columns(connection).abandon(job);
      output.print(now, out -> JobText.write(now, out));
      return 0;
    }
  }
}
