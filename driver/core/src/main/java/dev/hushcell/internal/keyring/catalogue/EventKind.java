package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.internal.model.Rewriting.Phase;
import java.util.Optional;

/** What an administrator did with keys, or a job with columns. */
public enum EventKind {
  /** The key-encryption key was changed within its store; the subject is the new one. */
  CHANGED,
  /** The catalogue was moved to another key store; the subject is the key there. */
  MOVED,
  /** A key-encryption key is to be destroyed. */
  KEK_PLANNED,
  /** It is not, after all. */
  KEK_CANCELLED,
  /** Its store was asked to destroy it, and the note says what is left to do there. */
  KEK_ASKED,
  /** It is gone for good. */
  KEK_DESTROYED,
  /** The keys of a tenant go from one key-encryption key, the previous one, to the subject. */
  TENANT_MOVED,
  /** A data key is to be destroyed. */
  KEY_PLANNED,
  /** It is not, after all. */
  KEY_CANCELLED,
  /** The wrapped data key was taken out of its record. */
  KEY_REMOVED,
  /** A job began to rewrite a column; one event for each of its columns. */
  COLUMN_BEGUN,
  /** What the table was like when a job began; the note has it. */
  COLUMN_SHAPED,
  /** The columns may keep values in clear until another time. */
  COLUMN_EXTENDED,
  /** The filling is to stop for a while. */
  COLUMN_PAUSED,
  /** The filling goes on. */
  COLUMN_RESUMED,
  /** The columns may change at any moment. */
  COLUMN_SWITCHING(Phase.SWITCHING),
  /** They did not, and will not before it is announced again. */
  COLUMN_FILLING(Phase.FILLING),
  /** The new columns have the names. */
  COLUMN_SWITCHED(Phase.SWITCHED),
  /** The old columns are gone. */
  COLUMN_ENDED(Phase.ENDED),
  /** The job was given up before the columns changed. */
  COLUMN_ABANDONED(Phase.ABANDONED);

  private final Optional<Phase> phase;

  EventKind() {
    this.phase = Optional.empty();
  }

  EventKind(Phase phase) {
    this.phase = Optional.of(phase);
  }

  /** Tells whether the keys that were in use before are in another store than those after it. */
  public boolean leavesStore() {
    return this == MOVED;
  }

  public boolean isOfRewriting() {
    return name().startsWith("COLUMN_");
  }

  /** Returns the phase that a job is in after it, where that is another one. */
  Optional<Phase> phase() {
    return phase;
  }
}
