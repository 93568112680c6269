package dev.hushcell.internal.keystores.pkcs11;

import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import dev.hushcell.keystore.KeyStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

/**
 * Sessions with one token, by the PKCS#11 provider of the JDK, which is registered nowhere. The
 * token stays logged in when they end: a logout would end the sessions of everybody else in this
 * process too. Thread-safe.
 */
record TokenConnection(Provider provider, KeyStore keys) {
  private static final int KEY_BITS = 256;

  /** New keys stay in the token, are of use for this purpose only and are seen after login only. */
  private static final String ATTRIBUTES =
      """
      attributes(generate, CKO_SECRET_KEY, *) = {
        CKA_TOKEN = false
        CKA_PRIVATE = true
        CKA_SENSITIVE = true
        CKA_EXTRACTABLE = false
        CKA_WRAP = false
        CKA_UNWRAP = false
      }
      attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
        CKA_ENCRYPT = true
        CKA_DECRYPT = true
      }
      attributes(generate, CKO_SECRET_KEY, CKK_GENERIC_SECRET) = {
        CKA_SIGN = true
        CKA_VERIFY = true
      }
      """;

  /**
   * The keys of one version.
   *
   * @param mac the one for {@link TokenMechanism#CBC_HMAC}, where there is one
   */
  record Keys(Provider provider, SecretKey encryption, Optional<SecretKey> mac) {}

  /**
   * Opens sessions; nobody is logged in yet.
   *
   * @param more further lines of configuration for the provider
   */
  static TokenConnection open(Path library, String slot, String more)
      throws GeneralSecurityException, KeyStoreException {
    Provider unconfigured = Security.getProvider("SunPKCS11");
    if (unconfigured == null) {
      throw new KeyStoreException(
          UNSUPPORTED,
          "this Java runtime has no PKCS#11 provider; add its module jdk.crypto.cryptoki");
    }
    Provider provider =
        unconfigured.configure(
            "--name=Hushcell\nlibrary = \"%s\"\nslot = %s\n%s%s"
                .formatted(library, slot, ATTRIBUTES, more));
    return new TokenConnection(provider, KeyStore.getInstance("PKCS11", provider));
  }

  /** Logs in unless this process is logged in, and looks which keys there are. */
  void look(char[] pin) throws GeneralSecurityException, IOException {
    keys.load(null, pin);
  }

  /** Returns the labels of all keys that were there at the last look. */
  List<String> labels() throws GeneralSecurityException {
    return Collections.list(keys.aliases());
  }

  /** Returns the keys of a version; empty when there was none at the last look. */
  Optional<Keys> keys(String label) throws GeneralSecurityException {
    Optional<SecretKey> encryption = key(label);
    if (encryption.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Keys(provider, encryption.get(), key(label + TokenVersion.MAC)));
  }

  private Optional<SecretKey> key(String label) throws GeneralSecurityException {
    Key found = keys.isKeyEntry(label) ? keys.getKey(label, null) : null;
    return found instanceof SecretKey key ? Optional.of(key) : Optional.empty();
  }

  /** Makes keys that are gone with the sessions unless they are {@link #keep kept}. */
  Keys generate(boolean withMac) throws GeneralSecurityException {
    return new Keys(
        provider,
        generated("AES"),
        withMac ? Optional.of(generated("HmacSHA256")) : Optional.empty());
  }

  private SecretKey generated(String algorithm) throws GeneralSecurityException {
    KeyGenerator generator = KeyGenerator.getInstance(algorithm, provider);
    generator.init(KEY_BITS);
    return generator.generateKey();
  }

  /** Puts generated keys into the token under a label that no key has yet. */
  void keep(String label, Keys made) throws GeneralSecurityException {
    if (made.mac().isPresent()) { // first, so that who sees the other one sees both
      keys.setKeyEntry(label + TokenVersion.MAC, made.mac().get(), null, null);
    }
    keys.setKeyEntry(label, made.encryption(), null, null);
  }

  void destroy(String label) throws GeneralSecurityException {
    for (String each : List.of(label, label + TokenVersion.MAC)) {
      if (keys.isKeyEntry(each)) {
        keys.deleteEntry(each);
      }
    }
  }
}
