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

/** Admits PBES2 with PBKDF2 and AES-CBC and nothing else; the module enforces salt and password. */
final class ApprovedPbe {
  private static final Set<ASN1ObjectIdentifier> CIPHERS =
      Set.of(
          NISTObjectIdentifiers.id_aes128_CBC,
          NISTObjectIdentifiers.id_aes192_CBC,
          NISTObjectIdentifiers.id_aes256_CBC);

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
    PBKDF2Params pbkdf2 =
        PBKDF2Params.getInstance(parameters.getKeyDerivationFunc().getParameters());
    if (pbkdf2.getIterationCount().compareTo(MAX_ITERATIONS) > 0) {
      throw new UnsupportedOperationException("more than " + MAX_ITERATIONS + " iterations");
    }
    return module.get(algorithm);
  }
}
