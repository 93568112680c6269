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

/** Makes plain values of the cells of columns. */
@Command(
    name = "decrypt",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell column decrypt public.contact --column phone",
    description = {
      "Turns the cells of columns into plain values.",
      "Every application must stop declaring the columns before --plain-days are over."
    })
final class ColumnDecryptCommand implements Callable<Integer> {
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
                  Hushcell.columns(connection).decrypt(table, stored, job.options(), progress)));
    }
  }
}
