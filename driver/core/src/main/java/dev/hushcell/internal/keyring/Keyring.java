package dev.hushcell.internal.keyring;

import java.util.Optional;

/**
 * The one path from an identifier to a data key. Thread-safe; keys are unwrapped once and cached.
 */
public interface Keyring {
  /**
   * Returns the key under which the name seals now. Its record is committed and was read back.
   *
   * @param schema schema whose catalogue has the key
   */
  DataKey current(String schema, String name);

  /** Returns the key with the identifier that stands in a cell; empty when no record has it. */
  Optional<DataKey> byId(String schema, int id);

  /** Tells whether a name has had one key only, so that every cell is sealed under that. */
  default boolean isOnly(String schema, String name) {
    return true;
  }

  /** Returns how many keys of tenants are kept in memory at most. */
  default int mostTenants() {
    return DataKey.Life.USUAL.tenants();
  }

  /**
   * Returns what stands for the state in which it answers. While it is the same object, the same
   * questions have the same answers, so that whoever asks for each cell may remember them.
   */
  default Object state() {
    return new Object();
  }
}
