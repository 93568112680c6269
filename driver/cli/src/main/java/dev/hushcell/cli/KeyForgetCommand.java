package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Notes that a catalogue is gone on purpose. */
@Command(
    name = "forget-catalogue",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell key forget-catalogue public",
    description = {
      "Notes in the key store that a schema was emptied on purpose, with its catalogue.",
      "A new catalogue may then be made there, with new keys. Run it on each host that has pins"
          + " of its own."
    })
final class KeyForgetCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "SCHEMA", description = "As the database reports it, such as PUBLIC.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private String schema;

  /** What is printed. */
  private record Forgotten(String schema) {}

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      Hushcell.keys(connection).forgetCatalogue(schema);
      output.print(
          new Forgotten(schema),
          out ->
              out.printf(
                  "the catalogue of %s is forgotten; the next protected table makes a new one%n",
                  schema));
      return 0;
    }
  }
}
