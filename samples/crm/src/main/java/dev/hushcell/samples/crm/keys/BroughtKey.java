package dev.hushcell.samples.crm.keys;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.KeyChange;
import dev.hushcell.admin.Keys;
import dev.hushcell.samples.crm.home.Home;
import dev.hushcell.samples.crm.reload.ConfigurationWatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * An RSA pair that an administrator brings as a PFX file. First it is named beside the key store in
 * use; when every process knows it, all data keys are moved under it, and then it is named first. A
 * start at any moment opens everything. File and password are kept in the directory of the
 * application, for its owner only; those of a pair that is refused or taken back are deleted.
 */
@Component
final class BroughtKey {
  private static final String PENDING = "brought.yaml";
  private static final String CONFIGURATION = "hushcell.yaml";
  private static final Pattern CERTIFICATE = Pattern.compile("certificate: \"([0-9a-f]+)\"");

  private final Home home;
  private final ConfigurationWatch watch;

  BroughtKey(@Value("${crm.home}") Path directory, ConfigurationWatch watch) throws IOException {
    this.home = Home.at(directory);
    this.watch = watch;
  }

  /** Tells whether a pair was brought and nothing moved under it yet. */
  boolean isPending() {
    return Files.exists(home.file(PENDING));
  }

  /** Returns the fingerprint of the certificate of the pair that was brought; empty: none was. */
  String fingerprint() throws IOException {
    if (!isPending()) {
      return "";
    }
    Matcher found = CERTIFICATE.matcher(Files.readString(home.file(PENDING)));
    return found.find() ? found.group(1) : "";
  }

  /** Checks a file, names it beside the key store in use, and has this process know it. */
  String bring(Keys keys, byte[] content, String password, KeyJob job)
      throws SQLException, IOException {
    PfxFile pair = PfxFile.read(content, password.toCharArray());
    String name = name(pair.fingerprint());
    if (Files.readString(home.file(CONFIGURATION)).contains(name)) {
      throw new IOException("this pair was brought before, and is named in " + CONFIGURATION);
    }
    home.keep(name + ".pfx", content);
    home.keep(name + ".password", password.getBytes(StandardCharsets.UTF_8));
    boolean taken = false;
    try {
      take(pair, name, keys, job);
      taken = true;
    } finally {
      if (!taken) {
        delete(name);
      }
    }
    return "The PFX opens and wraps, and this process knows it. A router that is its own process"
        + " does within a few seconds. Nothing is wrapped under it yet: move to it.";
  }

  private void take(PfxFile pair, String name, Keys keys, KeyJob job)
      throws SQLException, IOException {
    String lines = lines(pair, home.file(name + ".pfx"), home.file(name + ".password"));
    Path trial = home.file("trial.yaml");
    home.keep("trial.yaml", ("keystore:\n" + lines.indent(2)).getBytes(StandardCharsets.UTF_8));
    boolean named = false;
    try {
      // Wraps and opens every key once, and writes nothing.
      keys.moveTo(trial.toString(), ChangeOptions.usual().asDryRun().regardlessOfInterval(), job);
      configuration().addBeside(lines);
      named = true;
      watch.now();
      Files.move(trial, home.file(PENDING));
      named = false;
    } finally {
      Files.deleteIfExists(trial);
      if (named) {
        configuration().removeBeside();
      }
    }
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
    watch.now();
    return "%d keys are wrapped under the PFX now. No row was touched.".formatted(change.keys());
  }

  /** Takes back what {@link #bring} did, unless something is wrapped under the pair by now. */
  String forget(Keys keys) throws SQLException, IOException {
    String name = name(fingerprint());
    if (!isPending()) {
      throw new IOException("no PFX was brought");
    }
    boolean used =
        keys.status().keyEncryptionKeys().stream()
            .anyMatch(key -> key.records() > 0 && key.keyStore().contains(name));
    if (used) {
      throw new IOException("keys are wrapped under the PFX already; move to it again");
    }
    configuration().removeBeside();
    Files.deleteIfExists(home.file(PENDING));
    watch.now();
    delete(name);
    return "The PFX is not used; its file and its password are deleted.";
  }

  private void delete(String name) throws IOException {
    Files.deleteIfExists(home.file(name + ".pfx"));
    Files.deleteIfExists(home.file(name + ".password"));
  }

  private static String name(String fingerprint) {
    return "keys-" + fingerprint.substring(0, Math.min(12, fingerprint.length()));
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
