package dev.hushcell.internal.cell;

import dev.hushcell.internal.cell.SubkeyDerivation.Purpose;
import dev.hushcell.internal.fips.FipsModule;
import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.policy.Narrow;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ciphers of one data key and suite. Subkeys are derived anew each time and erased: that
 * is rare, and so they live nowhere but in the ciphers. Thread-safe.
 */
record CellCipherFactory(FipsModule module, DataKey key, CellSuite suite, Narrow narrow) {
  private static final byte[] NO_SALT = {};

  CellCipher create() throws GeneralSecurityException {
    return create(List.of());
  }

  CellCipher create(List<byte[]> associated) throws GeneralSecurityException {
    byte[] data = AssociatedData.encode(key.uuid(), associated);
    ByteBuffer prefix = ByteBuffer.allocate(data.length + Byte.BYTES + Integer.BYTES);
    prefix.put(data).put(suite.format()).putInt(key.id());
    Cipher encryption = cipher(Cipher.ENCRYPT_MODE);
    Cipher decryption = cipher(Cipher.DECRYPT_MODE);
    return switch (suite) {
      case RANDOMIZED -> randomized(encryption, decryption, prefix.array(), null);
      case EQUALITY ->
          new SyntheticCipher(encryption, decryption, mac(Purpose.MAC), prefix.array());
      case GROUPED ->
          randomized(
              encryption,
              decryption,
              prefix.array(),
              Beginning.ofGroup(mac(Purpose.COMPARISON), prefix.array(), narrow));
      case IGNORED_CASE ->
          randomized(
              encryption,
              decryption,
              prefix.array(),
              Beginning.folded(mac(Purpose.COMPARISON), prefix.array()));
    };
  }

  /** The IV is zero: the nonce is encrypted as the first block, SP 800-38A appendix C, method 1. */
  private Cipher cipher(int mode) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding", module.cells());
    cipher.init(mode, subkey(Purpose.ENCRYPTION, "AES"), new IvParameterSpec(new byte[16]));
    return cipher;
  }

  private CellCipher randomized(
      Cipher encryption, Cipher decryption, byte[] prefix, @Nullable Beginning beginning)
      throws GeneralSecurityException {
    return new RandomizedCipher(
        encryption, decryption, mac(Purpose.MAC), module.random(), prefix, beginning);
  }

  private Mac mac(Purpose purpose) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256", module.cells());
    mac.init(subkey(purpose, "HmacSHA256"));
    return mac;
  }

  /** Cells that fall into other groups have other keys: none can be taken for one of these. */
  private SecretKeySpec subkey(Purpose purpose, String algorithm) {
    byte[] salt = suite == CellSuite.GROUPED ? Beginning.said(narrow) : NO_SALT;
    return SubkeyDerivation.derive(module, key, suite.format(), purpose, salt, algorithm);
  }
}
