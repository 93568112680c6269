package dev.hushcell.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM and HMAC-SHA-256 of the JDK, written with care: the ciphers are kept, and nonces are
 * drawn in blocks. It is not FIPS-approved.
 */
final class JceCells {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int INDEX = 16;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key = new SecretKeySpec(random(32), "AES");
  private final Cipher sealing;
  private final Cipher opening;
  private final Mac mac;
  private final byte[] nonces = new byte[NONCE * 64];
  private int used = nonces.length;

  JceCells() {
    try {
      sealing = Cipher.getInstance("AES/GCM/NoPadding");
      opening = Cipher.getInstance("AES/GCM/NoPadding");
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(random(32), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] seal(String value) {
    if (used == nonces.length) {
      random.nextBytes(nonces);
      used = 0;
    }
    byte[] plain = value.getBytes(UTF_8);
    byte[] cell = new byte[NONCE + plain.length + TAG_BITS / 8];
    System.arraycopy(nonces, used, cell, 0, NONCE);
    try {
      sealing.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonces, used, NONCE));
      sealing.doFinal(plain, 0, plain.length, cell, NONCE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    used += NONCE;
    return cell;
  }

  String open(byte[] cell) {
    try {
      opening.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, cell, 0, NONCE));
      return new String(opening.doFinal(cell, NONCE, cell.length - NONCE), UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns what equal values have in common and a search compares. */
  byte[] index(String value) {
    return Arrays.copyOf(mac.doFinal(value.getBytes(UTF_8)), INDEX);
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
