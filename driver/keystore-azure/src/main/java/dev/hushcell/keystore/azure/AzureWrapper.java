package dev.hushcell.keystore.azure;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import com.azure.security.keyvault.keys.models.KeyVaultKey;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
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
  private volatile boolean closed;

  AzureWrapper(AzureSettings settings, VaultCalls calls, VaultKeys keys) {
    this.settings = settings;
    this.calls = calls;
    this.keys = keys;
  }

  @Override
  public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
    checkOpen();
    KeyVaultKey inUse = keys.inUse();
    KeyName name = VaultKeys.nameOf(inUse);
    Sealing sealing = Sealing.of(calls, inUse);
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
        Sealing.named(calls, wrapped.mechanism())
            .orElseThrow(
                () ->
                    new KeyStoreException(
                        UNSUPPORTED,
                        "a data key was wrapped by another mechanism than "
                            + RsaSealing.MECHANISM
                            + " and "
                            + HsmSealing.MECHANISM
                            + "; open it with the kind of key store that wrapped it"));
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
  public void close() {
    closed = true;
    settings.signIn().close();
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
