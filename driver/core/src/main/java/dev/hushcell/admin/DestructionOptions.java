package dev.hushcell.admin;

import java.time.Duration;

/**
 * How to destroy a key.
 *
 * @param waiting how long it can still be cancelled
 * @param noOtherDatabase whether the administrator states that no other database needs the
 *     key-encryption keys that go with it; without that statement nothing is scheduled, because
 *     Hushcell sees one database only and a key store may serve several
 */
public record DestructionOptions(Duration waiting, boolean noOtherDatabase) {
  /** The usual waiting period. */
  public static final Duration USUAL_WAIT = Duration.ofDays(3);

  /** The least waiting period: within it, every running process has read the catalogues anew. */
  public static final Duration LEAST_WAIT = Duration.ofMinutes(1);

  /** Returns the usual waiting period without the statement. */
  public static DestructionOptions usual() {
    return new DestructionOptions(USUAL_WAIT, false);
  }

  /** Returns the same with the statement that no other database needs the key-encryption keys. */
  public DestructionOptions whereNoOtherDatabaseNeedsIt() {
    return new DestructionOptions(waiting, true);
  }

  /** Returns the same with another waiting period. */
  public DestructionOptions after(Duration otherWait) {
    return new DestructionOptions(otherWait, noOtherDatabase);
  }
}
