package dev.hushcell.internal.cell;

import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.secret.SecretAccess;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the ciphers of one data key and suite. Subkeys are derived anew each time and erased: that
 * is rare, and so they live nowhere but in the ciphers. Thread-safe.
 */
final class CellCipherFactory {
  private static final byte[] LABEL = "hushcell".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_BYTES = 32;

  private final FipsModule module;
  private final DataKey key;
  private final CellSuite suite;

  CellCipherFactory(FipsModule module, DataKey key, CellSuite suite) {
    this.module = module;
    this.key = key;
    this.suite = suite;
  }

  CellCipher create() throws GeneralSecurityException {
    return create(List.of());
  }

  /** Makes a cipher whose cells are bound to the items of associated data. */
  CellCipher create(List<byte[]> associated) throws GeneralSecurityException {
    byte[] data = AssociatedData.encode(key.uuid(), associated);
    ByteBuffer prefix = ByteBuffer.allocate(data.length + Byte.BYTES + Integer.BYTES);
    prefix.put(data).put(suite.format()).putInt(key.id());
    Cipher encryption = cipher(Cipher.ENCRYPT_MODE);
    Cipher decryption = cipher(Cipher.DECRYPT_MODE);
    return switch (suite) {
      case RANDOMIZED ->
          new RandomizedCipher(
              encryption, decryption, mac(), new Nonces(module.random()), prefix.array());
      case EQUALITY -> new SyntheticCipher(encryption, decryption, mac(), prefix.array());
    };
  }

  /** The IV is zero: the nonce is encrypted as the first block, SP 800-38A appendix C, method 1. */
  private Cipher cipher(int mode) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding", module.provider());
    cipher.init(mode, subkey(Purpose.ENCRYPTION, "AES"), new IvParameterSpec(new byte[16]));
    return cipher;
  }

  private Mac mac() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256", module.provider());
    mac.init(subkey(Purpose.MAC, "HmacSHA256"));
    return mac;
  }

  private SecretKeySpec subkey(Purpose purpose, String algorithm) {
    ByteBuffer context = ByteBuffer.allocate(2 + 2 * Long.BYTES);
    context.put(suite.format()).put(purpose.code);
    context.putLong(key.uuid().getMostSignificantBits());
    context.putLong(key.uuid().getLeastSignificantBits());
    byte[] secret = key.secret().copy(SecretAccess.iHandleKeyBytes());
    byte[] derived = new byte[0];
    try {
      derived = module.deriveKey(secret, LABEL, context.array(), KEY_BYTES);
      return new SecretKeySpec(derived, algorithm);
    } finally {
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(derived, (byte) 0);
    }
  }

  /** What a subkey is for; part of its derivation. */
  private enum Purpose {
    ENCRYPTION(1),
    MAC(2);

    private final byte code;

    Purpose(int code) {
      this.code = (byte) code;
    }
  }

  /**
   * What is authenticated with a cell and not stored in it: {@code HC1 ‖ key uuid ‖ u16 count ‖
   * count × (u32 length ‖ bytes)}.
   *
   * <p>No schema, table, column or type is named, so that cells outlive a rename and a restore.
   */
  private static final class AssociatedData {
    private static final byte[] VERSION = "HC1".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_ITEMS = 0xFFFF;

    private AssociatedData() {}

    /** Encodes; the items are empty but for cells that are bound to their row. */
    static byte[] encode(UUID key, List<byte[]> items) {
      if (items.size() > MOST_ITEMS) {
        throw new IllegalArgumentException("more than 65535 items of associated data");
      }
      int length = VERSION.length + 2 * Long.BYTES + Short.BYTES;
      for (byte[] item : items) {
        length += Integer.BYTES + item.length;
      }
      ByteBuffer out = ByteBuffer.allocate(length);
      out.put(VERSION);
      out.putLong(key.getMostSignificantBits()).putLong(key.getLeastSignificantBits());
      out.putShort((short) items.size());
      for (byte[] item : items) {
        out.putInt(item.length).put(item);
      }
      return out.array();
    }
  }
}
