package dev.hushcell.internal.keystores.pkcs11;

import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import java.util.List;

/** Versions of a key in a token: each is a token key of its own. Thread-safe. */
final class Pkcs11Administration implements KeyAdministration {
  private final Pkcs11Token token;
  private final TokenKeys keys;

  Pkcs11Administration(Pkcs11Token token, TokenKeys keys) {
    this.token = token;
    this.keys = keys;
  }

  @Override
  public List<KeyVersion> versions() throws KeyStoreException {
    return token.use(
        "listing the keys", connection -> TokenVersion.told(keys.versions(connection)));
  }

  @Override
  public KeyVersion rotate() throws KeyStoreException {
    return token.use(
        "making a key",
        connection -> {
          TokenVersion made = keys.make(connection);
          return new KeyVersion(made.label(), made.created(), KeyVersion.State.CURRENT);
        });
  }

  @Override
  public Destruction destroy(String version) throws KeyStoreException {
    return token.use(
        "destroying a key",
        connection -> {
          if (TokenVersion.of(keys.toString(), version).isEmpty()) {
            throw refused(version + " is no version of the key " + keys);
          }
          if (keys.newest(connection).label().equals(version)) {
            throw refused(version + " is the current version; rotate first");
          }
          connection.destroy(version);
          return Destruction.done();
        });
  }

  private KeyStoreException refused(String why) {
    return new KeyStoreException(
        UNSUPPORTED, "nothing was changed in the token of " + token + ": " + why);
  }
}
