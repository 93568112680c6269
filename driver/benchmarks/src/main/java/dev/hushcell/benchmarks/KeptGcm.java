package dev.hushcell.benchmarks;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM of the JDK as fast as it goes: kept Cipher, counted nonce, no associated data. */
final class KeptGcm {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
  private final Cipher encryption;
  private final Cipher decryption;
  private final byte[] nonce = new byte[NONCE];
  private long count;

  KeptGcm() {
    try {
      encryption = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
      decryption = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] seal(byte[] value) {
    count++;
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[i] = (byte) (count >>> (8 * i));
    }
    try {
      encryption.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      byte[] cell = new byte[NONCE + value.length + TAG_BITS / 8];
      System.arraycopy(nonce, 0, cell, 0, NONCE);
      encryption.doFinal(value, 0, value.length, cell, NONCE);
      return cell;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] open(byte[] cell) {
    try {
      GCMParameterSpec parameters = new GCMParameterSpec(TAG_BITS, Arrays.copyOf(cell, NONCE));
      decryption.init(Cipher.DECRYPT_MODE, key, parameters);
      return decryption.doFinal(cell, NONCE, cell.length - NONCE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
