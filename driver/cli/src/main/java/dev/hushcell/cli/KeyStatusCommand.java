package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.KeyStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the keys and what is left to do. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows keys, ages, what is scheduled and what is left to do.")
final class KeyStatusCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      KeyStatus status = Hushcell.keys(connection).status();
      output.print(status, out -> KeyText.write(status, out));
      return 0;
    }
  }
}
