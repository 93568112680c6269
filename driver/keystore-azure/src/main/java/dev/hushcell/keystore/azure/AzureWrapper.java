package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import com.azure.security.keyvault.keys.models.KeyVaultKey;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.util.Arrays;
import java.util.Optional;

/**
 * An open vault. Nothing is encrypted in this process; see {@link RsaSealing} and {@link
 * HsmSealing} for what the service is asked to do. Thread-safe.
 */
final class AzureWrapper implements KeyWrapper {
  private final AzureSettings settings;
  private final VaultCalls calls;
  private final VaultKeys keys;
  private final boolean isPublic;
  private volatile boolean closed;

  AzureWrapper(AzureSettings settings, VaultCalls calls, VaultKeys keys, Sealing inUse) {
    this.settings = settings;
    this.calls = calls;
    this.keys = keys;
    this.isPublic = inUse.isPublic();
  }

  @Override
  public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
    return wrap(keys, dataKey, context);
  }

  /** Wraps under the newest version of a key. */
  WrappedKey wrap(VaultKeys under, SecretBytes dataKey, byte[] context) throws KeyStoreException {
    checkOpen();
    KeyVaultKey newest = under.inUse();
    KeyName name = VaultKeys.nameOf(newest);
    Sealing sealing = fitting(Sealing.of(calls, newest));
    byte[] clear = dataKey.copy(SecretAccess.iHandleKeyBytes());
    try {
      return new WrappedKey(
          name.toString(), sealing.mechanism(), sealing.seal(name, clear, context));
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  @Override
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    checkOpen();
    Sealing sealing =
        fitting(Sealing.named(calls, wrapped.mechanism()).orElseThrow(AzureWrapper::foreign));
    KeyName name =
        KeyName.parse(wrapped.keyEncryptionKey())
            .orElseThrow(
                () ->
                    new KeyStoreException(
                        MISSING_KEY,
                        "a data key was wrapped under a key that is none of a vault; open it with"
                            + " the key store that wrapped it, or restore the catalogue"));
    return sealing
        .open(name, wrapped.bytes(), context)
        .map(SecretBytes::adopt)
        .orElseThrow(() -> AzureFailure.notOpened(settings, name.toString()));
  }

  @Override
  public String current() throws KeyStoreException {
    checkOpen();
    return VaultKeys.nameOf(keys.inUse()).toString();
  }

  @Override
  public String describe() {
    return AzureKeyVaultFactory.TYPE + " " + settings.place() + ", key " + settings.key();
  }

  /** A vault has no place for it that is written once only. */
  @Override
  public Optional<byte[]> pinned(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> pinIfAbsent(String name, byte[] value) {
    return Optional.empty();
  }

  @Override
  public Optional<KeyAdministration> administration() {
    return Optional.of(new AzureAdministration(settings, keys));
  }

  @Override
  public Optional<NamedKeys> named() {
    return Optional.of(new AzureNamedKeys(settings, calls, this));
  }

  @Override
  public boolean isWrappingPublic() {
    return isPublic;
  }

  @Override
  public void close() {
    closed = true;
    settings.signIn().close();
  }

  /** Where nobody else can wrap, a key that anybody could have wrapped is not believed. */
  private Sealing fitting(Sealing sealing) throws KeyStoreException {
    if (sealing.isPublic() && !isPublic) {
      throw new KeyStoreException(
          UNSUPPORTED,
          "a data key is, or would be, wrapped under an RSA key, while "
              + settings.key()
              + " was symmetric when the store was opened; name the RSA key in a store"
              + " of its own under keystore.also, or connect again");
    }
    return sealing;
  }

  private static KeyStoreException foreign() {
    return new KeyStoreException(
        UNSUPPORTED,
        "a data key was wrapped by another mechanism than "
            + RsaSealing.MECHANISM
            + " and "
            + HsmSealing.MECHANISM
            + "; open it with the kind of key store that wrapped it");
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the key store is closed");
    }
  }

  @Override
  public String toString() {
    return describe();
  }
}
