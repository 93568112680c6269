package dev.hushcell.internal.keystores.pkcs11;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNWRAP_FAILED;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keystores.pkcs11.TokenConnection.Keys;
import dev.hushcell.keystore.Destruction;
import dev.hushcell.keystore.KeyAdministration;
import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.keystore.KeyVersion;
import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.keystore.NamedKeys;
import dev.hushcell.keystore.WrappedKey;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An open key store in a PKCS#11 token. Keys never leave it, and wrapping is computed there, by the
 * token's own cryptography and not by the FIPS module. It keeps no pins. Thread-safe.
 */
record Pkcs11Wrapper(FipsModule fips, Pkcs11Token token, TokenKeys keys) implements KeyWrapper {
  @Override
  public WrappedKey wrap(SecretBytes dataKey, byte[] context) throws KeyStoreException {
    return wrap(connection -> keys, dataKey, context);
  }

  /** Wraps under the newest version of keys that are looked for in the token. */
  WrappedKey wrap(Pkcs11Token.Use<TokenKeys> wanted, SecretBytes dataKey, byte[] context)
      throws KeyStoreException {
    byte[] clear = dataKey.copy(SecretAccess.iHandleKeyBytes());
    try {
      return token.use(
          "wrapping",
          connection -> {
            TokenKeys under = wanted.with(connection);
            String current = under.newest(connection).label();
            Keys fit = under.fit(connection, current);
            TokenMechanism mechanism = under.mechanism(fit, current);
            byte[] wrapped = mechanism.wrap(fit, clear, context, fips.random());
            return new WrappedKey(current, mechanism.recorded(), wrapped);
          });
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  @Override
  public SecretBytes unwrap(WrappedKey wrapped, byte[] context) throws KeyStoreException {
    TokenMechanism mechanism =
        TokenMechanism.ofRecord(wrapped.mechanism())
            .orElseThrow(
                () ->
                    new KeyStoreException(
                        UNSUPPORTED,
                        "a data key was wrapped by another mechanism than those of a PKCS#11"
                            + " token; open it with the kind of key store that wrapped it"));
    String label = wrapped.keyEncryptionKey();
    return token.use(
        "unwrapping",
        connection -> {
          Optional<Keys> found = connection.keys(label);
          if (found.isEmpty()) {
            throw missing(connection, label);
          }
          if (mechanism == TokenMechanism.CBC_HMAC && found.get().mac().isEmpty()) {
            throw missing(connection, label + TokenVersion.MAC);
          }
          try {
            return SecretBytes.adopt(mechanism.unwrap(found.get(), wrapped.bytes(), context));
          } catch (GeneralSecurityException e) {
            if (mechanism.works(found.get(), fips.random())) {
              throw notOpened(label); // the token is well, so it is what was wrapped
            }
            throw e;
          }
        });
  }

  /** A token that lost its connection shows no keys at all, which says nothing about this one. */
  private KeyStoreException missing(TokenConnection connection, String label)
      throws GeneralSecurityException {
    if (keys.versions(connection).isEmpty()) {
      return new KeyStoreException(
          UNREACHABLE, "the token of " + token + " shows none of its keys; try again");
    }
    return new KeyStoreException(
        MISSING_KEY,
        "the token of "
            + token
            + " has no key "
            + label
            + "; it was destroyed, or a data key was wrapped in another token");
  }

  private static KeyStoreException notOpened(String label) {
    return new KeyStoreException(
        UNWRAP_FAILED,
        "a wrapped data key does not open under the key-encryption key "
            + label
            + "; restore the catalogue or the token that belong together");
  }

  @Override
  public String current() throws KeyStoreException {
    return token.use("looking for the key", connection -> keys.newest(connection).label());
  }

  @Override
  public String describe() {
    return "pkcs11 " + token + ", key " + keys;
  }

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
    return Optional.of(new Pkcs11Administration(token, keys));
  }

  @Override
  public Optional<NamedKeys> named() {
    return Optional.of(new TokenNamedKeys(token, keys, this));
  }

  @Override
  public void close() {
    token.close();
  }

  @Override
  public String toString() {
    return describe();
  }

  /** Versions of a key in a token: each is a token key of its own. Thread-safe. */
  private record Pkcs11Administration(Pkcs11Token token, TokenKeys keys)
      implements KeyAdministration {
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
              throw refused(version + " is not a version of the key " + keys);
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
}
