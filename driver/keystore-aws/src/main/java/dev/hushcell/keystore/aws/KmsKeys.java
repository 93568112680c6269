package dev.hushcell.keystore.aws;

import static dev.hushcell.keystore.KeyStoreException.Reason.FAILED;
import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;
import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import dev.hushcell.keystore.KeyStoreException;
import dev.hushcell.secret.SecretAccess;
import dev.hushcell.secret.SecretBytes;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptionAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/**
 * The keys of one account and region: each method is one request. All encryption is the service's;
 * the context is its encryption context, which it authenticates. Thread-safe.
 */
final class KmsKeys {
  /** Name of the context in requests, policies and CloudTrail. */
  static final String CONTEXT = "hushcell-context";

  private final KmsCalls calls;
  private final String arnPrefix;

  /**
   * Builds the access to the keys beside this one.
   *
   * @param known metadata of a key; what a catalogue names is looked for in its account and region
   *     only, so that nobody can have a key of his own account used by editing a record
   */
  KmsKeys(KmsCalls calls, KeyMetadata known) {
    this.calls = calls;
    this.arnPrefix = known.arn().substring(0, known.arn().length() - known.keyId().length());
  }

  /** Describes a key in the words of the configuration; empty when there is none. */
  static Optional<KeyMetadata> find(KmsCalls calls, String reference) throws KeyStoreException {
    try {
      return Optional.of(
          calls.run(
              "kms:DescribeKey",
              reference,
              client ->
                  whole(client.describeKey(request -> request.keyId(reference)).keyMetadata())));
    } catch (KeyStoreException e) {
      if (e.reason() == MISSING_KEY) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static KeyMetadata whole(KeyMetadata key) {
    if (!KeyReference.isId(key.keyId()) || !key.arn().endsWith(":key/" + key.keyId())) {
      throw new IllegalStateException("a key without id or ARN");
    }
    return key;
  }

  /** Refuses a key that cannot bind a context. */
  static void check(KeyMetadata key) throws KeyStoreException {
    if (key.keySpec() != KeySpec.SYMMETRIC_DEFAULT
        || key.keyUsage() != KeyUsageType.ENCRYPT_DECRYPT) {
      throw new KeyStoreException(
          UNSUPPORTED,
          "the key "
              + key.keyId()
              + " is not a symmetric key for encryption; make one: aws kms create-key --key-spec"
              + " SYMMETRIC_DEFAULT --key-usage ENCRYPT_DECRYPT");
    }
  }

  Optional<KeyMetadata> find(String id) throws KeyStoreException {
    return find(calls, arnPrefix + id);
  }

  byte[] encrypt(String id, SecretBytes dataKey, byte[] context) throws KeyStoreException {
    byte[] clear = dataKey.copy(SecretAccess.iHandleKeyBytes());
    try {
      EncryptRequest request =
          EncryptRequest.builder()
              .keyId(arnPrefix + id)
              .encryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
              .encryptionContext(bound(context))
              .plaintext(SdkBytes.fromByteArrayUnsafe(clear))
              .build();
      return calls.run(
          "kms:Encrypt",
          id,
          client -> {
            EncryptResponse answer = client.encrypt(request);
            expectKey(id, answer.keyId());
            return answer.ciphertextBlob().asByteArray();
          });
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  SecretBytes decrypt(String id, byte[] sealed, byte[] context) throws KeyStoreException {
    DecryptRequest request =
        DecryptRequest.builder()
            .keyId(arnPrefix + id)
            .encryptionAlgorithm(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)
            .encryptionContext(bound(context))
            .ciphertextBlob(SdkBytes.fromByteArray(sealed))
            .build();
    return calls.run(
        "kms:Decrypt",
        id,
        client -> {
          DecryptResponse answer = client.decrypt(request);
          expectKey(id, answer.keyId());
          // The array of the answer itself: it is nobody else's and is erased with the key.
          return SecretBytes.adopt(answer.plaintext().asByteArrayUnsafe());
        });
  }

  private void expectKey(String id, String arn) throws KeyStoreException {
    if (!(arnPrefix + id).equals(arn)) {
      throw new KeyStoreException(
          FAILED,
          "AWS KMS used another key than "
              + id
              + ", which was asked for; check keystore.endpoint and any proxy in between");
    }
  }

  private static Map<String, String> bound(byte[] context) {
    return Map.of(CONTEXT, "v1." + Base64.getEncoder().encodeToString(context));
  }
}
