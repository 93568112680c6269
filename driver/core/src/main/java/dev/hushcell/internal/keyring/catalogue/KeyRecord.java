package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.keystore.WrappedKey;
import java.util.UUID;

/**
 * One row of {@code hushcell_key}.
 *
 * @param version 1 for the first
 * @param id stands in every cell; random, never reused
 * @param uuid bound into every cell
 * @param epoch epoch of the catalogue in which the row was last written
 * @param wrapped the key, sealed by the key store
 * @param created time of creation, ISO 8601
 */
public record KeyRecord(
    String name,
    int version,
    int id,
    UUID uuid,
    State state,
    long epoch,
    WrappedKey wrapped,
    String created)
    implements TaggedRow {
  /** Where a data key is in its life. */
  public enum State {
    /** It seals and opens. */
    ACTIVE,
    /** It was destroyed on purpose; the record remains to say so of its cells, without the key. */
    DESTROYED
  }

  @Override
  public Content content() {
    return new Content(
        "hushcell_key",
        name,
        version,
        id,
        uuid.toString(),
        state.name(),
        epoch,
        wrapped.keyEncryptionKey(),
        wrapped.mechanism(),
        TaggedRow.bytes(wrapped),
        created);
  }

  public KeyRecord at(long newEpoch) {
    return new KeyRecord(name, version, id, uuid, state, newEpoch, wrapped, created);
  }

  public KeyRecord wrappedAs(WrappedKey anew) {
    return new KeyRecord(name, version, id, uuid, state, epoch, anew, created);
  }

  /** Returns what remains of a record when its key is destroyed. */
  public KeyRecord destroyed() {
    WrappedKey nothing = new WrappedKey("", "", new byte[0]);
    return new KeyRecord(name, version, id, uuid, State.DESTROYED, epoch, nothing, created);
  }

  public boolean isDestroyed() {
    return state == State.DESTROYED;
  }
}
