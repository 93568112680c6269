package dev.hushcell.keystore;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a key-encryption key.
 *
 * @param name as {@link WrappedKey#keyEncryptionKey()} has it
 * @param created when it was made, where the store tells
 * @param state what it can be used for
 */
public record KeyVersion(String name, Optional<Instant> created, State state) {
  /** What a version can be used for. */
  public enum State {
    /** Wraps and unwraps. */
    CURRENT,
    /** Unwraps. */
    OLD,
    /** Neither, but the store still has it and its owner can bring it back. */
    DISABLED
  }
}
