package dev.hushcell.cli;

import dev.hushcell.admin.CatalogueImport;
import dev.hushcell.admin.ImportOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts an exported catalogue back. */
@Command(
    name = "import-catalogue",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell key import-catalogue catalogue.json --dry-run",
    description = {
      "Puts an exported catalogue back where its tables were lost or damaged.",
      "Refuses one that was altered, is of another database, or is older than what is there. Stop"
          + " the applications first."
    })
final class KeyImportCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "FILE", description = "What export-catalogue wrote.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private Path file;

  @Option(names = "--dry-run", description = "Check only: nothing is written.")
  private boolean dryRun;

  @Option(
      names = "--even-if-older",
      description =
          "Even if what is there is newer: keys and columns that came after the export are lost,"
              + " with their cells. The key store takes what is imported for the latest from then"
              + " on, whatever it saw before.")
  private boolean evenIfOlder;

  @Override
  public Integer call() throws SQLException {
    CatalogueImport made = target.importCatalogue(text(), new ImportOptions(dryRun, evenIfOlder));
    output.print(made, out -> write(made, out));
    return 0;
  }

  private String text() {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageException(file + " cannot be read; correct its name");
    }
  }

  private void write(CatalogueImport made, PrintWriter out) {
    String before =
        made.before()
            .map(epoch -> "of epoch " + epoch + (made.wasHealthy() ? "" : ", damaged"))
            .orElse("missing");
    String done =
        made.written()
            ? "put back"
            : dryRun ? "would put back" : "left as it is, which is the same:";
    out.printf(
        "%s the catalogue of %s: epoch %d, %d data keys, %d columns, trust: %s; before: %s%n",
        done, made.schema(), made.epoch(), made.keys(), made.columns(), made.trust(), before);
    if (evenIfOlder && !dryRun) {
      out.println("the key store takes it for the latest one from now on");
    }
    if (made.written()) {
      out.println("restart the applications, then run hushcell doctor");
    }
  }
}
