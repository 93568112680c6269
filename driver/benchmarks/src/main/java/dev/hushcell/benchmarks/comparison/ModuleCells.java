package dev.hushcell.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.fips.FipsModules;
import dev.hushcell.internal.fips.ModuleChoice;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an application can do at best with the approved module: AES-256-CBC and HMAC-SHA-256, kept
 * and never initialised again, in the form of Hushcell's cells without header and key identifier.
 * For one thread. What a driver can reach in approved mode is below it.
 */
final class ModuleCells implements SearchedCells {
  private static final int BLOCK = 16;
  private static final int TAG = 16;
  private static final int MOST = 4096;

  private final FipsModule module = FipsModules.shared(ModuleChoice.CERTIFIED);
  private final Cipher encryption;
  private final Cipher decryption;
  private final Mac mac;
  private final byte[] nonces = new byte[MOST];
  private int used = nonces.length;
  private final byte[] plain = new byte[MOST];
  private final byte[] frame = new byte[MOST];
  private final byte[] full = new byte[2 * TAG];

  ModuleCells() {
    try {
      SecretKeySpec key = new SecretKeySpec(random(2 * BLOCK), "AES");
      IvParameterSpec zero = new IvParameterSpec(new byte[BLOCK]);
      encryption = Cipher.getInstance("AES/CBC/NoPadding", module.provider());
      encryption.init(Cipher.ENCRYPT_MODE, key, zero);
      decryption = Cipher.getInstance("AES/CBC/NoPadding", module.provider());
      decryption.init(Cipher.DECRYPT_MODE, key, zero);
      mac = Mac.getInstance("HmacSHA256", module.provider());
      mac.init(new SecretKeySpec(random(2 * BLOCK), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] seal(String value) {
    try {
      int length = write(value);
      if (used == nonces.length) {
        module.random().nextBytes(nonces);
        used = 0;
      }
      System.arraycopy(nonces, used, plain, 0, BLOCK);
      used += BLOCK;
      int end = encryption.doFinal(plain, 0, length, frame, 0);
      mac.update(frame, 0, end);
      mac.doFinal(frame, end);
      return Arrays.copyOf(frame, end + TAG);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String open(byte[] cell) {
    try {
      int end = cell.length - TAG;
      mac.update(cell, 0, end);
      mac.doFinal(full, 0);
      check(Arrays.copyOf(full, TAG), Arrays.copyOfRange(cell, end, cell.length));
      return read(decryption.doFinal(cell, 0, end, plain, 0));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The nonce is the first half of the HMAC over the content, the tag the second. */
  @Override
  public byte[] sealSearched(String value) {
    try {
      int length = write(value);
      Arrays.fill(plain, 0, BLOCK, (byte) 0);
      mac.update(plain, 0, length);
      mac.doFinal(full, 0);
      System.arraycopy(full, 0, plain, 0, BLOCK);
      byte[] cell = new byte[length + TAG];
      encryption.doFinal(plain, 0, length, cell, 0);
      System.arraycopy(full, TAG, cell, length, TAG);
      return cell;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String openSearched(byte[] cell) {
    try {
      int end = cell.length - TAG;
      int length = decryption.doFinal(cell, 0, end, plain, 0);
      byte[] wanted = Arrays.copyOf(plain, 2 * TAG);
      System.arraycopy(cell, end, wanted, TAG, TAG);
      Arrays.fill(plain, 0, BLOCK, (byte) 0);
      mac.update(plain, 0, length);
      mac.doFinal(full, 0);
      check(full, wanted);
      return read(length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts a value behind the place of the nonce, with PKCS#7 padding, and returns the end. */
  private int write(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    System.arraycopy(bytes, 0, plain, BLOCK, bytes.length);
    int padding = BLOCK - bytes.length % BLOCK;
    int end = BLOCK + bytes.length + padding;
    Arrays.fill(plain, end - padding, end, (byte) padding);
    return end;
  }

  private String read(int length) {
    return new String(plain, BLOCK, length - BLOCK - plain[length - 1], UTF_8);
  }

  private static void check(byte[] found, byte[] wanted) {
    if (!MessageDigest.isEqual(found, wanted)) {
      throw new IllegalStateException("not authentic");
    }
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    module.random().nextBytes(bytes);
    return bytes;
  }
}
