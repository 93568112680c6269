package dev.hushcell.keystore.vault;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;

import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import java.util.List;

/**
 * Versions of a Transit key. The server destroys from the oldest on, so a version whose elder is
 * still there cannot be destroyed yet; everything else would take the elder along.
 */
final class TransitAdministration implements KeyAdministration {
  private final VaultSettings settings;
  private final Transit transit;
  private final Latest latest;

  TransitAdministration(VaultSettings settings, Transit transit, Latest latest) {
    this.settings = settings;
    this.transit = transit;
    this.latest = latest;
  }

  /** Asks the server what it has of the key now. */
  @FunctionalInterface
  interface Latest {
    TransitKey ask() throws KeyStoreException;
  }

  @Override
  public List<KeyVersion> versions() throws KeyStoreException {
    return latest.ask().versions();
  }

  @Override
  public KeyVersion rotate() throws KeyStoreException {
    latest.ask();
    transit.rotate(settings.key());
    List<KeyVersion> versions = versions();
    return versions.get(versions.size() - 1);
  }

  @Override
  public Destruction destroy(String name) throws KeyStoreException {
    TransitKey key = latest.ask();
    TransitVersion version =
        TransitVersion.parse(name)
            .filter(parsed -> parsed.key().equals(key.name()) && parsed.number() <= key.latest())
            .orElseThrow(() -> unknown(key));
    int number = version.number();
    if (number == key.latest()) {
      throw new KeyStoreException(
          FAILED, version + " is the version in use; rotate first, then destroy it");
    }
    if (number < key.oldest()) {
      return Destruction.done();
    }
    if (number > key.oldest()) {
      throw new KeyStoreException(
          FAILED,
          "Vault destroys versions from the oldest on; destroy "
              + new TransitVersion(key.name(), key.oldest())
              + " before "
              + version);
    }
    transit.forbidBefore(key, number + 1);
    transit.trimBefore(key, number + 1);
    if (latest.ask().oldest() <= number) {
      return Destruction.outstanding(
          "the server still has " + version + "; repeat the destruction");
    }
    return Destruction.done();
  }

  private KeyStoreException unknown(TransitKey key) {
    return new KeyStoreException(
        MISSING_KEY,
        "the Transit key "
            + key.name()
            + " has no such version; its versions are "
            + new TransitVersion(key.name(), key.oldest())
            + " to "
            + key.current());
  }
}
