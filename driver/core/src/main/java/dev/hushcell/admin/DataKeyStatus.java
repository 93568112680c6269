package dev.hushcell.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A data key.
 *
 * @param schema schema whose catalogue has it
 * @param name its name
 * @param version 1 for the first
 * @param state where it is in its life
 * @param created when it was made
 * @param keyEncryptionKey what wraps it; empty when it is destroyed
 * @param columns the columns that are there and whose cells it opens, as {@code table.column}
 * @param destruction the note that it is to be destroyed
 */
public record DataKeyStatus(
    String schema,
    String name,
    int version,
    State state,
    Instant created,
    Optional<String> keyEncryptionKey,
    List<String> columns,
    Optional<PlannedDestruction> destruction) {
  public DataKeyStatus {
    columns = List.copyOf(columns);
  }

  /** Where a data key is in its life. */
  public enum State {
    /** It seals and opens. */
    ACTIVE,
    /** Its record is gone, but a backup may have one that a key-encryption key still opens. */
    REMOVED,
    /** It is gone for good. */
    DESTROYED
  }
}
