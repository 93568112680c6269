package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.fips.FipsModule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the value by which a person is found again after a restore: AES-256-GCM under a key that is
 * derived from the MAC key of a catalogue by KBKDF, SP 800-108, with initialisation vectors which
 * the module makes. Sealed is Base64 of initialisation vector ‖ ciphertext ‖ authentication tag.
 * Not thread-safe.
 */
public final class SubjectSeal {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final byte[] LABEL = "hushcell.erased".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY = 32;
  private static final int IV = 12;
  private static final int TAG_BITS = 128;

  /** Values are filled up to a multiple of so many bytes, so that their length tells little. */
  private static final int BLOCK = 32;

  private final FipsModule module;
  private final SecretKeySpec key;

  SubjectSeal(FipsModule module, byte[] macKey, String catalogue) {
    this.module = module;
    byte[] derived =
        module.deriveKey(macKey, LABEL, catalogue.getBytes(StandardCharsets.US_ASCII), KEY);
    this.key = new SecretKeySpec(derived, "AES");
    Arrays.fill(derived, (byte) 0);
  }

  /**
   * Seals a value.
   *
   * @param id the record that it belongs to, to which it is bound
   */
  public String seal(UUID id, String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    int length = (Integer.BYTES + text.length + BLOCK - 1) / BLOCK * BLOCK;
    byte[] plain = ByteBuffer.allocate(length).putInt(text.length).put(text).array();
    try {
      Cipher cipher = Cipher.getInstance(ALGORITHM, module.provider());
      cipher.init(Cipher.ENCRYPT_MODE, key, module.random());
      byte[] iv = cipher.getIV();
      cipher.updateAAD(id.toString().getBytes(StandardCharsets.US_ASCII));
      byte[] sealed = cipher.doFinal(plain);
      return Base64.getEncoder()
          .encodeToString(ByteBuffer.allocate(IV + sealed.length).put(iv).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the module has no AES-GCM", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * Opens what was sealed under the same record.
   *
   * @throws GeneralSecurityException when it is not that
   */
  public String open(UUID id, String text) throws GeneralSecurityException {
    byte[] sealed = Base64.getDecoder().decode(text);
    if (sealed.length <= IV) {
      throw new GeneralSecurityException("too short");
    }
    Cipher cipher = Cipher.getInstance(ALGORITHM, module.provider());
    cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, IV));
    cipher.updateAAD(id.toString().getBytes(StandardCharsets.US_ASCII));
    ByteBuffer plain = ByteBuffer.wrap(cipher.doFinal(sealed, IV, sealed.length - IV));
    byte[] value = new byte[plain.getInt()];
    plain.get(value);
    return new String(value, StandardCharsets.UTF_8);
  }
}
