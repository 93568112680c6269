package dev.hushcell.internal.keystores.pkcs11;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNREACHABLE;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keystores.pkcs11.TokenConnection.Keys;
import dev.hushcell.keystore.KeyStoreException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/** The versions of the key in use, and by which mechanism each wraps. Thread-safe. */
final class TokenKeys {
  /** The JDK counts in bytes where it read the length from the token. */
  private static final Pattern LENGTH = Pattern.compile(" (\\d+) bits");

  private static final List<String> RIGHT_LENGTHS = List.of("256", "32");

  private final FipsModule fips;
  private final String key;
  private final Optional<TokenMechanism> chosen;
  private final Map<String, TokenMechanism> probed = new ConcurrentHashMap<>();
  private volatile boolean seen;

  /**
   * Builds it.
   *
   * @param chosen mechanism by which to wrap; empty: the first that works
   */
  TokenKeys(FipsModule fips, String key, Optional<TokenMechanism> chosen) {
    this.fips = fips;
    this.key = key;
    this.chosen = chosen;
  }

  TokenKeys named(String name) {
    return new TokenKeys(fips, name, chosen);
  }

  /** Returns the versions that were there at the last look, oldest first. */
  List<TokenVersion> versions(TokenConnection connection) throws GeneralSecurityException {
    return TokenVersion.all(key, connection.labels());
  }

  TokenVersion newest(TokenConnection connection)
      throws GeneralSecurityException, KeyStoreException {
    List<TokenVersion> versions = versions(connection);
    if (versions.isEmpty()) {
      throw seen
          ? new KeyStoreException(UNREACHABLE, "the token shows none of its keys; try again")
          : new KeyStoreException(
              MISSING_KEY,
              "the token has no key "
                  + key
                  + "; correct keystore.key or keystore.token-label, since a new key opens nothing"
                  + " that another sealed. Only for a database in which nothing is sealed yet: set"
                  + " keystore.create: true to make one");
    }
    seen = true;
    return versions.get(versions.size() - 1);
  }

  Keys fit(TokenConnection connection, String label)
      throws GeneralSecurityException, KeyStoreException {
    Keys found =
        connection
            .keys(label)
            .orElseThrow(
                () -> new KeyStoreException(UNREACHABLE, label + " has just gone; try again"));
    SecretKey encryption = found.encryption();
    String described = encryption.toString();
    Matcher length = LENGTH.matcher(described);
    if (!encryption.getAlgorithm().equals("AES")
        || (length.find() && !RIGHT_LENGTHS.contains(length.group(1)))) {
      throw unsupported(label, "is not an AES-256 key");
    }
    if (encryption.getEncoded() != null || described.contains(" extractable")) {
      throw unsupported(label, "can be taken out of the token");
    }
    return found;
  }

  private static KeyStoreException unsupported(String label, String why) {
    return new KeyStoreException(
        UNSUPPORTED,
        "the key "
            + label
            + " in the token "
            + why
            + "; name another one, or make an AES-256 key that is sensitive and not extractable");
  }

  /** Returns how the keys of a version wrap; tried once. */
  TokenMechanism mechanism(Keys keys, String label) throws KeyStoreException {
    TokenMechanism known = probed.get(label);
    if (known != null) {
      return known;
    }
    TokenMechanism first =
        candidates()
            .filter(each -> each.works(keys, fips.random()))
            .findFirst()
            .orElseThrow(
                () ->
                    new KeyStoreException(
                        UNSUPPORTED,
                        "the token does not wrap with its key "
                            + label
                            + (keys.mac().isPresent()
                                ? ""
                                : ", nor has it " + label + TokenVersion.MAC)
                            + "; it must allow AES-GCM with a given IV, or AES-CBC beside HMAC-SHA-256"
                            + " under a second key of 256 bits with that label"));
    probed.put(label, first);
    return first;
  }

  private Stream<TokenMechanism> candidates() {
    return chosen.map(Stream::of).orElseGet(() -> Stream.of(TokenMechanism.values()));
  }

  /** Makes a new version, with a second key only where the token does not wrap with one. */
  TokenVersion make(TokenConnection connection) throws GeneralSecurityException {
    Keys one = connection.generate(false);
    boolean enough = candidates().anyMatch(each -> each.works(one, fips.random()));
    Keys made = enough ? one : connection.generate(true);
    TokenVersion version =
        TokenVersion.next(
            key, versions(connection), Clock.systemUTC().instant(), fips.random().nextInt());
    connection.keep(version.label(), made);
    return version;
  }

  @Override
  public String toString() {
    return key;
  }
}
