package dev.hushcell.internal.keyring;

import dev.hushcell.secret.SecretBytes;
import java.time.Duration;
import java.util.UUID;

/**
 * A data key: the 256-bit secret from which the subkeys of one key name and version are derived.
 *
 * @param name name of the key within its catalogue
 * @param uuid bound into every cell as associated data
 * @param id random, never reused within a catalogue; stands in every cell
 * @param version 1 for the first
 * @param secret 32 bytes
 */
public record DataKey(String name, UUID uuid, int id, int version, SecretBytes secret) {
  /**
   * How long unwrapped data keys are used.
   *
   * @param refresh after which the key store is asked whether it still opens them, in the
   *     background
   * @param keep after which they are erased when it could not be asked
   * @param tenants how many keys of tenants are kept at most
   */
  public record Life(Duration refresh, Duration keep, int tenants) {
    private static final int TENANTS = 1000;

    /** What holds where nothing is configured. */
    public static final Life USUAL = new Life(Duration.ofMinutes(15), Duration.ofHours(12));

    /** A life with the usual number of keys of tenants. */
    public Life(Duration refresh, Duration keep) {
      this(refresh, keep, TENANTS);
    }
  }
}
