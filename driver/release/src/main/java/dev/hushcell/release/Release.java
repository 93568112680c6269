package dev.hushcell.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/** Writes the signed statement of a release: the last step of {@code mvn -Prelease verify}. */
public final class Release {
  private Release() {}

  /** Is given the repository, the version, and options of the form {@code --name=value}. */
  public static void main(String[] arguments) throws IOException {
    try {
      List<String> all = Arrays.asList(arguments);
      state(Path.of(all.get(0)), all.get(1), new Options(all.subList(2, all.size())));
    } catch (ReleaseException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  static void state(Path repository, String version, Options options) throws IOException {
    SigningKey key =
        SigningKey.read(Path.of(options.required("key")), Path.of(options.required("public-key")));
    Origin origin = Origin.of(repository, options);
    SortedMap<String, String> files =
        ReleasedFiles.of(repository, version, Instant.parse(options.required("started")));
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    byte[] statement = Provenance.statement(files, origin, now);
    Path out = Path.of(options.required("out"));
    Files.createDirectories(out.toAbsolutePath().getParent());
    Files.writeString(out, Envelope.seal(statement, key));
    System.out.println("Signed the origin of " + files.size() + " files: " + out);
  }
}
