package dev.hushcell.admin;

import java.time.Duration;

/**
 * How to change the key-encryption key.
 *
 * @param dryRun whether only to check: every key is opened, and nothing is made or written
 * @param evenIfRecent whether the least interval between two changes does not count
 */
public record ChangeOptions(boolean dryRun, boolean evenIfRecent) {
  /** The least interval between two changes. */
  public static final Duration LEAST_INTERVAL = Duration.ofDays(1);

  /** Returns what is right for most: change, unless it was changed within a day. */
  public static ChangeOptions usual() {
    return new ChangeOptions(false, false);
  }

  /** Returns the same, but nothing is made or written. */
  public ChangeOptions asDryRun() {
    return new ChangeOptions(true, evenIfRecent);
  }

  /** Returns the same, even if the key was changed within a day. */
  public ChangeOptions regardlessOfInterval() {
    return new ChangeOptions(dryRun, true);
  }
}
