package dev.hushcell.cli;

import dev.hushcell.CatalogueStatus;
import dev.hushcell.Hushcell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a catalogue to a file. */
@Command(
    name = "export-catalogue",
    mixinStandardHelpOptions = true,
    footerHeading = HushcellCommand.EXAMPLES,
    footer = "hushcell key export-catalogue catalogue.json --schema public",
    description = {
      "Writes a catalogue to a new file, in case its tables are lost or damaged.",
      "Only its owner can read the file. Its data keys stay wrapped; keep it as you keep backups"
          + " of the database."
    })
final class KeyExportCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "FILE", description = "The file to write; it must not be there yet.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private Path file;

  @Option(
      names = "--schema",
      paramLabel = "SCHEMA",
      description = "Schema of the catalogue; needed where there are several.")
  private @Nullable String schema;

  /** What was written, as JSON has it. */
  record Exported(String schema, String file, int keys, String fingerprint) {}

  @Override
  public Integer call() throws SQLException {
    try (Connection connection = target.open()) {
      CatalogueStatus catalogue = chosen(Hushcell.status(connection).catalogues());
      String text = Hushcell.keys(connection).exportCatalogue(catalogue.schema());
      write(text);
      Exported exported =
          new Exported(
              catalogue.schema(), file.toString(), catalogue.keys(), catalogue.fingerprint());
      output.print(
          exported,
          out ->
              out.printf(
                  "wrote the catalogue of %s to %s: %d data keys, fingerprint %s%n",
                  exported.schema(), exported.file(), exported.keys(), exported.fingerprint()));
      return 0;
    }
  }

  private CatalogueStatus chosen(List<CatalogueStatus> all) {
    List<CatalogueStatus> fitting =
        all.stream().filter(each -> schema == null || each.schema().equals(schema)).toList();
    if (fitting.size() != 1) {
      throw new UsageException(
          "name one of the schemas that have a catalogue with --schema: "
              + String.join(", ", all.stream().map(CatalogueStatus::schema).toList()));
    }
    return fitting.get(0);
  }

  private void write(String text) {
    try {
      Files.createFile(file, ownerOnly());
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(file + " is there already; name a new file");
    } catch (IOException e) {
      throw new UsageException(file + " cannot be written; name another file");
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
