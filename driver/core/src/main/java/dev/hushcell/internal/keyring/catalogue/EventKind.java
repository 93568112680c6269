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
    return this == CHANGED || this == MOVED;
  }
}
