package dev.hushcell.keystore.vault;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNWRAP_FAILED;

import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An open Transit engine. A wrapped key is {@code nonce (12 bytes) ‖ ciphertext ‖ tag (16)} of
 * AES-256-GCM, made by the server; the context is its associated data. Nothing is encrypted in this
 * process.
 */
final class TransitWrapper implements KeyWrapper {
  static final String MECHANISM = "TRANSIT-AES-256-GCM";

  /** Never empty, since a derived key needs something to derive from. */
  private static final byte[] LABEL = "hushcell.transit.1\0".getBytes(StandardCharsets.US_ASCII);

  private static final int KEY_BYTES = 32;
  private static final int SEALED_BYTES = 12 + KEY_BYTES + 16;

  private final VaultSettings settings;
  private final Transit transit;
  private final Map<String, TransitKey> known = new ConcurrentHashMap<>();
  private final AtomicBoolean bindsContext = new AtomicBoolean();
  private volatile boolean closed;

  TransitWrapper(VaultSettings settings, Transit transit) {
    this.settings = settings;
    this.transit = transit;
  }

  @Override
  public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
    checkOpen();
    return wrap(key(settings.key()), dataKey, context);
  }

  private WrappedKey wrap(TransitKey key, SecretBytes dataKey, byte[] context)
      throws KeyStoreException {
    byte[] binding = binding(context);
    Transit.Sealed sealed = transit.encrypt(key, dataKey, binding);
    if (sealed.bytes().length != dataKey.length() + SEALED_BYTES - KEY_BYTES) {
      throw new KeyStoreException(UNSUPPORTED, "the server made a ciphertext of another form");
    }
    if (!bindsContext.get()) {
      checkBinding(key, sealed, binding);
      bindsContext.set(true);
    }
    return new WrappedKey(sealed.version().toString(), MECHANISM, sealed.bytes());
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
    TransitVersion version =
        TransitVersion.parse(wrapped.keyEncryptionKey())
            .orElseThrow(
                () ->
                    new KeyStoreException(
                        MISSING_KEY,
                        "a data key was wrapped under a key that is none of Transit's; open it with"
                            + " the key store that wrapped it, or restore the catalogue"));
    byte[] bytes = wrapped.bytes();
    if (bytes.length != SEALED_BYTES) {
      throw new KeyStoreException(
          UNWRAP_FAILED,
          "a wrapped data key has not the length of one; restore the catalogue from a backup");
    }
    return transit.decrypt(
        key(version.key()), new Transit.Sealed(version, bytes), binding(context));
  }

  @Override
  public String current() throws KeyStoreException {
    return latest(settings.key()).current().toString();
  }

  @Override
  public String describe() {
    return VaultTransitFactory.TYPE + " " + settings.place() + ", key " + settings.key();
  }

  /** A Transit engine has no place for it that an application may not write to as well. */
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
    return Optional.of(new TransitAdministration(settings, transit, () -> latest(settings.key())));
  }

  @Override
  public Optional<NamedKeys> named() {
    return Optional.of(new TransitNamedKeys(settings, transit, this));
  }

  /** Wraps under a key that is there: the server would make one that is not. */
  WrappedKey wrapUnder(String name, SecretBytes dataKey, byte[] context) throws KeyStoreException {
    return wrap(latest(name), dataKey, context);
  }

  @Override
  public void close() {
    closed = true;
    transit.close();
  }

  /** Asks the server anew: versions come and go. */
  TransitKey latest(String name) throws KeyStoreException {
    checkOpen();
    TransitKey key = transit.key(name).orElseThrow(() -> VaultFailure.missingKey(settings, name));
    key.check();
    known.put(key.name(), key);
    return key;
  }

  /** What is needed of a key to use it never changes. */
  private TransitKey key(String name) throws KeyStoreException {
    TransitKey key = known.get(name);
    return key == null ? latest(name) : key;
  }

  /** An old server ignores what it does not know, associated data included. */
  private void checkBinding(TransitKey key, Transit.Sealed sealed, byte[] binding)
      throws KeyStoreException {
    byte[] other = binding.clone();
    other[0] ^= 1;
    try {
      transit.decrypt(key, sealed, other).close();
    } catch (KeyStoreException e) {
      if (e.reason() == UNWRAP_FAILED) {
        return;
      }
      throw e;
    }
    throw new KeyStoreException(
        UNSUPPORTED,
        "the server "
            + settings.address()
            + " ignores associated_data, so a wrapped key would open in another place than its"
            + " own; update to Vault 1.11, OpenBao, or newer");
  }

  private static byte[] binding(byte[] context) {
    return ByteBuffer.allocate(LABEL.length + context.length).put(LABEL).put(context).array();
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
