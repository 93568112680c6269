package dev.hushcell.keystore;

import dev.hushcell.secret.SecretBytes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration says under {@code keystore:}.
 *
 * @param type kind of store, such as {@code bcfks}
 * @param path file of the store, where it has one
 * @param password password in UTF-8, where it has one
 * @param key name of the key-encryption key in use
 * @param create make the store and the key if absent
 * @param more settings that only this kind of store knows
 * @param secrets those of them that are secret (see {@link #SECRETS}), in UTF-8; erased with the
 *     configuration, so a store copies what it needs for longer
 */
public record KeyStoreSettings(
    String type,
    Optional<String> path,
    Optional<SecretBytes> password,
    String key,
    boolean create,
    Map<String, String> more,
    Map<String, SecretBytes> secrets) {
  /** Names of settings that are secret, whichever store they are for. */
  public static final Set<String> SECRETS =
      Set.of("pin", "token", "client-secret", "secret-id", "certificate-password");

  public KeyStoreSettings {
    more = Map.copyOf(more);
    secrets = Map.copyOf(secrets);
  }

  /** The settings of a store that has no secret but a password. */
  public KeyStoreSettings(
      String type,
      Optional<String> path,
      Optional<SecretBytes> password,
      String key,
      boolean create,
      Map<String, String> more) {
    this(type, path, password, key, create, more, Map.of());
  }
}
