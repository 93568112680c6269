package dev.hushcell.internal.keystores.pkcs12;

import static dev.hushcell.keystore.KeyStoreException.Reason.CORRUPT;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;
import static dev.hushcell.keystore.KeyStoreException.Reason.WRONG_PASSWORD;

import dev.hushcell.internal.fips.Pkcs12Files;
import dev.hushcell.internal.fips.Pkcs12Files.Entry;
import dev.hushcell.keystore.KeyStoreException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/** The bytes of a PKCS#12 file with the password that opens them. Not thread-safe. */
final class Pkcs12Content implements AutoCloseable {
  private final Pkcs12Files files;
  private final char[] password;
  private final int iterations;
  private final String place;
  private byte[] bytes;

  /**
   * Builds it.
   *
   * @param password kept, and overwritten by {@link #close()}
   * @param iterations of PBKDF2 for what is written
   */
  Pkcs12Content(Pkcs12Files files, byte[] bytes, char[] password, int iterations, String place) {
    this.files = files;
    this.bytes = bytes;
    this.password = password;
    this.iterations = iterations;
    this.place = place;
  }

  Map<String, Entry> entries() throws KeyStoreException {
    return told(() -> files.read(bytes, password));
  }

  /** Adds a key, and returns what there is then. */
  Map<String, Entry> withKey(String alias, byte[] key) throws KeyStoreException {
    // As keytool writes it: in milliseconds; ours in whole seconds, as every format can keep them.
    var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    bytes = told(() -> files.withKey(bytes, password, iterations, alias, key, now));
    return entries();
  }

  /** Takes an entry out, and returns what there is then. */
  Map<String, Entry> without(String alias) throws KeyStoreException {
    bytes = told(() -> files.without(bytes, password, iterations, alias));
    return entries();
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public void close() {
    Arrays.fill(password, '\0');
  }

  private <T> T told(Supplier<T> work) throws KeyStoreException {
    try {
      return work.get();
    } catch (UnsupportedOperationException e) {
      throw new KeyStoreException(UNSUPPORTED, legacy(), e);
    } catch (SecurityException e) {
      throw new KeyStoreException(
          WRONG_PASSWORD,
          "the password does not open the key store "
              + place
              + ", or the file was altered; correct keystore.password or restore the file",
          e);
    } catch (IllegalArgumentException e) {
      throw new KeyStoreException(
          CORRUPT,
          place
              + " is not a PKCS#12 key store or is damaged; restore it from a backup, or correct"
              + " keystore.type",
          e);
    }
  }

  private String legacy() {
    return "the key store "
        + place
        + " is encrypted in a way that is not approved (RC2, 3DES, a salt of fewer than 16 bytes,"
        + " fewer than 1000 iterations); convert it with the keytool of JDK 17 or newer: keytool"
        + " -importkeystore -srckeystore "
        + place
        + " -srcstoretype PKCS12 -destkeystore new.p12 -deststoretype PKCS12";
  }
}
