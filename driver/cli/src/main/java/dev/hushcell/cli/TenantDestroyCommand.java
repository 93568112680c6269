package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.Keys;
import dev.hushcell.admin.PlannedDestruction;
import dev.hushcell.admin.TenantStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Schedules the destruction of the keys of a tenant. */
@Command(
    name = "destroy",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = {
      "hushcell tenant destroy acme --no-other-database",
      "hushcell key cancel --kek crm-master--acme"
    },
    description = {
      "Schedules the destruction of the keys of a tenant.",
      "Until it is due they work as before, and key cancel takes it back. key destroy-due carries"
          + " it out: then the cells of this tenant never open again, not even from a backup;"
          + " those of others do."
    })
final class TenantDestroyCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "TENANT", description = "As list names it.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String tenant;

  @Option(
      names = "--wait-hours",
      paramLabel = "N",
      defaultValue = "72",
      description = "The waiting period. Default ${DEFAULT-VALUE}.")
  private int hours;

  @Option(
      names = "--no-other-database",
      description = "State that no other database needs the key-encryption key of the tenant.")
  private boolean noOther;

  @Override
  public Integer call() throws SQLException {
    DestructionOptions options =
        new DestructionOptions(Duration.ofHours(Math.max(0, hours)), noOther, true);
    try (Connection connection = target.open()) {
      Keys keys = Hushcell.keys(connection);
      String kek =
          keys.tenants().stream()
              .filter(each -> each.tenant().equals(tenant))
              .map(TenantStatus::keyEncryptionKey)
              .findFirst()
              .orElseThrow(
                  () -> new UsageException("there is no tenant " + tenant + "; list names them"));
      PlannedDestruction planned =
          keys.scheduleDestruction(new Destroyable.KeyEncryptionKey(kek), options);
      output.print(
          planned, out -> out.printf("%s is to be destroyed not before %s%n", kek, planned.due()));
      return 0;
    }
  }
}
