package dev.hushcell.internal.keyring.catalogue;

/** Where a data key is in its life. */
public enum KeyState {
  /** It seals and opens. */
  ACTIVE
}
