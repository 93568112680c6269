package dev.hushcell.internal.keyring.catalogue;

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
  COLUMN_SWITCHING,
  /** They did not, and will not before it is announced again. */
  COLUMN_FILLING,
  /** The new columns have the names. */
  COLUMN_SWITCHED,
  /** The old columns are gone. */
  COLUMN_ENDED,
  /** The job was given up before the columns changed. */
  COLUMN_ABANDONED;

  boolean changesKek() {
    return switch (this) {
      case CHANGED, MOVED -> true;
      case KEK_PLANNED,
          KEK_CANCELLED,
          KEK_ASKED,
          KEK_DESTROYED,
          KEY_PLANNED,
          KEY_CANCELLED,
          KEY_REMOVED,
          COLUMN_BEGUN,
          COLUMN_SHAPED,
          COLUMN_EXTENDED,
          COLUMN_PAUSED,
          COLUMN_RESUMED,
          COLUMN_SWITCHING,
          COLUMN_FILLING,
          COLUMN_SWITCHED,
          COLUMN_ENDED,
          COLUMN_ABANDONED ->
          false;
    };
  }

  /** Tells whether the keys that were in use before are in another store than those after it. */
  public boolean leavesStore() {
    return switch (this) {
      case MOVED -> true;
      case CHANGED,
          KEK_PLANNED,
          KEK_CANCELLED,
          KEK_ASKED,
          KEK_DESTROYED,
          KEY_PLANNED,
          KEY_CANCELLED,
          KEY_REMOVED,
          COLUMN_BEGUN,
          COLUMN_SHAPED,
          COLUMN_EXTENDED,
          COLUMN_PAUSED,
          COLUMN_RESUMED,
          COLUMN_SWITCHING,
          COLUMN_FILLING,
          COLUMN_SWITCHED,
          COLUMN_ENDED,
          COLUMN_ABANDONED ->
          false;
    };
  }

  /** Tells whether it is one of a job that rewrites columns. */
  public boolean isOfRewriting() {
    return switch (this) {
      case CHANGED,
          MOVED,
          KEK_PLANNED,
          KEK_CANCELLED,
          KEK_ASKED,
          KEK_DESTROYED,
          KEY_PLANNED,
          KEY_CANCELLED,
          KEY_REMOVED ->
          false;
      case COLUMN_BEGUN,
          COLUMN_SHAPED,
          COLUMN_EXTENDED,
          COLUMN_PAUSED,
          COLUMN_RESUMED,
          COLUMN_SWITCHING,
          COLUMN_FILLING,
          COLUMN_SWITCHED,
          COLUMN_ENDED,
          COLUMN_ABANDONED ->
          true;
    };
  }
}
