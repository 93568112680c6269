package dev.hushcell.keystore.aws;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNWRAP_FAILED;

import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.Optional;

/**
 * Open access to AWS KMS. A wrapped key is the service's own ciphertext under the key whose id it
 * names, behind the name of a key that is not the one in use; the context is the service's
 * encryption context. Nothing is encrypted in this process.
 */
final class KmsWrapper implements KeyWrapper {
  static final String MECHANISM = "AWS-KMS-SYMMETRIC";

  /** Most bytes that the service takes. */
  private static final int MAX_CIPHERTEXT = 6144;

  private final KmsSettings settings;
  private final KmsCalls calls;
  private final KmsKeys keys;
  private final CurrentKey current;
  private final KmsNamedKeys named;
  private volatile boolean closed;

  KmsWrapper(KmsSettings settings, KmsCalls calls, KmsKeys keys) {
    this.settings = settings;
    this.calls = calls;
    this.keys = keys;
    this.current = new CurrentKey(calls, settings.key());
    this.named = new KmsNamedKeys(settings, calls, keys, current);
  }

  @Override
  public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
    String id = current();
    return new WrappedKey(id, MECHANISM, keys.encrypt(id, dataKey, context));
  }

  @Override
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    checkOpen();
    if (!wrapped.mechanism().equals(MECHANISM)) {
      throw new KeyStoreException(
          UNSUPPORTED,
          "a data key was wrapped by another mechanism than "
              + MECHANISM
              + "; open it with the kind of key store that wrapped it");
    }
    String id = KmsNamedKeys.idOf(wrapped.keyEncryptionKey());
    if (!KeyReference.isId(id)) {
      throw new KeyStoreException(
          MISSING_KEY,
          "a data key was wrapped under a key that is none of AWS KMS; open it with the key store"
              + " that wrapped it, or restore the catalogue");
    }
    byte[] bytes = wrapped.bytes();
    if (bytes.length == 0 || bytes.length > MAX_CIPHERTEXT) {
      throw new KeyStoreException(
          UNWRAP_FAILED,
          "a wrapped data key has not the length of one; restore the catalogue from a backup");
    }
    return keys.decrypt(id, bytes, context);
  }

  @Override
  public String current() throws KeyStoreException {
    checkOpen();
    return current.ask().keyId();
  }

  @Override
  public String describe() {
    return AwsKmsFactory.TYPE + " in " + settings.place() + ", key " + settings.key();
  }

  /** KMS has no place for it that an application may not write to as well. */
  @Override
  public Optional<byte[]> pinned(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> pinIfAbsent(String name, byte[] value) {
    return Optional.empty();
  }

  /** A key that is named by its id has no other version. */
  @Override
  public Optional<KeyAdministration> administration() {
    return settings
        .key()
        .alias()
        .map(
            alias ->
                new KmsAdministration(
                    settings, keys, new KeyAliases(calls, alias), new KeyMaking(calls), current));
  }

  @Override
  public Optional<NamedKeys> named() {
    return settings.key().name().map(name -> named);
  }

  @Override
  public void close() {
    closed = true;
    calls.close();
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
