package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a scheduled destruction back. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell key cancel --kek crm-master-1",
    description = "Takes a scheduled destruction back.")
final class KeyCancelCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();
  @Mixin private final NamedKey key = new NamedKey();

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      Hushcell.keys(connection).cancelDestruction(key.key());
      String shown = key.key().shown();
      output.print(
          new NamedKey.Shown(shown),
          out -> out.printf("%s is not to be destroyed any more%n", shown));
      return 0;
    }
  }
}
