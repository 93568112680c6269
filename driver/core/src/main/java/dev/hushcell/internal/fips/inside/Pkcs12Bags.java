package dev.hushcell.internal.fips.inside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/** The bags of a PKCS#12 file: its entries, as they are nested and named there. */
final class Pkcs12Bags {
  /** What keytool's entries carry as local identifier: when they were made. */
  static final String TIME = "Time ";

  private Pkcs12Bags() {}

  /** Returns what decrypts with a password in the module, and nothing that is not approved. */
  static InputDecryptorProvider decryptor(Provider module, char[] password) {
    InputDecryptorProvider pbe =
        new JcePKCSPBEInputDecryptorProviderBuilder().setProvider(module).build(password);
    return algorithm -> ApprovedPbe.checked(pbe, algorithm);
  }

  /** Runs what reads or writes a file, and tells its failures as {@link Pkcs12Entries} says. */
  static <T> T run(Callable<T> work) {
    try {
      return work.call();
    } catch (UnsupportedOperationException | SecurityException | IllegalArgumentException told) {
      throw told;
    } catch (Exception malformed) { // the library casts and indexes without a look
      throw new IllegalArgumentException("malformed content", malformed);
    } catch (AssertionError refused) { // the module's way to say that it is not approved
      throw new UnsupportedOperationException(refused.getMessage(), refused.getCause());
    }
  }

  static List<PKCS12SafeBag> of(byte[] file, InputDecryptorProvider decryptor) {
    List<PKCS12SafeBag> bags = new ArrayList<>();
    for (ContentInfo info : contents(file)) {
      bags.addAll(Arrays.asList(bags(info, decryptor)));
    }
    return bags;
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

  /** The library wraps what the decryptor threw, several times, also when it never began. */
  static RuntimeException notDecrypted(Exception e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsupportedOperationException unsupported) {
        return unsupported;
      }
    }
    return new SecurityException("an entry does not decrypt", e);
  }

  static Optional<String> alias(PKCS12SafeBag bag) {
    return attribute(bag, PKCS12SafeBag.friendlyNameAttribute)
        .filter(ASN1String.class::isInstance)
        .map(name -> ((ASN1String) name).getString().toLowerCase(Locale.ROOT));
  }

  /** Returns what ties a certificate to its key; also in Latin-1, to be compared as text. */
  static Optional<String> localId(PKCS12SafeBag bag) {
    return attribute(bag, PKCS12SafeBag.localKeyIdAttribute)
        .filter(ASN1OctetString.class::isInstance)
        .map(id -> new String(((ASN1OctetString) id).getOctets(), StandardCharsets.ISO_8859_1));
  }

  private static Optional<ASN1Encodable> attribute(PKCS12SafeBag bag, ASN1ObjectIdentifier type) {
    return Stream.ofNullable(bag.getAttributes())
        .flatMap(Stream::of)
        .filter(attribute -> attribute.getAttrType().equals(type))
        .flatMap(attribute -> Stream.of(attribute.getAttributeValues()))
        .findFirst();
  }
}
