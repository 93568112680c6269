package dev.hushcell.internal.keyring.catalogue;

/** What an administrator did. */
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
  KEY_REMOVED;

  boolean changesKek() {
    return switch (this) {
      case CHANGED, MOVED -> true;
      case KEK_PLANNED,
          KEK_CANCELLED,
          KEK_ASKED,
          KEK_DESTROYED,
          KEY_PLANNED,
          KEY_CANCELLED,
          KEY_REMOVED ->
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
          KEY_REMOVED ->
          false;
    };
  }
}
