package dev.hushcell.internal.keystores.file;

import static dev.hushcell.keystore.KeyStoreException.Reason.CORRUPT;
import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.Pkcs12Files.Entry;
import dev.hushcell.keystore.KeyStoreException;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * Both keys of an RSA pair, checked: they belong together and are long enough.
 *
 * @param fingerprint SHA-256 of the certificate
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and not secret
record RsaPair(RSAPublicKey open, PrivateKey secret, byte[] fingerprint) {
  /** Fewest bits that are accepted: what approved mode still allows. */
  static final int MIN_BITS = 2048;

  /** Fewest bits that are accepted without a warning. */
  static final int GOOD_BITS = 3072;

  private static final int SHOWN_DIGITS = 16;

  static RsaPair of(FipsModule fips, Entry entry, String place) throws KeyStoreException {
    byte[] certificate =
        entry
            .certificate()
            .orElseThrow(
                () ->
                    unsupported(place + " has no certificate beside its private key; export both"));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256", fips.provider());
      RsaPair pair =
          new RsaPair(
              openKey(fips, certificate),
              secretKey(fips, entry.privateKey().orElseThrow()),
              digest.digest(certificate));
      pair.check(place);
      return pair;
    } catch (GeneralSecurityException | RuntimeException | AssertionError e) {
      throw new KeyStoreException(
          FAILED, "the FIPS module does not take the RSA pair of " + place + "; see the cause", e);
    }
  }

  private static RSAPublicKey openKey(FipsModule fips, byte[] certificate)
      throws GeneralSecurityException {
    byte[] encoded =
        CertificateFactory.getInstance("X.509", fips.provider())
            .generateCertificate(new ByteArrayInputStream(certificate))
            .getPublicKey()
            .getEncoded();
    return (RSAPublicKey)
        KeyFactory.getInstance("RSA", fips.provider())
            .generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static PrivateKey secretKey(FipsModule fips, byte[] encoded)
      throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA", fips.provider())
        .generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private void check(String place) throws KeyStoreException {
    if (!(secret instanceof RSAPrivateKey mine) || !mine.getModulus().equals(open.getModulus())) {
      throw new KeyStoreException(
          CORRUPT,
          place + " has a certificate that does not belong to its private key; restore the file");
    }
    if (bits() < MIN_BITS) {
      throw unsupported(
          place + " is an RSA pair of " + bits() + " bits; make one of " + GOOD_BITS + " or more");
    }
  }

  int bits() {
    return open.getModulus().bitLength();
  }

  /** Returns the first digits of the fingerprint, which tell pairs apart that share a name. */
  String mark() {
    return HexFormat.of().formatHex(fingerprint).substring(0, SHOWN_DIGITS);
  }

  private static KeyStoreException unsupported(String message) {
    return new KeyStoreException(UNSUPPORTED, message);
  }

  @Override
  public String toString() {
    return "RsaPair[" + mark() + "]";
  }
}
