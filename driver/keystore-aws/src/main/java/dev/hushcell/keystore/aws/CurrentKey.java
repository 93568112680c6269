package dev.hushcell.keystore.aws;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;

import dev.hushcell.keystore.KeyStoreException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * The key that the configured name stands for now. AWS may go on telling the old one for minutes
 * after an alias was moved; who moved it here is not misled by that. Thread-safe.
 */
final class CurrentKey {
  private final KmsCalls calls;
  private final KeyReference reference;
  private @Nullable Move move;

  CurrentKey(KmsCalls calls, KeyReference reference) {
    this.calls = calls;
    this.reference = reference;
  }

  /** An alias was made or moved here, and AWS did not tell so yet. */
  private record Move(String from, KeyMetadata to) {}

  /** Returns the key; empty when nothing has the name. */
  Optional<KeyMetadata> find() throws KeyStoreException {
    return corrected(KmsKeys.find(calls, reference.text()));
  }

  KeyMetadata ask() throws KeyStoreException {
    KeyMetadata current =
        find()
            .orElseThrow(
                () ->
                    new KeyStoreException(
                        MISSING_KEY,
                        "AWS KMS has no key "
                            + reference
                            + " any more; move the alias back to the key: aws kms create-alias"));
    KmsKeys.check(current);
    return current;
  }

  synchronized void made(KeyMetadata first) {
    move = new Move("", first);
  }

  synchronized void moved(String from, KeyMetadata to) {
    move = new Move(from, to);
  }

  private synchronized Optional<KeyMetadata> corrected(Optional<KeyMetadata> told) {
    Move known = move;
    if (known != null && known.from().equals(told.map(KeyMetadata::keyId).orElse(""))) {
      return Optional.of(known.to());
    }
    move = null;
    return told;
  }
}
