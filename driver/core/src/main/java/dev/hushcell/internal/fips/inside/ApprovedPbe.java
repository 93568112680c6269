package dev.hushcell.internal.fips.inside;

import java.math.BigInteger;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.InputDecryptor;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Admits PBES2 with PBKDF2 and AES-CBC and nothing else; the module enforces salt and password. */
final class ApprovedPbe {
  private static final Set<ASN1ObjectIdentifier> CIPHERS =
      Set.of(
          NISTObjectIdentifiers.id_aes128_CBC,
          NISTObjectIdentifiers.id_aes192_CBC,
          NISTObjectIdentifiers.id_aes256_CBC);

  /** What SP 800-132 asks for at least. */
  private static final BigInteger MIN_ITERATIONS = BigInteger.valueOf(1000);

  /** Above this a file is meant to keep the process busy. */
  private static final BigInteger MAX_ITERATIONS = BigInteger.valueOf(10_000_000);

  private ApprovedPbe() {}

  /** Returns the decryptor, or throws with the object identifier of what is not admitted. */
  static InputDecryptor checked(InputDecryptorProvider module, AlgorithmIdentifier algorithm)
      throws OperatorCreationException {
    if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
      throw new UnsupportedOperationException(algorithm.getAlgorithm().getId());
    }
    PBES2Parameters parameters = PBES2Parameters.getInstance(algorithm.getParameters());
    ASN1ObjectIdentifier cipher = parameters.getEncryptionScheme().getAlgorithm();
    if (!CIPHERS.contains(cipher)) {
      throw new UnsupportedOperationException(cipher.getId());
    }
    ASN1ObjectIdentifier derivation = parameters.getKeyDerivationFunc().getAlgorithm();
    if (!derivation.equals(PKCSObjectIdentifiers.id_PBKDF2)) {
      throw new UnsupportedOperationException(derivation.getId());
    }
    BigInteger iterations = pbkdf2(parameters).getIterationCount();
    if (iterations.compareTo(MAX_ITERATIONS) > 0) {
      throw new UnsupportedOperationException("more than " + MAX_ITERATIONS + " iterations");
    }
    if (iterations.compareTo(MIN_ITERATIONS) < 0) {
      throw new UnsupportedOperationException("fewer than " + MIN_ITERATIONS + " iterations");
    }
    return module.get(algorithm);
  }

  /** Returns the number of iterations of what was {@link #checked}, in decimal. */
  static String iterations(PKCS8EncryptedPrivateKeyInfo shrouded) {
    AlgorithmIdentifier algorithm = shrouded.getEncryptionAlgorithm();
    PBES2Parameters parameters = PBES2Parameters.getInstance(algorithm.getParameters());
    return pbkdf2(parameters).getIterationCount().toString();
  }

  private static PBKDF2Params pbkdf2(PBES2Parameters parameters) {
    return PBKDF2Params.getInstance(parameters.getKeyDerivationFunc().getParameters());
  }
}
