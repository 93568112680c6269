package dev.hushcell.internal.keystores.pkcs11;

import dev.hushcell.internal.keystores.pkcs11.TokenConnection.Keys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/**
 * How a token wraps a key. All of it is computed by the token; the initialisation vectors come from
 * the FIPS module. What does not open throws {@link AEADBadTagException}.
 */
enum TokenMechanism {
  /** AES-256-GCM: {@code IV (12 bytes) ‖ ciphertext ‖ tag (16)}, the context as associated data. */
  GCM("PKCS11-AES-256-GCM", "gcm") {
    @Override
    byte[] wrap(Keys keys, byte[] clear, byte[] context, SecureRandom random)
        throws GeneralSecurityException {
      byte[] iv = new byte[GCM_IV];
      random.nextBytes(iv);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", keys.provider());
      cipher.init(Cipher.ENCRYPT_MODE, keys.encryption(), new GCMParameterSpec(TAG * 8, iv));
      cipher.updateAAD(context);
      return joined(iv, cipher.doFinal(clear));
    }

    @Override
    byte[] unwrap(Keys keys, byte[] sealed, byte[] context) throws GeneralSecurityException {
      requireLength(sealed, GCM_IV + KEY + TAG);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", keys.provider());
      cipher.init(
          Cipher.DECRYPT_MODE, keys.encryption(), new GCMParameterSpec(TAG * 8, sealed, 0, GCM_IV));
      cipher.updateAAD(context);
      return cipher.doFinal(sealed, GCM_IV, sealed.length - GCM_IV);
    }
  },

  /**
   * AES-256-CBC, then HMAC-SHA-256 under a key of its own: {@code IV (16 bytes) ‖ ciphertext (32) ‖
   * tag (32)}; the tag is over {@code length of the context (4 bytes) ‖ context ‖ IV ‖ ciphertext}.
   */
  CBC_HMAC("PKCS11-AES-256-CBC-HMAC-SHA-256", "cbc-hmac") {
    @Override
    byte[] wrap(Keys keys, byte[] clear, byte[] context, SecureRandom random)
        throws GeneralSecurityException {
      byte[] iv = new byte[CBC_IV];
      random.nextBytes(iv);
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding", keys.provider());
      cipher.init(Cipher.ENCRYPT_MODE, keys.encryption(), new IvParameterSpec(iv));
      byte[] encrypted = joined(iv, cipher.doFinal(clear));
      return joined(encrypted, tag(keys, encrypted, context));
    }

    @Override
    byte[] unwrap(Keys keys, byte[] sealed, byte[] context) throws GeneralSecurityException {
      requireLength(sealed, CBC_IV + KEY + HMAC);
      byte[] encrypted = Arrays.copyOf(sealed, sealed.length - HMAC);
      byte[] found = Arrays.copyOfRange(sealed, sealed.length - HMAC, sealed.length);
      if (!MessageDigest.isEqual(found, tag(keys, encrypted, context))) {
        throw new AEADBadTagException("the tag differs");
      }
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding", keys.provider());
      cipher.init(
          Cipher.DECRYPT_MODE, keys.encryption(), new IvParameterSpec(encrypted, 0, CBC_IV));
      return cipher.doFinal(encrypted, CBC_IV, encrypted.length - CBC_IV);
    }

    private byte[] tag(Keys keys, byte[] encrypted, byte[] context)
        throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA256", keys.provider());
      mac.init(keys.mac().orElseThrow(() -> new AEADBadTagException("there is no key for MACs")));
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(context.length).array());
      mac.update(context);
      return mac.doFinal(encrypted);
    }
  };

  private static final int KEY = 32;
  private static final int GCM_IV = 12;
  private static final int TAG = 16;
  private static final int CBC_IV = 16;
  private static final int HMAC = 32;

  private final String recorded;
  private final String setting;

  TokenMechanism(String recorded, String setting) {
    this.recorded = recorded;
    this.setting = setting;
  }

  abstract byte[] wrap(Keys keys, byte[] clear, byte[] context, SecureRandom random)
      throws GeneralSecurityException;

  abstract byte[] unwrap(Keys keys, byte[] sealed, byte[] context) throws GeneralSecurityException;

  String recorded() {
    return recorded;
  }

  String setting() {
    return setting;
  }

  static Optional<TokenMechanism> ofSetting(String setting) {
    return Stream.of(values()).filter(each -> each.setting.equals(setting)).findFirst();
  }

  static Optional<TokenMechanism> ofRecord(String recorded) {
    return Stream.of(values()).filter(each -> each.recorded.equals(recorded)).findFirst();
  }

  /**
   * Tells whether the token does all this as it should. Some insist on an initialisation vector of
   * their own for GCM and ignore ours: what they encrypt does not open with the one we know.
   */
  boolean works(Keys keys, SecureRandom random) {
    byte[] sample = new byte[KEY];
    byte[] context = new byte[TAG];
    random.nextBytes(sample);
    random.nextBytes(context);
    try {
      return Arrays.equals(sample, unwrap(keys, wrap(keys, sample, context, random), context));
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private static void requireLength(byte[] sealed, int length) throws AEADBadTagException {
    if (sealed.length != length) {
      throw new AEADBadTagException("a wrapped key has " + length + " bytes");
    }
  }

  private static byte[] joined(byte[] left, byte[] right) {
    return ByteBuffer.allocate(left.length + right.length).put(left).put(right).array();
  }
}
