package dev.hushcell.internal.keystores;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.secret.SecretBytes;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Settings of key stores for tests. */
final class StoreSettings {
  static final String PASSWORD = "correct horse battery";
  static final String KEY = "crm-master";

  private StoreSettings() {}

  static KeyStoreSettings existing(String type, Path file) {
    return of(type, file, PASSWORD, KEY, false);
  }

  static KeyStoreSettings creating(Path file) {
    return of("bcfks", file, PASSWORD, KEY, true);
  }

  static KeyStoreSettings of(String type, Path file, String password, String key, boolean create) {
    return new KeyStoreSettings(
        type,
        Optional.of(file.toString()),
        Optional.of(SecretBytes.copyOf(password.getBytes(UTF_8))),
        key,
        create,
        Map.of());
  }
}
