package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.admin.DestructionOptions;
import dev.hushcell.admin.PlannedDestruction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Schedules the destruction of a key. */
@Command(
    name = "destroy",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = {
      "hushcell key destroy --kek crm-master-1",
      "hushcell key destroy --data-key public.contact.email"
    },
    description = {
      "Schedules the destruction of a key.",
      "Until it is due, the key works as before, and the destruction can be cancelled."
          + " destroy-due carries it out."
    })
final class KeyDestroyCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();
  @Mixin private final NamedKey key = new NamedKey();

  @Option(
      names = "--wait-hours",
      paramLabel = "N",
      defaultValue = "72",
      description = "The waiting period. Default ${DEFAULT-VALUE}.")
  private int hours;

  @Option(
      names = "--no-other-database",
      description = "State that no other database needs the key-encryption keys that go with it.")
  private boolean noOther;

  @Option(
      names = "--with-cells",
      description = "State that the cells under the data key are to be lost for good.")
  private boolean withCells;

  @Override
  public Integer call() throws SQLException {
    DestructionOptions options =
        new DestructionOptions(Duration.ofHours(Math.max(0, hours)), noOther, withCells);
    try (Connection connection = target.open()) {
      PlannedDestruction planned =
          Hushcell.keys(connection).scheduleDestruction(key.key(), options);
      output.print(planned, out -> out.printf("to be destroyed not before %s%n", planned.due()));
      return 0;
    }
  }
}
