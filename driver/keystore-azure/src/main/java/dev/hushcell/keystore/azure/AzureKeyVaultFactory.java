package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import com.azure.security.keyvault.keys.models.JsonWebKey;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.math.BigInteger;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a store of type {@value #TYPE}: Azure Key Vault or Managed HSM. Found by {@link
 * java.util.ServiceLoader}.
 */
public final class AzureKeyVaultFactory implements KeyWrapperFactory {
  static final String TYPE = "azure-key-vault";

  private static final Logger LOG = LoggerFactory.getLogger(AzureKeyVaultFactory.class);

  private static final int LEAST_BITS = 2048;
  private static final int GOOD_BITS = 3072;

  /** For {@link java.util.ServiceLoader}. */
  public AzureKeyVaultFactory() {}

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public KeyWrapper open(KeyStoreSettings settings) throws KeyStoreException {
    AzureSettings checked = AzureSettings.of(settings);
    try {
      VaultCalls calls = new VaultCalls(checked);
      VaultKeys keys = new VaultKeys(checked, calls, checked.key());
      Optional<KeyVaultKey> found = keys.find();
      if (found.isEmpty() && !checked.create()) {
        throw keys.missing();
      }
      KeyVaultKey key = found.isPresent() ? found.get() : keys.make();
      Sealing sealing = Sealing.of(calls, key);
      if (sealing instanceof RsaSealing) {
        checkLength(key);
      }
      return new AzureWrapper(checked, calls, keys, sealing);
    } catch (KeyStoreException | RuntimeException e) {
      checked.signIn().close();
      throw e;
    }
  }

  private static void checkLength(KeyVaultKey key) throws KeyStoreException {
    JsonWebKey web = key.getKey();
    byte[] modulus = web == null || web.getN() == null ? new byte[0] : web.getN();
    int bits = new BigInteger(1, modulus).bitLength();
    if (bits < LEAST_BITS) {
      throw new KeyStoreException(
          UNSUPPORTED,
          "the key "
              + key.getName()
              + " has an RSA modulus of "
              + bits
              + " bits; make one of 3072: az keyvault key create --kty RSA --size 3072");
    }
    if (bits < GOOD_BITS) {
      LOG.warn(
          "the key {} has an RSA modulus of {} bits; make the next one of 3072 or more",
          key.getName(),
          bits);
    }
  }
}
