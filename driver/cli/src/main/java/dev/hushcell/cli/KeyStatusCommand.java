package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.CellCount;
import dev.hushcell.admin.KeyStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the keys and what is left to do. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell key status --cells",
    description = "Shows keys, ages, what is scheduled and what is left to do.")
final class KeyStatusCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Option(
      names = "--cells",
      description =
          "Count the cells of each protected column by their data keys, too; the database reads"
              + " all tables with cells.")
  private boolean cells;

  /** What is printed with cells. */
  record Counted(KeyStatus keys, List<CellCount> cells) {}

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      KeyStatus status = Hushcell.keys(connection).status();
      if (cells) {
        Counted counted = new Counted(status, Hushcell.keys(connection).cells());
        output.print(counted, out -> KeyText.write(status, counted.cells(), out));
        return 0;
      }
      output.print(status, out -> KeyText.write(status, out));
      return 0;
    }
  }
}
