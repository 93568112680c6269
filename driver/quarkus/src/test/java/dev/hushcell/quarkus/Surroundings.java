package dev.hushcell.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder with a configuration, and a server of PostgreSQL. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {
  private EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      Path home = Files.createTempDirectory("hushcell-quarkus");
      configure(home);
      postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(home.resolve("data"))
              .setServerConfig("fsync", "off")
              .start();
      return Map.of(
          "crm.home", home.toString(), "crm.postgres.port", String.valueOf(postgres.getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void configure(Path home) throws IOException {
    Files.writeString(
        home.resolve("hushcell.yaml"),
        """
        keystore: { type: bcfks, path: '%s', password: correct horse battery staple, key: m, create: true }
        columns: { contact.email: { search: equality } }
        """
            .formatted(home.resolve("keys.bcfks")));
  }

  @Override
  public void stop() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
