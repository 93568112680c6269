package dev.hushcell.cli;

import dev.hushcell.Hushcell;
import dev.hushcell.HushcellStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes what is needed before the first statement. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = {"hushcell init", "hushcell init --print public > catalogue.sql"},
    description = {
      "Opens the key store, and checks the FIPS module and the connection.",
      "With keystore.create: true, makes the key store. The tables of keys are made by the first"
          + " statement that needs them, or by an administrator from what --print shows."
    })
final class InitCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Option(
      names = "--print",
      paramLabel = "SCHEMA",
      description = "Print the definitions and grants for the tables of keys in a schema.")
  private String schema = "";

  /** What is printed as JSON. */
  record Definition(List<String> statements) {}

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      if (!schema.isEmpty()) {
        List<String> statements = Hushcell.catalogueDefinition(connection, schema);
        output.print(
            new Definition(statements), out -> statements.forEach(each -> out.println(each + ";")));
        return 0;
      }
      HushcellStatus status = Hushcell.status(connection);
      output.print(
          status,
          out -> {
            out.printf(
                "key store %s is open, module %s %s (%s) is in approved mode%n%s declared, %s"
                    + " protected%n",
                status.keyStore(),
                status.module().module(),
                status.module().version(),
                status.module().choice(),
                Words.thereAre(status.declared(), "column"),
                Words.thereAre(status.columns().size(), "column"));
            if (status.columns().isEmpty()) {
              out.println(
                  "a declared column is protected by the first statement that makes or names its"
                      + " empty table, and by hushcell column encrypt where there are rows");
            }
          });
      return 0;
    }
  }
}
