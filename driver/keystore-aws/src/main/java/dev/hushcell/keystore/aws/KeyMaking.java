package dev.hushcell.keystore.aws;

import static dev.hushcell.keystore.KeyStoreException.Reason.UNSUPPORTED;

import dev.hushcell.keystore.KeyStoreException;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.Tag;

/** Makes keys, and has AWS delete them. */
final class KeyMaking {
  private static final String DESCRIPTION = "Key-encryption key of Hushcell";

  private final KmsCalls calls;

  KeyMaking(KmsCalls calls) {
    this.calls = calls;
  }

  /** Makes a key with the default policy of the account. */
  KeyMetadata first() throws KeyStoreException {
    return make(CreateKeyRequest.builder().description(DESCRIPTION).build());
  }

  /** Makes a key as this one: with its policy, tags, description and place of its material. */
  KeyMetadata like(KeyMetadata old) throws KeyStoreException {
    if (Boolean.TRUE.equals(old.multiRegion())) {
      throw unlike(old, "has replicas in other regions");
    }
    if (old.origin() != OriginType.AWS_KMS && old.origin() != OriginType.AWS_CLOUDHSM) {
      throw unlike(old, "has material that AWS did not make");
    }
    String policy =
        calls.run(
            "kms:GetKeyPolicy",
            old.keyId(),
            client ->
                client
                    .getKeyPolicy(request -> request.keyId(old.arn()).policyName("default"))
                    .policy());
    List<Tag> tags =
        calls.run(
            "kms:ListResourceTags",
            old.keyId(),
            client ->
                client
                    .listResourceTagsPaginator(request -> request.keyId(old.arn()))
                    .tags()
                    .stream()
                    .filter(tag -> !tag.tagKey().startsWith("aws:"))
                    .toList());
    return make(
        CreateKeyRequest.builder()
            .description(old.description())
            .policy(policy)
            .tags(tags)
            .origin(old.origin())
            .customKeyStoreId(old.customKeyStoreId())
            .build());
  }

  /** Returns when a key is deleted, and has it deleted unless somebody did. */
  Instant deletion(KeyMetadata key, int days) throws KeyStoreException {
    Instant known = key.deletionDate();
    return key.keyState() == KeyState.PENDING_DELETION && known != null
        ? known
        : scheduleDeletion(key, days);
  }

  /** Has a key deleted, and returns when that will be. */
  Instant scheduleDeletion(KeyMetadata key, int days) throws KeyStoreException {
    return calls.run(
        "kms:ScheduleKeyDeletion",
        key.keyId(),
        client ->
            client
                .scheduleKeyDeletion(request -> request.keyId(key.arn()).pendingWindowInDays(days))
                .deletionDate());
  }

  private KeyMetadata make(CreateKeyRequest request) throws KeyStoreException {
    return calls.run("kms:CreateKey", "*", client -> client.createKey(request).keyMetadata());
  }

  private static KeyStoreException unlike(KeyMetadata old, String why) {
    return new KeyStoreException(
        UNSUPPORTED,
        "the key "
            + old.keyId()
            + " "
            + why
            + ", so its successor is yours to make; then move the alias in each region: aws kms"
            + " update-alias");
  }
}
