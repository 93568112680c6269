package dev.hushcell.internal.keyring;

/** Where a data key is in its life. */
enum KeyState {
  /** It seals and opens. */
  ACTIVE
}
