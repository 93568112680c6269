package dev.hushcell.internal.keyring;

import java.time.Duration;

/**
 * How long unwrapped data keys are used.
 *
 * @param refresh after which the key store is asked whether it still opens them, in the background
 * @param keep after which they are erased when it could not be asked
 * @param tenants how many keys of tenants are kept at most
 */
public record KeyLife(Duration refresh, Duration keep, int tenants) {
  private static final int TENANTS = 1000;

  /** What holds where nothing is configured. */
  public static final KeyLife USUAL = new KeyLife(Duration.ofMinutes(15), Duration.ofHours(12));

  /** A life with the usual number of keys of tenants. */
  public KeyLife(Duration refresh, Duration keep) {
    this(refresh, keep, TENANTS);
  }
}
