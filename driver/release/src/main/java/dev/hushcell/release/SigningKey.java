package dev.hushcell.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A pair of keys as OpenSSL writes them: Ed25519, or ECDSA with SHA-256. The private one is given
 * by whoever releases, and is never written anywhere.
 */
final class SigningKey {
  private static final List<String> KINDS = List.of("Ed25519", "EC");

  private final PrivateKey secret;
  private final PublicKey known;

  private SigningKey(PrivateKey secret, PublicKey known) {
    this.secret = secret;
    this.known = known;
  }

  /** Reads both files; what one of them signs must be what the other one knows. */
  static SigningKey read(Path secret, Path known) throws IOException {
    byte[] pkcs8 = pem(secret, "PRIVATE KEY");
    byte[] x509 = pem(known, "PUBLIC KEY");
    for (String kind : KINDS) {
      try {
        KeyFactory keys = KeyFactory.getInstance(kind);
        SigningKey pair =
            new SigningKey(
                keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)),
                keys.generatePublic(new X509EncodedKeySpec(x509)));
        byte[] anything = {1, 2, 3};
        if (!pair.verifies(anything, pair.sign(anything))) {
          throw new ReleaseException(known + " is not the public key of " + secret);
        }
        return pair;
      } catch (InvalidKeySpecException e) {
        // of another kind
      } catch (GeneralSecurityException e) {
        throw new ReleaseException("The JDK has no " + kind + ": " + e.getMessage());
      }
    }
    throw new ReleaseException(
        secret + " and " + known + " are not a pair of keys for Ed25519 or ECDSA");
  }

  /** Returns the SHA-256 of the public key, as a name for it. */
  String name() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(known.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  byte[] sign(byte[] data) {
    try {
      Signature signature = Signature.getInstance(algorithm());
      signature.initSign(secret);
      signature.update(data);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new ReleaseException("The key does not sign: " + e.getMessage());
    }
  }

  boolean verifies(byte[] data, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(algorithm());
      signature.initVerify(known);
      signature.update(data);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private String algorithm() {
    return secret.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "Ed25519";
  }

  private static byte[] pem(Path file, String kind) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    String begin = "-----BEGIN " + kind + "-----";
    int start = text.indexOf(begin);
    int end = text.indexOf("-----END " + kind + "-----");
    if (start < 0 || end < start) {
      throw new ReleaseException(file + " has no " + begin);
    }
    return Base64.getMimeDecoder().decode(text.substring(start + begin.length(), end));
  }
}
