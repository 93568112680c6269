package dev.hushcell.keystore;

import dev.hushcell.secret.SecretBytes;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration says under {@code keystore:}.
 *
 * @param type kind of store, such as {@code bcfks}
 * @param path file of the store, where it has one
 * @param password password in UTF-8, where it has one
 * @param key name of the key-encryption key in use
 * @param create make the store and the key if absent
 * @param more settings that only this kind of store knows
 */
public record KeyStoreSettings(
    String type,
    Optional<String> path,
    Optional<SecretBytes> password,
    String key,
    boolean create,
    Map<String, String> more) {
  /** Copies the map. */
  public KeyStoreSettings {
    more = Map.copyOf(more);
  }
}
