package dev.hushcell.keystore.aws;

import static dev.hushcell.keystore.KeyStoreException.Reason.MISSING_KEY;

import dev.hushcell.keystore.KeyStoreException;
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

  /** An alias was moved here, and AWS did not tell so yet. */
  private record Move(String from, KeyMetadata to) {}

  KeyMetadata ask() throws KeyStoreException {
    KeyMetadata told =
        KmsKeys.find(calls, reference.text())
            .orElseThrow(
                () ->
                    new KeyStoreException(
                        MISSING_KEY,
                        "AWS KMS has no key "
                            + reference
                            + " any more; move the alias back to the key: aws kms create-alias"));
    KeyMetadata current = corrected(told);
    KmsKeys.check(current);
    return current;
  }

  synchronized void moved(String from, KeyMetadata to) {
    move = new Move(from, to);
  }

  private synchronized KeyMetadata corrected(KeyMetadata told) {
    Move known = move;
    if (known != null && known.from().equals(told.keyId())) {
      return known.to();
    }
    move = null;
    return told;
  }
}
