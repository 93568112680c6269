package dev.hushcell.internal.keystores;

import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.util.Optional;

/** A key store that has another one wrap, and that keeps its own pins or those of the other one. */
abstract class StoreBefore implements KeyWrapper {
  /** Returns the other one, opened if need be. */
  abstract KeyWrapper open() throws KeyStoreException;

  @Override
  public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
    return open().wrap(dataKey, context);
  }

  @Override
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    return open().unwrap(wrapped, context);
  }

  @Override
  public String current() throws KeyStoreException {
    return open().current();
  }

  @Override
  public boolean isWrappingPublic() {
    try {
      return open().isWrappingPublic();
    } catch (KeyStoreException e) {
      return true; // nothing is believed of a store that is not open
    }
  }

  @Override
  public Optional<KeyAdministration> administration() {
    try {
      return open().administration();
    } catch (KeyStoreException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<NamedKeys> named() {
    try {
      return open().named();
    } catch (KeyStoreException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return describe();
  }
}
