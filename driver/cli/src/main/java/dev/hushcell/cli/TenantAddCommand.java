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

/** Makes the keys of a tenant. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell tenant add acme",
    description = {
      "Makes the keys of a tenant, or only those for columns declared since.",
      "A key-encryption key in the key store, and data keys under it."
    })
final class TenantAddCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "TENANT", description = "The value of the column that tells it.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String tenant;

  @Option(
      names = "--existing-key",
      description = "Take the key-encryption key that the key store has for it already.")
  private boolean existing;

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      TenantStatus added = Hushcell.keys(connection).addTenant(tenant, existing);
      output.print(added, out -> TenantText.write(added, out));
      return 0;
    }
  }
}
