package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;

import com.azure.core.util.polling.AsyncPollResponse;
import com.azure.security.keyvault.keys.models.CreateOctKeyOptions;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.azure.security.keyvault.keys.models.DeletedKey;
import com.azure.security.keyvault.keys.models.KeyOperation;
import com.azure.security.keyvault.keys.models.KeyProperties;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import dev.hushcell.keystore.KeyStoreException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The versions of a key, as the vault has them: each method is one request. */
final class VaultKeys {
  private static final int RSA_BITS = 3072;
  private static final int AES_BITS = 256;

  private final AzureSettings settings;
  private final VaultCalls calls;
  private final String name;

  VaultKeys(AzureSettings settings, VaultCalls calls, String name) {
    this.settings = settings;
    this.calls = calls;
    this.name = name;
  }

  static KeyName nameOf(KeyVaultKey key) {
    return new KeyName(key.getName(), key.getProperties().getVersion());
  }

  /** Returns the newest version; empty when there is no such key. */
  Optional<KeyVaultKey> find() throws KeyStoreException {
    try {
      return Optional.of(whole(calls.onKeys(subject("get"), client -> client.getKey(name))));
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
                  new CreateOctKeyOptions(name)
                      .setKeySize(AES_BITS)
                      .setHardwareProtected(true)
                      .setKeyOperations(KeyOperation.ENCRYPT, KeyOperation.DECRYPT)));
    }
    return calls.onKeys(
        subject("create"),
        client ->
            client.createRsaKey(
                new CreateRsaKeyOptions(name)
                    .setKeySize(RSA_BITS)
                    .setHardwareProtected(inHsm)
                    .setKeyOperations(KeyOperation.WRAP_KEY, KeyOperation.UNWRAP_KEY)));
  }

  KeyVaultKey rotate() throws KeyStoreException {
    return whole(calls.onKeys(subject("rotate"), client -> client.rotateKey(name)));
  }

  /** Returns all versions, in no order. */
  List<KeyProperties> versions() throws KeyStoreException {
    return calls.onKeys(
        subject("list"), client -> client.listPropertiesOfKeyVersions(name).collectList());
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

  /** Deletes all versions, and waits until the vault has done so. */
  void delete() throws KeyStoreException {
    AsyncPollResponse<DeletedKey, Void> unused =
        calls.onKeys(subject("delete"), client -> client.beginDeleteKey(name).last());
  }

  /** Returns until when the vault keeps a deleted key; empty when it keeps none of that name. */
  Optional<String> deleted() throws KeyStoreException {
    try {
      DeletedKey kept = calls.onKeys(subject("get"), client -> client.getDeletedKey(name));
      OffsetDateTime end = kept.getScheduledPurgeDate();
      return Optional.of(end == null ? "for now" : "until " + end);
    } catch (KeyStoreException e) {
      if (e.reason() == MISSING_KEY) {
        return Optional.empty();
      }
      throw e;
    }
  }

  KeyStoreException missing() {
    return new KeyStoreException(
        MISSING_KEY,
        "the vault "
            + settings.place()
            + " has no key "
            + name
            + "; correct keystore.vault or keystore.key, recover it (az keyvault key recover), or"
            + " make it: az keyvault key create --kty RSA --size 3072 --ops wrapKey unwrapKey");
  }

  private KeyVaultKey whole(KeyVaultKey key) throws KeyStoreException {
    if (key.getProperties() == null
        || KeyName.parse(key.getName() + "/" + key.getProperties().getVersion()).isEmpty()
        || !name.equals(key.getName())) {
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
    return new VaultCalls.Subject(operation, name);
  }
}
