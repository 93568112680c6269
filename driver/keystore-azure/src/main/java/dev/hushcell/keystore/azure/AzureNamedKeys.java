package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import com.azure.security.keyvault.keys.models.KeyVaultKey;
import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;

/** Keys of a vault beside the one in use. A vault deletes a key with all its versions only. */
final class AzureNamedKeys implements NamedKeys {
  private final AzureSettings settings;
  private final VaultCalls calls;
  private final AzureWrapper wrapper;

  AzureNamedKeys(AzureSettings settings, VaultCalls calls, AzureWrapper wrapper) {
    this.settings = settings;
    this.calls = calls;
    this.wrapper = wrapper;
  }

  @Override
  public String inUse() {
    return settings.key();
  }

  @Override
  public boolean has(String key) throws KeyStoreException {
    return keys(key).find().isPresent();
  }

  @Override
  public void create(String key) throws KeyStoreException {
    if (has(key)) {
      throw new KeyStoreException(
          UNSUPPORTED, "the vault " + settings.place() + " has a key " + key + " already");
    }
    KeyVaultKey unused = keys(key).make();
  }

  @Override
  public WrappedKey wrap(String key, SecretBytes dataKey, byte[] context) throws KeyStoreException {
    return wrapper.wrap(keys(key), dataKey, context);
  }

  @Override
  public void rotate(String key) throws KeyStoreException {
    KeyVaultKey unused = keys(key).rotate();
  }

  @Override
  public Destruction destroy(String key) throws KeyStoreException {
    VaultKeys doomed = keys(key);
    try {
      doomed.delete();
    } catch (KeyStoreException e) {
      if (e.reason() != MISSING_KEY) {
        throw e;
      }
    }
    return doomed
        .deleted()
        .map(
            until ->
                Destruction.outstanding(
                    "the vault keeps the deleted key "
                        + key
                        + " "
                        + until
                        + "; az keyvault key purge ends that, az keyvault key recover brings it"
                        + " back"))
        .orElseGet(Destruction::done);
  }

  private VaultKeys keys(String key) throws KeyStoreException {
    if (!KeyName.isName(key)) {
      throw new KeyStoreException(
          UNSUPPORTED, "a vault takes no key of so long a name; give the tenant a shorter one");
    }
    return new VaultKeys(settings, calls, key);
  }
}
