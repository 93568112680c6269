package dev.hushcell.internal.keystores.file;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.Pkcs12Files;
import dev.hushcell.keystore.KeyStoreException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * PKCS#12, as keytool and OpenSSL 3 write it: AES-256 secret keys and RSA pairs that PBES2
 * protects.
 *
 * <p>The MAC over the whole file cannot be checked in approved mode. A file altered by someone
 * without the password therefore shows up as a key that does not open, never as another key of the
 * attacker's choice; of an RSA pair, the certificate is pinned besides.
 */
record Pkcs12Format(
    FipsModule fips,
    Pkcs12Files files,
    FileSettings settings,
    CertificatePin certificate,
    Consumer<String> warnings)
    implements FileFormat {
  static final String TYPE = "pkcs12";

  /** As the module has it for a store of its own. */
  private static final int ITERATIONS = 16_384;

  @Override
  public String type() {
    return TYPE;
  }

  /** A file that somebody else made is changed on request only, never by the way. */
  @Override
  public boolean takesPins() {
    return false;
  }

  @Override
  public String howToMake() {
    return "make it: keytool -genseckey -keyalg AES -keysize 256 -storetype PKCS12 -keystore "
        + settings.path()
        + " -alias "
        + settings.key();
  }

  @Override
  public FileContents read(Optional<byte[]> content, char[] password, String place)
      throws KeyStoreException {
    return new Pkcs12Contents(this, content.orElse(new byte[0]), password, place);
  }

  /** Returns the iterations of PBKDF2 for what is written. */
  int iterations() {
    return settings.iterations().orElse(ITERATIONS);
  }

  void warnOfCost(int iterations, String place) {
    if (iterations < FileSettings.MIN_ITERATIONS) {
      warnings.accept(
          ("the key store %s protects a key with %s iterations of PBKDF2, so that passwords are"
                  + " cheap to try; give it %s or more (openssl pkcs12 -export -iter, or keytool"
                  + " -importkeystore)")
              .formatted(place, iterations, FileSettings.MIN_ITERATIONS));
    }
  }

  void warnOfLength(RsaPair pair, String place) {
    if (pair.bits() < RsaPair.GOOD_BITS) {
      warnings.accept(
          ("the RSA pair in the key store %s has %s bits; make one of %s or more, and move to"
                  + " it")
              .formatted(place, pair.bits(), RsaPair.GOOD_BITS));
    }
  }
}
