package dev.hushcell.internal.config;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.Warnings;
import dev.hushcell.internal.config.section.Profiles;
import dev.hushcell.internal.config.source.ConfigLocation;
import dev.hushcell.internal.config.source.Environment;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Subjects;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.secret.SecretBytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a configuration file says, checked. Immutable, but for the password, which its reader
 * erases.
 *
 * @param shown how messages name the file
 * @param keystore where the key-encryption key is
 * @param also stores that only open, while keys move from one store to another
 * @param holdsSecret whether a secret stands in the file itself
 * @param columns the columns that the file or an annotation declares, at least one
 * @param plain folded {@code schema.table} of same-named tables that are really unprotected
 * @param profiles what connections of each profile may not do
 * @param fingerprints the catalogues to accept, where they are pinned here
 * @param anchor the file that tells a rollback of the database
 * @param audit the file that takes down which cells were used by whom
 * @param subjects which persons can be forgotten
 * @param keys how data keys come into being, and how long they are used
 * @param fips what is asked of the cryptography, and of which version of the module
 * @param trusted what an administrator takes the responsibility for
 * @param dryRun whether statements are only assessed, and sent as they are
 * @param demands what a database must be like to be connected to
 * @param unwrapAllowed whether {@code unwrap} may hand out objects of the real driver
 * @param catalogueShown whether {@code DatabaseMetaData} lists the tables of the catalogue
 */
public record Configuration(
    String shown,
    KeyStoreSettings keystore,
    List<KeyStoreSettings> also,
    boolean holdsSecret,
    List<ColumnRule> columns,
    Set<String> plain,
    Profiles profiles,
    Set<String> fingerprints,
    Optional<Path> anchor,
    Optional<Path> audit,
    Subjects subjects,
    KeyUse keys,
    FipsUse fips,
    TrustedObjects trusted,
    boolean dryRun,
    DatabaseRequirements demands,
    boolean unwrapAllowed,
    boolean catalogueShown)
    implements AutoCloseable {
  public Configuration {
    also = List.copyOf(also);
    columns = List.copyOf(columns);
    plain = Set.copyOf(plain);
    fingerprints = Set.copyOf(fingerprints);
  }

  /** Reads and checks a file; what is doubtful but harmless is told to the warnings. */
  public static Configuration read(
      ConfigLocation location, Environment surroundings, Warnings warnings) {
    Configuration read =
        new ConfigurationReader(location.shown(), surroundings, warnings).read(location.read());
    Doubts doubts = new Doubts(surroundings, warnings);
    doubts.tellOfNames();
    if (read.holdsSecret) {
      doubts.tellOfReaders(location);
    }
    return read;
  }

  /** Reads only which key store a file names; the caller erases its secrets. */
  public static KeyStoreSettings keystore(
      ConfigLocation location, Environment surroundings, Warnings warnings) {
    return new ConfigurationReader(location.shown(), surroundings, warnings)
        .keystore(location.read());
  }

  /** Returns the refusal of a column with equality search. */
  public static RuntimeException strict(String column) {
    return ConfigFault.STRICT_FIPS.fault(
        "fips: strict refuses "
            + column
            + ", whose search: equality is a construction that no NIST publication describes;"
            + " declare search: none or leave fips: strict out");
  }

  @Override
  public void close() {
    erase(keystore);
    also.forEach(Configuration::erase);
  }

  private static void erase(KeyStoreSettings store) {
    store.password().ifPresent(SecretBytes::close);
    store.secrets().values().forEach(SecretBytes::close);
  }
}
