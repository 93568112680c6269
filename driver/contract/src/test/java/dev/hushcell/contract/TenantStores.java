package dev.hushcell.contract;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.secret.SecretBytes;
import dev.hushcell.testing.TestKeyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Key stores beside the first one, to which keys of tenants can move. */
final class TenantStores {
  private TenantStores() {}

  /**
   * Makes stores and names them under {@code keystore.also}.
   *
   * @param keys what the key in use is called in each file
   */
  static void add(Scene scene, Path directory, Map<String, String> keys)
      throws IOException, KeyStoreException {
    Path password = directory.resolve("password");
    StringBuilder also = new StringBuilder("  create: true\n  also:\n");
    for (Map.Entry<String, String> each : keys.entrySet()) {
      Path file = directory.resolve(each.getKey());
      KeyStoreSettings settings =
          new KeyStoreSettings(
              "test",
              Optional.of(file.toString()),
              Optional.of(SecretBytes.adopt(Files.readAllBytes(password))),
              each.getValue(),
              true,
              Map.of());
      new TestKeyStore().open(settings).close();
      also.append(
          "    - { type: test, path: '%s', password: '${file:%s}', key: %s }\n"
              .formatted(file, password, each.getValue()));
    }
    String before = Files.readString(scene.configuration());
    Files.writeString(scene.configuration(), before.replace("  create: true\n", also.toString()));
  }

  /** Returns what is in the file of a store. */
  static String stored(Path directory, String file) throws IOException {
    return Files.readString(directory.resolve(file)).replace("\\", "");
  }
}
