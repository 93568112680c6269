package dev.hushcell.internal.keystores;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A second reader of BCFKS files, written from {@code driver/docs/keystores.md} alone on the JDK's
 * own AES and HMAC: it knows neither the module nor a class of Hushcell.
 */
final class BcfksReader {
  private static final String PROVIDER = "SunJCE";
  private static final String PBES2 = "2A864886F70D01050D";
  private static final String PBKDF2 = "2A864886F70D01050C";
  private static final String HMAC_SHA_512 = "2A864886F70D020B";
  private static final String AES_256_CCM = "60864801650304012F";
  private static final int AES_KEY = 32;
  private static final int HMAC_KEY = 64;

  private final byte[] password;

  /** Reads with a password. */
  BcfksReader(String password) {
    this.password = characters(password);
  }

  /**
   * An entry.
   *
   * @param algorithm object identifier of what the key is for, as its bytes in hexadecimal
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  record Entry(String algorithm, byte[] key) {}

  /** Checks the file and returns its secret entries by their names. */
  Map<String, Entry> read(byte[] file) throws GeneralSecurityException {
    List<Der> store = Der.of(file).children();
    check(store.size() == 2, "two parts");
    checkIntegrity(store.get(0), store.get(1).children());
    List<Der> data = Der.of(opened(store.get(0), "STORE_ENCRYPTION")).children();
    check(data.get(0).integer() == 1, "version");
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Der object : data.get(4).children()) {
      List<Der> fields = object.children();
      check(fields.get(0).integer() == 2, "a secret key");
      Der sealed = Der.of(fields.get(4).content());
      List<Der> key = Der.of(opened(sealed, "SECRET_KEY_ENCRYPTION")).children();
      String name = new String(fields.get(1).content(), StandardCharsets.UTF_8);
      entries.put(name, new Entry(key.get(0).hex(), key.get(1).content()));
    }
    return entries;
  }

  private void checkIntegrity(Der data, List<Der> integrity) throws GeneralSecurityException {
    check(integrity.get(0).children().get(0).hex().equals(HMAC_SHA_512), "HMAC-SHA-512");
    byte[] key = derived(integrity.get(1), "INTEGRITY_CHECK", HMAC_KEY);
    byte[] mac = hmac(key).doFinal(data.whole());
    check(MessageDigest.isEqual(mac, integrity.get(2).content()), "integrity");
  }

  /** Opens what stands behind the way in which it was encrypted. */
  private byte[] opened(Der sealed, String purpose) throws GeneralSecurityException {
    List<Der> parts = sealed.children();
    List<Der> scheme = parts.get(0).children();
    check(scheme.get(0).hex().equals(PBES2), "PBES2");
    List<Der> parameters = scheme.get(1).children();
    byte[] key = derived(parameters.get(0), purpose, AES_KEY);
    List<Der> cipher = parameters.get(1).children();
    check(cipher.get(0).hex().equals(AES_256_CCM), "AES-256-CCM");
    List<Der> ccm = cipher.get(1).children();
    int tag = ccm.size() == 1 ? 12 : ccm.get(1).integer();
    return ccm(key, ccm.get(0).content(), tag, parts.get(1).content());
  }

  private byte[] derived(Der function, String purpose, int length) throws GeneralSecurityException {
    check(function.children().get(0).hex().equals(PBKDF2), "PBKDF2");
    List<Der> parameters = function.children().get(1).children();
    Der last = parameters.get(parameters.size() - 1);
    check(last.children().get(0).hex().equals(HMAC_SHA_512), "HMAC-SHA-512");
    byte[] salt = parameters.get(0).content();
    int iterations = parameters.get(1).integer();
    byte[] suffix = characters(purpose);
    byte[] secret = Arrays.copyOf(password, password.length + suffix.length);
    System.arraycopy(suffix, 0, secret, password.length, suffix.length);
    Mac mac = hmac(secret);
    check(length <= mac.getMacLength(), "one block");
    byte[] next = mac.doFinal(ByteBuffer.allocate(salt.length + 4).put(salt).putInt(1).array());
    byte[] sum = next.clone();
    for (int i = 1; i < iterations; i++) {
      next = mac.doFinal(next);
      for (int j = 0; j < sum.length; j++) {
        sum[j] ^= next[j];
      }
    }
    return Arrays.copyOf(sum, length);
  }

  private static Mac hmac(byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA512", PROVIDER);
    mac.init(new SecretKeySpec(key, "HmacSHA512"));
    return mac;
  }

  /** UTF-16, big-endian, and two zero bytes. */
  private static byte[] characters(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
    return Arrays.copyOf(bytes, bytes.length + 2);
  }

  /** SP 800-38C with no associated data, block by block. */
  private static byte[] ccm(byte[] key, byte[] nonce, int tagLength, byte[] sealed)
      throws GeneralSecurityException {
    Cipher block = Cipher.getInstance("AES/ECB/NoPadding", PROVIDER);
    block.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    int width = 15 - nonce.length;
    byte[] plain = Arrays.copyOf(sealed, sealed.length - tagLength);
    for (int i = 0; i < plain.length; i += 16) {
      byte[] stream = block.doFinal(counter(width - 1, nonce, i / 16 + 1));
      for (int j = i; j < Math.min(i + 16, plain.length); j++) {
        plain[j] ^= stream[j - i];
      }
    }
    byte[] mac = block.doFinal(counter((tagLength - 2) * 4 + width - 1, nonce, plain.length));
    for (int i = 0; i < plain.length; i += 16) {
      for (int j = i; j < Math.min(i + 16, plain.length); j++) {
        mac[j - i] ^= plain[j];
      }
      mac = block.doFinal(mac);
    }
    byte[] first = block.doFinal(counter(width - 1, nonce, 0));
    for (int i = 0; i < tagLength; i++) {
      mac[i] ^= first[i];
    }
    byte[] tag = Arrays.copyOfRange(sealed, plain.length, sealed.length);
    check(MessageDigest.isEqual(Arrays.copyOf(mac, tagLength), tag), "tag");
    return plain;
  }

  private static byte[] counter(int flags, byte[] nonce, int number) {
    ByteBuffer block = ByteBuffer.allocate(16).putInt(12, number);
    return block.put((byte) flags).put(nonce).array(); // the number is shorter than 2^24
  }

  private static void check(boolean condition, String what) {
    if (!condition) {
      throw new IllegalArgumentException("not as the page says: " + what);
    }
  }

  /** A value in DER. */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  private record Der(byte[] whole, byte[] content) {
    static Der of(byte[] bytes) {
      Der first = first(bytes, 0);
      check(first.whole.length == bytes.length, "nothing behind it");
      return first;
    }

    private static Der first(byte[] bytes, int at) {
      int length = bytes[at + 1] & 0xFF;
      int begin = at + 2;
      if (length > 127) {
        int count = length & 0x7F;
        length = new BigInteger(1, bytes, begin, count).intValueExact();
        begin += count;
      }
      return new Der(
          Arrays.copyOfRange(bytes, at, begin + length),
          Arrays.copyOfRange(bytes, begin, begin + length));
    }

    List<Der> children() {
      List<Der> children = new ArrayList<>();
      for (int at = 0; at < content.length; ) {
        Der child = first(content, at);
        children.add(child);
        at += child.whole.length;
      }
      return children;
    }

    int integer() {
      return new BigInteger(content).intValueExact();
    }

    String hex() {
      return HexFormat.of().withUpperCase().formatHex(content);
    }
  }
}
