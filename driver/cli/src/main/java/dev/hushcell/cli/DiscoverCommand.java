package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.discovery.Discovery;
import dev.hushcell.discovery.DiscoveryOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proposes columns to protect. */
@Command(
    name = "discover",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell discover --url jdbc:h2:file:./old > hushcell.yaml",
    description = {
      "Proposes columns of a plain database to protect, as YAML.",
      "Writes nothing to it, and prints names and counts, never a value."
    })
final class DiscoverCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Option(names = "--schema", paramLabel = "NAME", description = "Only this; may be repeated.")
  private Set<String> schemas = new HashSet<>();

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Rows of each table to look at; 0: names only. Default ${DEFAULT-VALUE}.")
  private int rows;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long it may take. Default ${DEFAULT-VALUE}.")
  private int seconds;

  @Override
  public Integer call() throws SQLException {
    if (rows < 0 || seconds < 0) {
      throw new UsageException("--rows and --seconds cannot be negative");
    }
    DiscoveryOptions options =
        DiscoveryOptions.usual()
            .inSchemas(schemas)
            .withRowsPerTable(rows)
            .within(Duration.ofSeconds(seconds));
    try (Connection connection = target.openPlain()) {
      Discovery found = Hushcell.discover(connection, options);
      output.print(found, out -> out.print(found.yaml()));
      return 0;
    }
  }
}
