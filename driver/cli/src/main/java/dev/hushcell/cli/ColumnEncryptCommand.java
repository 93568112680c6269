package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Encrypts the declared columns of a table that has rows. */
@Command(
    name = "encrypt",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = {
      "hushcell column encrypt public.contact --dry-run",
      "hushcell column encrypt public.contact"
    },
    description = {
      "Encrypts the declared columns of a table that has rows.",
      "Update all applications to this version first. After any interruption, resume goes on."
    })
final class ColumnEncryptCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();
  @Mixin private final JobOptions job = new JobOptions();

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      return JobText.code(
          output.job(
              progress ->
                  Hushcell.columns(connection)
                      .encrypt(job.table(connection), job.options(), progress)));
    }
  }
}
