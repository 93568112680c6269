package dev.hushcell.internal.fips.inside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/**
 * Reads keys and certificates out of a PKCS#12 file, all decryption in the module.
 *
 * <p>From the module's provider it makes a function of the file and the password. That returns, per
 * alias in lower case, parts by name: {@code secret}, the bytes of a secret AES key; {@code
 * private}, an RSA key in PKCS#8; {@code certificate}, the one that belongs to it; {@code time},
 * when it was made, milliseconds in decimal; {@code iterations}, of PBKDF2 in decimal. An entry of
 * another kind has no parts. A key without a name is called by its number among those, from 1, as
 * keytool does.
 *
 * <p>It throws {@link UnsupportedOperationException} with the object identifier for an encryption
 * other than PBES2, {@link SecurityException} when an entry does not decrypt, and {@link
 * IllegalArgumentException} when the file is no PKCS#12.
 *
 * <p>The MAC over the file is not checked: its key derivation is not an approved one.
 */
public final class Pkcs12Entries
    implements Function<Provider, BiFunction<byte[], char[], Map<String, Map<String, byte[]>>>> {
  /** The arc of AES, by which keytool marks a secret key of any length. */
  private static final ASN1ObjectIdentifier AES = NISTObjectIdentifiers.aes;

  @Override
  public BiFunction<byte[], char[], Map<String, Map<String, byte[]>>> apply(Provider provider) {
    return (file, password) ->
        Pkcs12Bags.run(() -> read(file, Pkcs12Bags.decryptor(provider, password)));
  }

  private static Map<String, Map<String, byte[]>> read(
      byte[] file, InputDecryptorProvider decryptor) throws IOException {
    List<PKCS12SafeBag> bags = Pkcs12Bags.of(file, decryptor);
    Map<String, byte[]> certificates = new HashMap<>();
    for (PKCS12SafeBag bag : bags) {
      if (bag.getBagValue() instanceof X509CertificateHolder certificate) {
        certificates.putIfAbsent(Pkcs12Bags.localId(bag).orElse("none"), certificate.getEncoded());
      }
    }
    Map<String, Map<String, byte[]>> entries = new LinkedHashMap<>();
    int unnamed = 0;
    for (PKCS12SafeBag bag : bags) {
      if (isKey(bag)) {
        Optional<String> alias = Pkcs12Bags.alias(bag);
        unnamed += alias.isPresent() ? 0 : 1;
        Map<String, byte[]> parts = parts(bag, decryptor, certificates);
        entries.putIfAbsent(alias.orElse(Integer.toString(unnamed)), parts);
      }
    }
    return entries;
  }

  /** A key in clear inside the file counts too, so that it can be told what is wrong with it. */
  private static boolean isKey(PKCS12SafeBag bag) {
    return bag.getType().equals(PKCSObjectIdentifiers.keyBag)
        || bag.getType().equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)
        || bag.getType().equals(PKCSObjectIdentifiers.secretBag);
  }

  private static Map<String, byte[]> parts(
      PKCS12SafeBag bag, InputDecryptorProvider decryptor, Map<String, byte[]> certificates)
      throws IOException {
    Map<String, byte[]> parts = new HashMap<>();
    if (bag.getType().equals(PKCSObjectIdentifiers.keyBag)) {
      return parts;
    }
    PKCS8EncryptedPrivateKeyInfo shrouded = shrouded(bag);
    PrivateKeyInfo clear = decrypted(shrouded, decryptor);
    AlgorithmIdentifier algorithm = clear.getPrivateKeyAlgorithm();
    Optional<String> id = Pkcs12Bags.localId(bag);
    if (algorithm.getAlgorithm().equals(AES)) {
      parts.put("secret", clear.getPrivateKey().getOctets());
    } else if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
      parts.put("private", clear.getEncoded());
      byte[] certificate = certificates.get(id.orElse("none"));
      if (certificate != null) {
        parts.put("certificate", certificate);
      }
    }
    id.filter(text -> text.startsWith(Pkcs12Bags.TIME))
        .ifPresent(text -> parts.put("time", ascii(text.substring(Pkcs12Bags.TIME.length()))));
    parts.put("iterations", ascii(ApprovedPbe.iterations(shrouded)));
    return parts;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static PrivateKeyInfo decrypted(
      PKCS8EncryptedPrivateKeyInfo shrouded, InputDecryptorProvider decryptor) {
    try {
      return shrouded.decryptPrivateKeyInfo(decryptor);
    } catch (PKCSException | IllegalArgumentException | IllegalStateException e) {
      throw Pkcs12Bags.notDecrypted(e);
    }
  }

  /** A secret, as keytool writes it, is a shrouded PKCS#8 structure inside a secret bag. */
  private static PKCS8EncryptedPrivateKeyInfo shrouded(PKCS12SafeBag bag) {
    if (bag.getBagValue() instanceof PKCS8EncryptedPrivateKeyInfo shrouded) {
      return shrouded;
    }
    try {
      ASN1Sequence secret = ASN1Sequence.getInstance(bag.toASN1Structure().getBagValue());
      ASN1ObjectIdentifier type = ASN1ObjectIdentifier.getInstance(secret.getObjectAt(0));
      if (!type.equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
        throw new UnsupportedOperationException(type.getId());
      }
      ASN1TaggedObject value = ASN1TaggedObject.getInstance(secret.getObjectAt(1));
      return new PKCS8EncryptedPrivateKeyInfo(ASN1OctetString.getInstance(value, true).getOctets());
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("malformed secret entry", e);
    }
  }
}
