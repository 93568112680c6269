package dev.hushcell.keystore.azure;

import com.azure.security.keyvault.keys.cryptography.models.KeyWrapAlgorithm;
import dev.hushcell.keystore.KeyStoreException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * RSA-OAEP with SHA-256, by the service, which has no associated data. So the context is inside:
 * what is wrapped is {@code 1 ‖ data key (32) ‖ SHA-256(label ‖ context) (32)}, and a key opens
 * only where the digest is that of the context. OAEP lets nobody make another ciphertext out of
 * one, so a wrapped key cannot be moved to another context.
 *
 * <p>Whoever has the public key can wrap a key of his own. That such a key is refused is the work
 * of the catalogue's MAC and of the catalogue's fingerprint.
 */
record RsaSealing(VaultCalls calls) implements Sealing {
  static final String MECHANISM = "RSA-OAEP-256";

  private static final byte[] LABEL = "hushcell.azure.1\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte FORM = 1;
  private static final int KEY_BYTES = 32;
  private static final int DIGEST_BYTES = 32;

  @Override
  public String mechanism() {
    return MECHANISM;
  }

  @Override
  public boolean isPublic() {
    return true;
  }

  @Override
  public byte[] seal(KeyName key, byte[] clear, byte[] context) throws KeyStoreException {
    byte[] payload =
        ByteBuffer.allocate(1 + KEY_BYTES + DIGEST_BYTES)
            .put(FORM)
            .put(clear)
            .put(digest(context))
            .array();
    try {
      return calls.under(
          key,
          new VaultCalls.Subject("wrapKey", key.toString()),
          client ->
              client
                  .wrapKey(KeyWrapAlgorithm.RSA_OAEP_256, payload)
                  .map(result -> result.getEncryptedKey()));
    } finally {
      Arrays.fill(payload, (byte) 0);
    }
  }

  @Override
  public Optional<byte[]> open(KeyName key, byte[] sealed, byte[] context)
      throws KeyStoreException {
    byte[] payload =
        calls.under(
            key,
            new VaultCalls.Subject(OPENING, key.toString()),
            client ->
                client
                    .unwrapKey(KeyWrapAlgorithm.RSA_OAEP_256, sealed)
                    .map(result -> result.getKey()));
    try {
      if (payload.length != 1 + KEY_BYTES + DIGEST_BYTES || payload[0] != FORM) {
        return Optional.empty();
      }
      byte[] bound = Arrays.copyOfRange(payload, 1 + KEY_BYTES, payload.length);
      return MessageDigest.isEqual(bound, digest(context))
          ? Optional.of(Arrays.copyOfRange(payload, 1, 1 + KEY_BYTES))
          : Optional.empty();
    } finally {
      Arrays.fill(payload, (byte) 0);
    }
  }

  private static byte[] digest(byte[] context) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(LABEL);
      return sha256.digest(context);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
