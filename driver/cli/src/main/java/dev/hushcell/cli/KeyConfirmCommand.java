package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.Destroyable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Notes that a key was destroyed with the tools of its store. */
@Command(
    name = "confirm-destroyed",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell key confirm-destroyed --kek crm-master-1",
    description = {
      "Notes that a key-encryption key was destroyed with the tools of its key store.",
      "For key stores where Hushcell cannot do that, or cannot see it."
    })
final class KeyConfirmCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();
  @Mixin private final NamedKey key = new NamedKey();

  @Override
  public Integer call() throws SQLException {
    if (!(key.key() instanceof Destroyable.KeyEncryptionKey kek)) {
      throw new UsageException("confirm-destroyed is about --kek");
    }
    try (Connection connection = target.open()) {
      Hushcell.keys(connection).confirmDestroyed(kek);
      output.print(
          new NamedKey.Shown(kek.shown()),
          out -> out.printf("%s is noted as destroyed%n", kek.shown()));
      return 0;
    }
  }
}
