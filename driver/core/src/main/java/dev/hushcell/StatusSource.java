package dev.hushcell;

import dev.hushcell.policy.Protection;

/** Tells about the database behind a connection. */
interface StatusSource {
  HushcellStatus status();

  /** Returns what is protected now. */
  Protection protection();
}
