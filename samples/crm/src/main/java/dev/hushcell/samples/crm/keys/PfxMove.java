package dev.hushcell.samples.crm.keys;

import dev.hushcell.admin.ChangeOptions;
import dev.hushcell.admin.KeyChange;
import dev.hushcell.admin.Keys;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.samples.crm.home.Home;
import dev.hushcell.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Moves all data keys under the RSA pair of a PFX file that an administrator brought. The file and
 * its password are kept in the directory of the application, for its owner only.
 */
final class PfxMove {
  private static final String TYPE = "pkcs12";
  private static final String PINS = "pins";

  private final Home home;
  private final byte[] content;
  private final String password;
  private final PfxFile pair;
  private final String name;

  private PfxMove(Home home, byte[] content, String password, PfxFile pair) {
    this.home = home;
    this.content = content;
    this.password = password;
    this.pair = pair;
    this.name = "keys-" + pair.fingerprint().substring(0, 12);
  }

  /**
   * Checks a file.
   *
   * @throws IOException when it is of no use; the message can be shown
   */
  static PfxMove of(Home home, byte[] content, String password) throws IOException {
    return new PfxMove(home, content, password, PfxFile.read(content, password.toCharArray()));
  }

  /** Moves; a start in between opens everything. */
  String run(Keys keys, ChangeOptions options, KeyJob job) throws SQLException, IOException {
    home.keep(name + ".pfx", content);
    home.keep(name + ".password", password.getBytes(StandardCharsets.UTF_8));
    try (SecretBytes secret = SecretBytes.adopt(password.getBytes(StandardCharsets.UTF_8))) {
      KeyStoreSettings store = settings(secret);
      KeyChange planned = keys.moveTo(store, options.asDryRun(), job);
      StoreConfiguration configuration = new StoreConfiguration(home.file("hushcell.yaml"));
      configuration.addBeside(lines());
      try {
        keys.moveTo(store, options, job);
      } catch (SQLException e) {
        configuration.removeBeside();
        throw e;
      }
      configuration.putInPlace(lines());
      return "%d keys are wrapped under the PFX now. This process goes on with the keys in memory;"
              .formatted(planned.keys())
          + " start it anew soon, so that it opens the new key store itself.";
    }
  }

  private KeyStoreSettings settings(SecretBytes secret) {
    return new KeyStoreSettings(
        TYPE,
        Optional.of(file(".pfx").toString()),
        Optional.of(secret),
        pair.alias(),
        false,
        Map.of("certificate", pair.fingerprint(), PINS, home.file(PINS).toString()));
  }

  private String lines() {
    return """
        type: %s
        path: "%s"
        password: ${file:%s}
        key: %s
        certificate: "%s"
        pins: "%s"
        """
        .formatted(
            TYPE,
            file(".pfx"),
            file(".password"),
            quoted(pair.alias()),
            pair.fingerprint(),
            home.file(PINS));
  }

  private static String quoted(String alias) {
    return "\"" + alias.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private Path file(String ending) {
    return home.file(name + ending);
  }
}
