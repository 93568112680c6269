package dev.hushcell.internal.keyring;

import java.time.Duration;

/**
 * How long unwrapped data keys are used.
 *
 * @param refresh after which the key store is asked whether it still opens them, in the background
 * @param keep after which they are erased when it could not be asked
 */
public record KeyLife(Duration refresh, Duration keep) {
  /** What holds where nothing is configured. */
  public static final KeyLife USUAL = new KeyLife(Duration.ofMinutes(15), Duration.ofHours(12));
}
