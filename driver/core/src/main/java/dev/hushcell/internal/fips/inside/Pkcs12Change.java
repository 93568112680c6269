package dev.hushcell.internal.fips.inside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * Adds a secret AES key to a PKCS#12 file, or takes an entry out, all cryptography in the module.
 *
 * <p>Takes {@code provider}, {@code random}, {@code file}, {@code password}, {@code iterations} (of
 * PBKDF2 with HMAC-SHA-256), {@code alias}; to add a key, {@code secret} and {@code time} (when it
 * was made, milliseconds). Returns the new file. Entries that are not changed keep their own
 * encryption, name and time; all are put into one content that is encrypted with AES-256-CBC.
 *
 * <p>The new file has no MAC, for its key derivation is not an approved one. keytool and OpenSSL
 * read it nevertheless.
 */
public final class Pkcs12Change implements Function<Map<String, Object>, byte[]> {
  private static final int SALT_BYTES = 32;

  @Override
  public byte[] apply(Map<String, Object> input) {
    return Pkcs12Bags.run(() -> changed(input));
  }

  private static byte[] changed(Map<String, Object> input)
      throws IOException, PKCSException, OperatorCreationException {
    String alias = given(input, "alias", String.class).toLowerCase(Locale.ROOT);
    char[] password = given(input, "password", char[].class);
    List<PKCS12SafeBag> bags =
        Pkcs12Bags.of(
            given(input, "file", byte[].class),
            Pkcs12Bags.decryptor(given(input, "provider", Provider.class), password));
    bags.removeIf(bag -> Pkcs12Bags.alias(bag).filter(alias::equals).isPresent());
    if (input.get("secret") instanceof byte[] secret) {
      bags.add(
          secretBag(alias, secret, given(input, "time", Long.class), encryptor(input, password)));
    }
    return new PKCS12PfxPduBuilder()
        .addEncryptedData(encryptor(input, password), bags.toArray(PKCS12SafeBag[]::new))
        .build(null, password)
        .getEncoded();
  }

  private static <T> T given(Map<String, Object> input, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(input.get(name), name));
  }

  private static OutputEncryptor encryptor(Map<String, Object> input, char[] password)
      throws OperatorCreationException {
    PBKDF2Config derivation =
        new PBKDF2Config.Builder()
            .withPRF(PBKDF2Config.PRF_SHA256)
            .withSaltLength(SALT_BYTES)
            .withIterationCount(given(input, "iterations", Integer.class))
            .build();
    return new JcePKCSPBEOutputEncryptorBuilder(derivation, NISTObjectIdentifiers.id_aes256_CBC)
        .setProvider(given(input, "provider", Provider.class))
        .setRandom(given(input, "random", SecureRandom.class))
        .build(password);
  }

  /** A secret as keytool writes it: a shrouded PKCS#8 structure inside a secret bag. */
  private static PKCS12SafeBag secretBag(
      String alias, byte[] secret, long time, OutputEncryptor encryptor) throws IOException {
    ASN1Encodable[] clear = {
      new ASN1Integer(0),
      new AlgorithmIdentifier(NISTObjectIdentifiers.aes),
      new DEROctetString(secret)
    };
    byte[] shrouded =
        new PKCS8EncryptedPrivateKeyInfoBuilder(PrivateKeyInfo.getInstance(new DERSequence(clear)))
            .build(encryptor)
            .getEncoded();
    ASN1Encodable value =
        new DERSequence(
            new ASN1Encodable[] {
              PKCSObjectIdentifiers.pkcs8ShroudedKeyBag,
              new DERTaggedObject(true, 0, new DEROctetString(shrouded))
            });
    byte[] id = (Pkcs12Bags.TIME + time).getBytes(StandardCharsets.US_ASCII);
    ASN1Encodable[] attributes = {
      new Attribute(PKCS12SafeBag.friendlyNameAttribute, new DERSet(new DERBMPString(alias))),
      new Attribute(PKCS12SafeBag.localKeyIdAttribute, new DERSet(new DEROctetString(id)))
    };
    return new PKCS12SafeBag(
        new SafeBag(PKCSObjectIdentifiers.secretBag, value, new DERSet(attributes)));
  }
}
