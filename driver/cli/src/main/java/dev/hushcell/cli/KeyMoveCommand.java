package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.KeyChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Moves to another key store. */
@Command(
    name = "move",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell key move vault.yaml --dry-run",
    description = {
      "Wraps every data key again under the key of another key store.",
      "First name that store under keystore.also in the configuration of every process."
    })
final class KeyMoveCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();
  @Mixin private final KeyRotateCommand.ChangeFlags flags = new KeyRotateCommand.ChangeFlags();

  @Parameters(
      paramLabel = "CONFIGURATION",
      description = "A file whose keystore: is the other store; nothing else of it counts.")
  private String other = "";

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      KeyChange change =
          Hushcell.keys(connection).moveTo(other, flags.options(), output.progress());
      output.print(change, out -> KeyRotateCommand.write(change, out));
      return 0;
    }
  }
}
