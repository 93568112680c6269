package dev.hushcell.internal.keyring;

/** Why a catalogue is believed to be the right one; shown by status pages. */
public enum Trust {
  /** Its fingerprint stands in the configuration. */
  CONFIGURED,
  /** Its fingerprint was pinned in the key store before. */
  PINNED,
  /** Seen for the first time at this place, and pinned now. */
  FIRST_USE,
  /** Nothing outside the database vouches for it: the key store takes no pins. */
  UNPINNED
}
