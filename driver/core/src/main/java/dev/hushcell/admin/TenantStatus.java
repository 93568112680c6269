package dev.hushcell.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A tenant that has keys of its own.
 *
 * @param tenant its name: the value of the column that tells it, as a text
 * @param keyEncryptionKey what wraps its data keys, whichever version; by this name it is destroyed
 * @param state where its keys are in their life
 * @param since when its first data key was made
 * @param dataKeys its data keys, as {@code schema.name}
 * @param destruction the note that its keys are to be destroyed
 * @param keyStore kind and place of the key store that its keys were moved to; empty: that of all
 *     other keys
 */
public record TenantStatus(
    String tenant,
    String keyEncryptionKey,
    State state,
    Instant since,
    List<String> dataKeys,
    Optional<PlannedDestruction> destruction,
    Optional<String> keyStore) {
  public TenantStatus {
    dataKeys = List.copyOf(dataKeys);
  }

  /** Where the keys of a tenant are in their life. */
  public enum State {
    /** They seal and open. */
    ACTIVE,
    /** They are gone for good. */
    DESTROYED
  }
}
