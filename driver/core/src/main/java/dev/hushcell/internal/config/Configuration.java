package dev.hushcell.internal.config;

import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.policy.ColumnRule;
import java.util.List;
import java.util.Set;

/**
 * What a configuration file says, checked. Immutable, but for the password, which its reader
 * erases.
 *
 * @param shown how messages name the file
 * @param keystore where the key-encryption key is
 * @param columns the declared columns, at least one
 * @param plain folded {@code schema.table} of same-named tables that are really unprotected
 * @param fingerprints the catalogues to accept, where they are pinned here
 * @param unwrapAllowed whether {@code unwrap} may hand out objects of the real driver
 */
public record Configuration(
    String shown,
    KeyStoreSettings keystore,
    List<ColumnRule> columns,
    Set<String> plain,
    Set<String> fingerprints,
    boolean unwrapAllowed)
    implements AutoCloseable {
  /** Copies the collections. */
  public Configuration {
    columns = List.copyOf(columns);
    plain = Set.copyOf(plain);
    fingerprints = Set.copyOf(fingerprints);
  }

  /** Reads and checks a file. */
  public static Configuration read(ConfigLocation location, Surroundings surroundings) {
    return new ConfigurationReader(location.shown(), surroundings).read(location.read());
  }

  /** Erases the password. */
  @Override
  public void close() {
    keystore.password().ifPresent(password -> password.close());
  }
}
