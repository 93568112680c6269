package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.policy.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes cells of a new data key of the cells of columns. */
@Command(
    name = "rotate-key",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell column rotate-key public.contact --column email",
    description = {
      "Gives columns cells under a new data key.",
      "The old key opens its cells until the last one is gone; then key destroy removes it."
    })
final class ColumnRotateKeyCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();
  @Mixin private final JobOptions job = new JobOptions();

  @Option(
      names = "--column",
      paramLabel = "COLUMN",
      description = "One of its columns; may be given several times. Default: all with cells.")
  private List<String> columns = List.of();

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      TableName table = job.table(connection);
      List<String> stored = new StoredNames(connection).columns(table, columns);
      return JobText.code(
          output.job(
              progress ->
                  Hushcell.columns(connection).rotateKey(table, stored, job.options(), progress)));
    }
  }
}
