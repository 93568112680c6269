package dev.hushcell.samples.crm.keys;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.KeyChange;
import dev.hushcell.admin.Keys;
import dev.hushcell.samples.crm.home.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * An RSA pair that an administrator brings as a PFX file. First it is named beside the key store in
 * use; when every process was started with that, all data keys are moved under it, and then it is
 * named first. A start at any moment opens everything. File and password are kept in the directory
 * of the application, for its owner only.
 */
@Component
final class BroughtKey {
  private static final String PENDING = "brought.yaml";
  private static final String CONFIGURATION = "hushcell.yaml";

  private final Home home;
  private final boolean knownSinceStart;

  BroughtKey(@Value("${crm.home}") Path directory) throws IOException {
    home = Home.at(directory);
    knownSinceStart = isPending();
  }

  /** Tells whether a pair was brought and nothing moved under it yet. */
  boolean isPending() {
    return Files.exists(home.file(PENDING));
  }

  /** Tells whether this process can open what would be wrapped under the pair. */
  boolean isUsable() {
    return knownSinceStart && isPending();
  }

  /** Checks a file and names it beside the key store in use. */
  String bring(Keys keys, byte[] content, String password, KeyJob job)
      throws SQLException, IOException {
    PfxFile pair = PfxFile.read(content, password.toCharArray());
    String name = "keys-" + pair.fingerprint().substring(0, 12);
    home.keep(name + ".pfx", content);
    home.keep(name + ".password", password.getBytes(StandardCharsets.UTF_8));
    String lines = lines(pair, home.file(name + ".pfx"), home.file(name + ".password"));
    Path trial = home.file("trial.yaml");
    home.keep("trial.yaml", ("keystore:\n" + lines.indent(2)).getBytes(StandardCharsets.UTF_8));
    try {
      // Wraps and opens every key once, and writes nothing.
      keys.moveTo(trial.toString(), ChangeOptions.usual().asDryRun().regardlessOfInterval(), job);
      configuration().addBeside(lines);
      Files.move(trial, home.file(PENDING));
    } finally {
      Files.deleteIfExists(trial);
    }
    return "The PFX opens and wraps. It is named beside the key store in use: start the"
        + " application anew, so that every process knows it, and then move to it.";
  }

  /** Moves all data keys under the pair. */
  String move(Keys keys, ChangeOptions options, KeyJob job) throws SQLException, IOException {
    Path pending = home.file(PENDING);
    KeyChange change = keys.moveTo(pending.toString(), options, job);
    String lines =
        Files.readString(pending)
            .lines()
            .skip(1)
            .map(line -> line.substring(2) + "\n")
            .reduce("", String::concat);
    configuration().putInPlace(lines);
    Files.delete(pending);
    return "%d keys are wrapped under the PFX now. No row was touched.".formatted(change.keys());
  }

  /** Takes back what {@link #bring} did. */
  void forget() throws IOException {
    configuration().removeBeside();
    Files.deleteIfExists(home.file(PENDING));
  }

  private StoreConfiguration configuration() {
    return new StoreConfiguration(home.file(CONFIGURATION));
  }

  private String lines(PfxFile pair, Path file, Path password) {
    return """
        type: pkcs12
        path: "%s"
        password: ${file:%s}
        key: "%s"
        certificate: "%s"
        pins: "%s"
        """
        .formatted(
            file,
            password,
            pair.alias().replace("\\", "\\\\").replace("\"", "\\\""),
            pair.fingerprint(),
            home.file("pins"));
  }
}
