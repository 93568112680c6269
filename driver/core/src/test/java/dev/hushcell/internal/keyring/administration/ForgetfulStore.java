package dev.hushcell.internal.keyring.administration;

import dev.hushcell.internal.keyring.ledger.MemoryKeyStore;
import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.List;
import java.util.Optional;

/** A key store that goes wrong: it wraps another key than it was given, or makes no version. */
final class ForgetfulStore implements KeyWrapper, KeyAdministration {
  private final MemoryKeyStore inner;
  volatile boolean forgets;
  volatile boolean refusesToRotate;

  ForgetfulStore(MemoryKeyStore inner) {
    this.inner = inner;
  }

  @Override
  public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
    return inner.wrap(forgets ? SecretBytes.copyOf(new byte[32]) : dataKey, context);
  }

  @Override
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    return inner.unwrap(wrapped, context);
  }

  @Override
  public String current() throws KeyStoreException {
    return inner.current();
  }

  @Override
  public String describe() {
    return inner.describe();
  }

  @Override
  public Optional<byte[]> pinned(String name) throws KeyStoreException {
    return inner.pinned(name);
  }

  @Override
  public Optional<byte[]> pinIfAbsent(String name, byte[] value) throws KeyStoreException {
    return inner.pinIfAbsent(name, value);
  }

  @Override
  public Optional<KeyAdministration> administration() {
    return Optional.of(this);
  }

  @Override
  public List<KeyVersion> versions() throws KeyStoreException {
    return inner.versions();
  }

  @Override
  public KeyVersion rotate() throws KeyStoreException {
    if (refusesToRotate) {
      throw new KeyStoreException(KeyStoreException.Reason.FAILED, "no permission to rotate");
    }
    return inner.rotate();
  }

  @Override
  public Destruction destroy(String version) throws KeyStoreException {
    return inner.destroy(version);
  }

  @Override
  public void close() {
    inner.close();
  }
}
