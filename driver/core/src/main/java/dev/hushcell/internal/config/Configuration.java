package dev.hushcell.internal.config;

import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.policy.ColumnRule;
import dev.hushcell.secret.SecretBytes;
import java.util.List;
import java.util.Set;

/**
 * What a configuration file says, checked. Immutable, but for the password, which its reader
 * erases.
 *
 * @param shown how messages name the file
 * @param keystore where the key-encryption key is
 * @param holdsSecret whether a secret stands in the file itself
 * @param columns the columns that the file or an annotation declares, at least one
 * @param plain folded {@code schema.table} of same-named tables that are really unprotected
 * @param profiles what connections of each profile may not do
 * @param fingerprints the catalogues to accept, where they are pinned here
 * @param keyCreation who makes catalogues and data keys
 * @param fips what is asked of the cryptography
 * @param unwrapAllowed whether {@code unwrap} may hand out objects of the real driver
 */
public record Configuration(
    String shown,
    KeyStoreSettings keystore,
    boolean holdsSecret,
    List<ColumnRule> columns,
    Set<String> plain,
    Profiles profiles,
    Set<String> fingerprints,
    KeyCreation keyCreation,
    FipsLevel fips,
    boolean unwrapAllowed)
    implements AutoCloseable {
  /** Copies the collections. */
  public Configuration {
    columns = List.copyOf(columns);
    plain = Set.copyOf(plain);
    fingerprints = Set.copyOf(fingerprints);
  }

  /** Reads and checks a file; what is doubtful but harmless is told to the warnings. */
  public static Configuration read(
      ConfigLocation location, Surroundings surroundings, Warnings warnings) {
    Configuration read =
        new ConfigurationReader(location.shown(), surroundings, warnings).read(location.read());
    Doubts doubts = new Doubts(surroundings, warnings);
    doubts.tellOfNames();
    if (read.holdsSecret) {
      doubts.tellOfReaders(location);
    }
    return read;
  }

  /** Returns the refusal of a column with equality search. */
  public static RuntimeException strict(String column) {
    return ConfigFault.STRICT_FIPS.fault(
        "fips: strict refuses "
            + column
            + ", whose search: equality is a construction that no NIST publication describes;"
            + " declare search: none or leave fips: strict out");
  }

  /** Erases the secrets. */
  @Override
  public void close() {
    keystore.password().ifPresent(SecretBytes::close);
    keystore.secrets().values().forEach(SecretBytes::close);
  }
}
