package dev.hushcell.keystore.azure;

import com.azure.security.keyvault.keys.models.KeyType;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreException.Reason;
import java.util.Optional;

/** How a data key is sealed under a version of a key, by the service, together with its context. */
sealed interface Sealing permits RsaSealing, HsmSealing {
  /** Operation of {@link VaultCalls.Subject} whose refusal means that something does not open. */
  String OPENING = "unwrapKey";

  /** Returns how records name it. */
  String mechanism();

  /** Tells whether others than those who may use the key can seal. */
  boolean isPublic();

  /** Seals a clear data key. */
  byte[] seal(KeyName key, byte[] clear, byte[] context) throws KeyStoreException;

  /** Opens what {@link #seal} returned; empty when it is of another form or context. */
  Optional<byte[]> open(KeyName key, byte[] sealed, byte[] context) throws KeyStoreException;

  /** Returns that which fits a key, or refuses the key. */
  static Sealing of(VaultCalls calls, KeyVaultKey key) throws KeyStoreException {
    KeyType type = key.getKeyType();
    if (KeyType.RSA.equals(type) || KeyType.RSA_HSM.equals(type)) {
      return new RsaSealing(calls);
    }
    if (KeyType.OCT_HSM.equals(type)) {
      return new HsmSealing(calls);
    }
    throw new KeyStoreException(
        Reason.UNSUPPORTED,
        "the key "
            + key.getName()
            + " is neither RSA nor a symmetric key of a Managed HSM; make one: az keyvault key"
            + " create --kty RSA --size 3072");
  }

  /** Returns that of a record. */
  static Optional<Sealing> named(VaultCalls calls, String mechanism) {
    return switch (mechanism) {
      case RsaSealing.MECHANISM -> Optional.of(new RsaSealing(calls));
      case HsmSealing.MECHANISM -> Optional.of(new HsmSealing(calls));
      default -> Optional.empty();
    };
  }
}
