package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;

import com.azure.security.keyvault.keys.models.CreateOctKeyOptions;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.azure.security.keyvault.keys.models.KeyOperation;
import com.azure.security.keyvault.keys.models.KeyProperties;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import dev.hushcell.keystore.KeyStoreException;
import java.util.List;
import java.util.Optional;

/** The versions of the key in use, as the vault has them: each method is one request. */
final class VaultKeys {
  private static final int RSA_BITS = 3072;
  private static final int AES_BITS = 256;

  private final AzureSettings settings;
  private final VaultCalls calls;

  VaultKeys(AzureSettings settings, VaultCalls calls) {
    this.settings = settings;
    this.calls = calls;
  }

  static KeyName nameOf(KeyVaultKey key) {
    return new KeyName(key.getName(), key.getProperties().getVersion());
  }

  /** Returns the newest version; empty when there is no such key. */
  Optional<KeyVaultKey> find() throws KeyStoreException {
    try {
      return Optional.of(
          whole(calls.onKeys(subject("get"), client -> client.getKey(settings.key()))));
    } catch (KeyStoreException e) {
      if (e.reason() == MISSING_KEY) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Returns the newest version, which is the one that wraps. */
  KeyVaultKey inUse() throws KeyStoreException {
    return find().orElseThrow(this::missing);
  }

  KeyVaultKey make() throws KeyStoreException {
    boolean inHsm = settings.keyType().endsWith("-hsm");
    if (settings.keyType().equals("oct-hsm")) {
      return calls.onKeys(
          subject("create"),
          client ->
              client.createOctKey(
                  new CreateOctKeyOptions(settings.key())
                      .setKeySize(AES_BITS)
                      .setHardwareProtected(true)
                      .setKeyOperations(KeyOperation.ENCRYPT, KeyOperation.DECRYPT)));
    }
    return calls.onKeys(
        subject("create"),
        client ->
            client.createRsaKey(
                new CreateRsaKeyOptions(settings.key())
                    .setKeySize(RSA_BITS)
                    .setHardwareProtected(inHsm)
                    .setKeyOperations(KeyOperation.WRAP_KEY, KeyOperation.UNWRAP_KEY)));
  }

  KeyVaultKey rotate() throws KeyStoreException {
    return whole(calls.onKeys(subject("rotate"), client -> client.rotateKey(settings.key())));
  }

  /** Returns all versions, in no order. */
  List<KeyProperties> versions() throws KeyStoreException {
    return calls.onKeys(
        subject("list"),
        client -> client.listPropertiesOfKeyVersions(settings.key()).collectList());
  }

  void disable(KeyProperties version) throws KeyStoreException {
    KeyVaultKey after =
        calls.onKeys(
            subject("update"), client -> client.updateKeyProperties(version.setEnabled(false)));
    if (!Boolean.FALSE.equals(after.getProperties().isEnabled())) {
      throw new KeyStoreException(
          FAILED,
          "the vault " + settings.place() + " left a version enabled; repeat the destruction");
    }
  }

  KeyStoreException missing() {
    return new KeyStoreException(
        MISSING_KEY,
        "the vault "
            + settings.place()
            + " has no key "
            + settings.key()
            + "; correct keystore.vault or keystore.key, recover it (az keyvault key recover), or"
            + " make it: az keyvault key create --kty RSA --size 3072 --ops wrapKey unwrapKey");
  }

  private KeyVaultKey whole(KeyVaultKey key) throws KeyStoreException {
    if (key.getProperties() == null
        || KeyName.parse(key.getName() + "/" + key.getProperties().getVersion()).isEmpty()
        || !settings.key().equals(key.getName())) {
      throw new KeyStoreException(
          FAILED,
          "the vault "
              + settings.place()
              + " describes another key than the one that was asked for; check keystore.vault, and"
              + " any proxy in between");
    }
    return key;
  }

  private VaultCalls.Subject subject(String operation) {
    return new VaultCalls.Subject(operation, settings.key());
  }
}
