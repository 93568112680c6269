package dev.hushcell.internal.fips.inside;

import java.io.IOException;
import java.security.Provider;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/**
 * Reads secret keys out of a PKCS#12 file, all decryption in the module.
 *
 * <p>From the module's provider it makes a function of the file and the password. That returns, per
 * alias in lower case, the bytes of the key where the entry is a secret AES key, and no bytes for
 * an entry of another kind. It throws {@link UnsupportedOperationException} with the object
 * identifier for an encryption other than PBES2, {@link SecurityException} when an entry does not
 * decrypt, and {@link IllegalArgumentException} when the file is no PKCS#12.
 *
 * <p>The MAC over the file is not checked: its key derivation is not an approved one.
 */
public final class Pkcs12Keys
    implements Function<Provider, BiFunction<byte[], char[], Map<String, byte[]>>> {
  /** The arc of AES, by which keytool marks a secret key of any length. */
  private static final ASN1ObjectIdentifier AES = NISTObjectIdentifiers.aes;

  @Override
  public BiFunction<byte[], char[], Map<String, byte[]>> apply(Provider provider) {
    return (file, password) -> {
      InputDecryptorProvider pbe =
          new JcePKCSPBEInputDecryptorProviderBuilder().setProvider(provider).build(password);
      try {
        return read(file, algorithm -> ApprovedPbe.checked(pbe, algorithm));
      } catch (UnsupportedOperationException | SecurityException | IllegalArgumentException told) {
        throw told;
      } catch (RuntimeException malformed) { // the library casts and indexes without a look
        throw new IllegalArgumentException("malformed content", malformed);
      } catch (AssertionError refused) { // the module's way to say that it is not approved
        throw new UnsupportedOperationException(refused.getMessage(), refused);
      }
    };
  }

  private static Map<String, byte[]> read(byte[] file, InputDecryptorProvider decryptor) {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    for (ContentInfo info : contents(file)) {
      for (PKCS12SafeBag bag : bags(info, decryptor)) {
        Optional<String> alias = alias(bag);
        if (alias.isPresent() && isKey(bag)) {
          keys.putIfAbsent(alias.get(), key(bag, decryptor));
        }
      }
    }
    return keys;
  }

  private static ContentInfo[] contents(byte[] file) {
    try {
      return new PKCS12PfxPdu(file).getContentInfos();
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("not a PKCS#12 file", e);
    }
  }

  private static PKCS12SafeBag[] bags(ContentInfo info, InputDecryptorProvider decryptor) {
    boolean sealed = info.getContentType().equals(PKCSObjectIdentifiers.encryptedData);
    try {
      return sealed
          ? new PKCS12SafeBagFactory(info, decryptor).getSafeBags()
          : new PKCS12SafeBagFactory(info).getSafeBags();
    } catch (PKCSException | IllegalArgumentException | IllegalStateException e) {
      throw sealed ? notDecrypted(e) : new IllegalArgumentException("malformed content", e);
    }
  }

  private static boolean isKey(PKCS12SafeBag bag) {
    return Stream.of(
            PKCSObjectIdentifiers.keyBag,
            PKCSObjectIdentifiers.pkcs8ShroudedKeyBag,
            PKCSObjectIdentifiers.secretBag)
        .anyMatch(bag.getType()::equals);
  }

  private static Optional<String> alias(PKCS12SafeBag bag) {
    return Stream.ofNullable(bag.getAttributes())
        .flatMap(Stream::of)
        .filter(a -> a.getAttrType().equals(PKCS12SafeBag.friendlyNameAttribute))
        .flatMap(a -> Stream.of(a.getAttributeValues()))
        .filter(ASN1String.class::isInstance)
        .map(name -> ((ASN1String) name).getString().toLowerCase(Locale.ROOT))
        .findFirst();
  }

  /** A secret as keytool writes it: a shrouded PKCS#8 structure inside a secret bag. */
  private static byte[] key(PKCS12SafeBag bag, InputDecryptorProvider decryptor) {
    if (!bag.getType().equals(PKCSObjectIdentifiers.secretBag)) {
      return new byte[0];
    }
    PKCS8EncryptedPrivateKeyInfo shrouded = shrouded(bag);
    try {
      PrivateKeyInfo clear = shrouded.decryptPrivateKeyInfo(decryptor);
      return clear.getPrivateKeyAlgorithm().getAlgorithm().equals(AES)
          ? clear.getPrivateKey().getOctets()
          : new byte[0];
    } catch (PKCSException | IllegalArgumentException | IllegalStateException e) {
      throw notDecrypted(e);
    }
  }

  /** The library wraps what the decryptor threw, also when it never began. */
  private static RuntimeException notDecrypted(Exception e) {
    return e.getCause() instanceof UnsupportedOperationException unsupported
        ? unsupported
        : new SecurityException("an entry does not decrypt", e);
  }

  private static PKCS8EncryptedPrivateKeyInfo shrouded(PKCS12SafeBag bag) {
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
