package dev.hushcell.internal.keyring.catalogue;

/** Where a data key is in its life. */
public enum KeyState {
  /** It seals and opens. */
  ACTIVE,
  /** It was destroyed on purpose; the record remains to say so of its cells, without the key. */
  DESTROYED
}
