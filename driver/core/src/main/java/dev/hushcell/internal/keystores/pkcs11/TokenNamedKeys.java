package dev.hushcell.internal.keystores.pkcs11;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.List;

/** Keys of a token beside the one in use, with versions of their own. Thread-safe. */
record TokenNamedKeys(Pkcs11Token token, TokenKeys keys, Pkcs11Wrapper wrapper)
    implements NamedKeys {
  @Override
  public String inUse() {
    return keys.toString();
  }

  @Override
  public boolean has(String key) throws KeyStoreException {
    return token.use(
        "looking for a key", connection -> !versions(connection, keys.named(key)).isEmpty());
  }

  @Override
  public void create(String key) throws KeyStoreException {
    TokenVersion.requireName(key);
    TokenVersion unused =
        token.use(
            "making a key",
            connection -> {
              TokenKeys named = keys.named(key);
              if (!versions(connection, named).isEmpty()) {
                throw new KeyStoreException(
                    UNSUPPORTED, "the token of " + token + " has a key " + key + " already");
              }
              return named.make(connection);
            });
  }

  @Override
  public WrappedKey wrap(String key, SecretBytes dataKey, byte[] context) throws KeyStoreException {
    return wrapper.wrap(connection -> existing(connection, key), dataKey, context);
  }

  @Override
  public void rotate(String key) throws KeyStoreException {
    TokenVersion unused =
        token.use("making a key", connection -> existing(connection, key).make(connection));
  }

  @Override
  public Destruction destroy(String key) throws KeyStoreException {
    return token.use(
        "destroying a key",
        connection -> {
          for (TokenVersion each : versions(connection, keys.named(key))) {
            connection.destroy(each.label());
          }
          return Destruction.done();
        });
  }

  private TokenKeys existing(TokenConnection connection, String key)
      throws GeneralSecurityException, KeyStoreException {
    TokenKeys named = keys.named(key);
    if (versions(connection, named).isEmpty()) {
      throw new KeyStoreException(
          MISSING_KEY, "the token of " + token + " has no key " + key + "; it was destroyed");
    }
    return named;
  }

  /** A token that lost its session shows no keys; then none is taken for missing. */
  private List<TokenVersion> versions(TokenConnection connection, TokenKeys named)
      throws GeneralSecurityException, KeyStoreException {
    TokenVersion unused = keys.newest(connection);
    return named.versions(connection);
  }
}
