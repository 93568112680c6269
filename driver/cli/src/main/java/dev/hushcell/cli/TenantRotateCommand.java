package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.TenantStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a new version of the key-encryption key of a tenant. */
@Command(
    name = "rotate",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell tenant rotate acme",
    description =
        "Makes a new version of the key-encryption key of a tenant, and wraps its data keys under"
            + " it.")
final class TenantRotateCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "TENANT", description = "As list names it.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String tenant;

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      TenantStatus rotated = Hushcell.keys(connection).rotateTenant(tenant);
      output.print(rotated, out -> TenantText.write(rotated, out));
      return 0;
    }
  }
}
