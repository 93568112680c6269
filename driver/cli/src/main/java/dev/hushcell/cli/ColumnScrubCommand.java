package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.ScrubReport;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Rewrites the files of a table, so that they no longer hold values from before a job. */
@Command(
    name = "scrub",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell column scrub public.contact",
    description = {
      "Rewrites the files of a table, so that they no longer hold values from before a job.",
      "Nobody can use the table meanwhile. Says what it cannot reach; exit code 1 when the"
          + " database did not do all of it."
    })
final class ColumnScrubCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "SCHEMA.TABLE", description = JobOptions.TABLE)
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String table;

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      ScrubReport report =
          Hushcell.columns(connection).scrub(new StoredNames(connection).table(table));
      output.print(report, out -> write(report, out));
      return report.failed().isEmpty() ? 0 : HushcellCommand.FOUND;
    }
  }

  private static void write(ScrubReport report, PrintWriter out) {
    report.done().forEach(each -> out.printf("done      %s%n", each));
    report.failed().forEach(each -> out.printf("NOT DONE  %s%n", each));
    report.beyond().forEach(each -> out.printf("beyond    %s%n", each));
  }
}
