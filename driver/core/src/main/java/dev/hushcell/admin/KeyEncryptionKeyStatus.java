package dev.hushcell.admin;

import java.time.Instant;
import java.util.Optional;

/**
 * A key-encryption key, or a version of one.
 *
 * @param name name (and version) in its key store
 * @param keyStore kind and place of the key store
 * @param state where it is in its life
 * @param since when the catalogues began to use it, or when its store made it; empty when nobody
 *     knows
 * @param until when they ended to
 * @param records how many keys are wrapped under it now
 * @param destruction the note that it is to be destroyed
 */
public record KeyEncryptionKeyStatus(
    String name,
    String keyStore,
    State state,
    Optional<Instant> since,
    Optional<Instant> until,
    int records,
    Optional<PlannedDestruction> destruction) {
  /** Where a key-encryption key is in its life. */
  public enum State {
    /** The key store has it; no catalogue of this database uses it or ever did. */
    UNUSED,
    /** The catalogues use it. */
    CURRENT,
    /** The catalogues used it; backups from that time need it. */
    RETIRED,
    /** It is gone for good. */
    DESTROYED
  }
}
