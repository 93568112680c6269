package dev.hushcell.admin;

import java.time.Duration;

/**
 * How to destroy a key.
 *
 * @param waiting how long it can still be cancelled
 * @param noOtherDatabase whether the administrator states that no other database needs the
 *     key-encryption keys that go with it; without that statement nothing is scheduled, because
 *     Hushcell sees one database only and a key store may serve several
 * @param withCells whether the administrator states that the cells of a data key are to be lost
 *     with it; without that statement, one that is in cells is not destroyed
 */
public record DestructionOptions(Duration waiting, boolean noOtherDatabase, boolean withCells) {
  /** The usual waiting period. */
  public static final Duration USUAL_WAIT = Duration.ofDays(3);

  /** The least waiting period: within it, every running process has read the catalogues anew. */
  public static final Duration LEAST_WAIT = Duration.ofMinutes(1);

  /** Options for a key that is in no cell. */
  public DestructionOptions(Duration waiting, boolean noOtherDatabase) {
    this(waiting, noOtherDatabase, false);
  }

  /** Returns the usual waiting period without any statement. */
  public static DestructionOptions usual() {
    return new DestructionOptions(USUAL_WAIT, false);
  }

  /** Returns the same with the statement that no other database needs the key-encryption keys. */
  public DestructionOptions whereNoOtherDatabaseNeedsIt() {
    return new DestructionOptions(waiting, true, withCells);
  }

  /** Returns the same with the statement that cells under the key are to be lost. */
  public DestructionOptions withItsCells() {
    return new DestructionOptions(waiting, noOtherDatabase, true);
  }

  /** Returns the same with another waiting period. */
  public DestructionOptions after(Duration otherWait) {
    return new DestructionOptions(otherWait, noOtherDatabase, withCells);
  }
}
