package dev.hushcell.keystore.vault;

import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.Optional;

/** Transit keys beside the one in use. */
final class TransitNamedKeys implements NamedKeys {
  private final VaultSettings settings;
  private final Transit transit;
  private final TransitWrapper wrapper;

  TransitNamedKeys(VaultSettings settings, Transit transit, TransitWrapper wrapper) {
    this.settings = settings;
    this.transit = transit;
    this.wrapper = wrapper;
  }

  @Override
  public String inUse() {
    return settings.key();
  }

  @Override
  public boolean has(String key) throws KeyStoreException {
    return find(key).isPresent();
  }

  @Override
  public void create(String key) throws KeyStoreException {
    if (has(key)) {
      throw new KeyStoreException(
          UNSUPPORTED, "the mount " + settings.mount() + " has a key " + key + " already");
    }
    transit.make(key);
  }

  @Override
  public WrappedKey wrap(String key, SecretBytes dataKey, byte[] context) throws KeyStoreException {
    return wrapper.wrapUnder(key, dataKey, context);
  }

  @Override
  public void rotate(String key) throws KeyStoreException {
    transit.rotate(wrapper.latest(key).name());
  }

  @Override
  public Destruction destroy(String key) throws KeyStoreException {
    Optional<TransitKey> doomed = find(key);
    if (doomed.isPresent()) {
      transit.delete(doomed.get());
    }
    return Destruction.done();
  }

  private Optional<TransitKey> find(String key) throws KeyStoreException {
    if (!VaultSettings.isName(key)) {
      throw new KeyStoreException(
          UNSUPPORTED, "Vault takes no key of so long a name; give the tenant a shorter one");
    }
    return transit.key(key);
  }
}
