package dev.hushcell.internal.keystores.pkcs11;

import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyStoreSettings;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.KeyWrapperFactory;
import java.security.GeneralSecurityException;

/**
 * Opens a key store of type {@code pkcs11}.
 *
 * @param refused remembers PINs, which are not tried again
 * @param more further lines of configuration for the provider of the JDK
 */
public record Pkcs11Factory(FipsModule fips, RefusedPins refused, String more)
    implements KeyWrapperFactory {
  public Pkcs11Factory(FipsModule fips, RefusedPins refused) {
    this(fips, refused, "");
  }

  @Override
  public String type() {
    return "pkcs11";
  }

  @Override
  public KeyWrapper open(KeyStoreSettings settings) throws KeyStoreException {
    Pkcs11Settings checked = Pkcs11Settings.of(settings);
    boolean opened = false;
    try {
      TokenFacts facts = new TokenSearch(checked.library()).find(checked);
      requireTries(facts);
      Pkcs11Token token = new Pkcs11Token(fips, checked, facts, refused, more);
      TokenKeys keys = new TokenKeys(fips, checked.key(), checked.mechanism());
      token.use("opening the key store", connection -> ready(connection, keys, checked.create()));
      opened = true;
      return new Pkcs11Wrapper(fips, token, keys);
    } finally {
      if (!opened) {
        checked.pin().close();
      }
    }
  }

  /** Leaves the last try to a human. */
  static void requireTries(TokenFacts facts) throws KeyStoreException {
    if (facts.isLocked()) {
      throw new KeyStoreException(
          WRONG_PASSWORD,
          "the token "
              + facts.label()
              + " is locked after wrong PINs; have its security officer set a new one");
    }
    if (facts.isOnLastTry()) {
      throw new KeyStoreException(
          WRONG_PASSWORD,
          "the token "
              + facts.label()
              + " locks itself at the next wrong PIN, so none was tried; log in once with the right"
              + " one by the token's tools, and correct keystore.pin");
    }
  }

  private static boolean ready(TokenConnection connection, TokenKeys keys, boolean create)
      throws GeneralSecurityException, KeyStoreException {
    if (create && keys.versions(connection).isEmpty()) {
      keys.make(connection);
    }
    String newest = keys.newest(connection).label();
    keys.mechanism(keys.fit(connection, newest), newest);
    return create;
  }
}
