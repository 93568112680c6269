package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.TenantStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves the keys of a tenant to another key store. */
@Command(
    name = "move",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell tenant move acme --to acme.bcfks --dry-run",
    description = {
      "Wraps the data keys of a tenant under a key in another key store.",
      "First name that store under keystore.also in the configuration of every process. Run it"
          + " again after an interruption."
    })
final class TenantMoveCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "TENANT", description = "As list names it.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String tenant;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "STORE",
      description = "A part of what describes one of the configured key stores, such as its path.")
  private String store = "";

  @Option(
      names = "--existing-key",
      description = "Take the key-encryption key that the store has for the tenant already.")
  private boolean existing;

  @Option(names = "--dry-run", description = "Only say under which key it would be.")
  private boolean dryRun;

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      TenantStatus moved = Hushcell.keys(connection).moveTenant(tenant, store, existing, dryRun);
      output.print(
          moved,
          out -> {
            if (dryRun) {
              out.println("Nothing was changed. It would be:");
            }
            TenantText.write(moved, out);
          });
      return 0;
    }
  }
}
