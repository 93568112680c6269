package dev.hushcell.keystore.azure;

import com.azure.security.keyvault.keys.cryptography.models.DecryptParameters;
import com.azure.security.keyvault.keys.cryptography.models.EncryptParameters;
import com.azure.security.keyvault.keys.cryptography.models.EncryptResult;
import dev.hushcell.keystore.KeyStoreException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * AES-256-GCM by a Managed HSM, which makes the IV itself: {@code IV (12 bytes) ‖ ciphertext ‖ tag
 * (16)}, the context as associated data.
 */
record HsmSealing(VaultCalls calls) implements Sealing {
  static final String MECHANISM = "A256GCM";

  private static final byte[] LABEL = "hushcell.azure.1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int KEY_BYTES = 32;

  @Override
  public String mechanism() {
    return MECHANISM;
  }

  @Override
  public boolean isPublic() {
    return false;
  }

  @Override
  public byte[] seal(KeyName key, byte[] clear, byte[] context) throws KeyStoreException {
    EncryptParameters parameters = EncryptParameters.createA256GcmParameters(clear, bound(context));
    return calls.under(
        key,
        new VaultCalls.Subject("encrypt", key.toString()),
        client -> client.encrypt(parameters).map(HsmSealing::joined));
  }

  @Override
  public Optional<byte[]> open(KeyName key, byte[] sealed, byte[] context)
      throws KeyStoreException {
    if (sealed.length != IV_BYTES + KEY_BYTES + TAG_BYTES) {
      return Optional.empty();
    }
    DecryptParameters parameters =
        DecryptParameters.createA256GcmParameters(
            Arrays.copyOfRange(sealed, IV_BYTES, IV_BYTES + KEY_BYTES),
            Arrays.copyOf(sealed, IV_BYTES),
            Arrays.copyOfRange(sealed, IV_BYTES + KEY_BYTES, sealed.length),
            bound(context));
    return Optional.of(
        calls.under(
            key,
            new VaultCalls.Subject(OPENING, key.toString()),
            client -> client.decrypt(parameters).map(result -> result.getPlainText())));
  }

  private static byte[] joined(EncryptResult result) {
    if (result.getIv().length != IV_BYTES
        || result.getAuthenticationTag().length != TAG_BYTES
        || result.getCipherText().length != KEY_BYTES) {
      throw new IllegalStateException("a ciphertext of another form");
    }
    return ByteBuffer.allocate(IV_BYTES + KEY_BYTES + TAG_BYTES)
        .put(result.getIv())
        .put(result.getCipherText())
        .put(result.getAuthenticationTag())
        .array();
  }

  private static byte[] bound(byte[] context) {
    return ByteBuffer.allocate(LABEL.length + context.length).put(LABEL).put(context).array();
  }
}
