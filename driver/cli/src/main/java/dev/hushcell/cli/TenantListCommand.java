package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.TenantStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the tenants that have keys. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell tenant list --json",
    description = "Lists the tenants that have keys, and what is planned for them.")
final class TenantListCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      List<TenantStatus> tenants = Hushcell.keys(connection).tenants();
      output.print(
          new TenantText.All(tenants),
          out -> {
            tenants.forEach(each -> TenantText.write(each, out));
            if (tenants.isEmpty()) {
              out.println("no tenant has keys");
            }
          });
      return 0;
    }
  }
}
