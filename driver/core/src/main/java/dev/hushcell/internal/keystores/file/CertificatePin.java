package dev.hushcell.internal.keystores.file;

import static dev.hushcell.keystore.KeyStoreException.Reason.BAD_SETTING;

import dev.hushcell.keystore.KeyStoreException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The SHA-256 fingerprint of the certificate to accept, as the configuration names it.
 *
 * @param fingerprint 64 hexadecimal digits in lower case; empty where none is configured
 */
record CertificatePin(Optional<String> fingerprint) {
  static final String SETTING = "certificate";

  private static final int DIGITS = 64;

  /** Reads the setting; colons, as keytool and OpenSSL print them, may stand in it. */
  static CertificatePin of(Optional<String> written) throws KeyStoreException {
    Optional<String> digits =
        written.map(text -> text.replace(":", "").strip().toLowerCase(Locale.ROOT));
    if (digits.isPresent() && !digits.get().matches("[0-9a-f]{" + DIGITS + "}")) {
      throw new KeyStoreException(
          BAD_SETTING,
          "keystore.certificate must be a SHA-256 fingerprint of "
              + DIGITS
              + " hexadecimal digits, as keytool -list -v prints it");
    }
    return new CertificatePin(digits);
  }

  /** Refuses a certificate that is not the one, and any while none is named. */
  void require(byte[] found, String key, String place) throws KeyStoreException {
    String actual = HexFormat.of().formatHex(found);
    if (fingerprint.isEmpty()) {
      throw new KeyStoreException(
          BAD_SETTING,
          ("the key %s of %s is an RSA pair, whose certificate must be named: check that this is"
                  + " its SHA-256 fingerprint (keytool -list -v) and set keystore.certificate: %s")
              .formatted(key, place, actual));
    }
    if (!fingerprint.get().equals(actual)) {
      throw new KeyStoreException(
          BAD_SETTING,
          ("the certificate of the key %s of %s has the SHA-256 fingerprint %s, not the one that"
                  + " keystore.certificate names; restore the file, or correct the setting if the"
                  + " pair was changed on purpose")
              .formatted(key, place, actual));
    }
  }

  void requireNone(String key, String place) throws KeyStoreException {
    if (fingerprint.isPresent()) {
      throw new KeyStoreException(
          BAD_SETTING,
          ("the key %s of %s is a secret key and has no certificate; remove"
                  + " keystore.certificate, or name the RSA pair")
              .formatted(key, place));
    }
  }
}
