package dev.hushcell.internal.config;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.yaml.Section;
import java.time.Duration;
import java.util.List;

/**
 * What the section {@code keys:} says of data keys.
 *
 * @param creation who makes catalogues and data keys
 * @param refresh after which the key store is asked about a data key in memory again
 * @param keep after which a data key is erased when the key store could not be asked
 * @param tenants how many data keys of tenants are kept in memory
 */
public record KeyUse(Creation creation, Duration refresh, Duration keep, int tenants) {
  static final List<String> KEYS = List.of("create", "refresh", "keep", "tenants");

  private static final int TENANTS = 1000;
  private static final int MOST_TENANTS = 100_000;

  static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration REFRESH = Duration.ofMinutes(15);
  private static final Duration KEEP = Duration.ofHours(12);

  /** What holds without the section. */
  static final KeyUse USUAL = new KeyUse(Creation.FIRST_USE, REFRESH, KEEP, TENANTS);

  /** Who makes catalogues and data keys. */
  public enum Creation {
    /** Whoever uses a declared column first. The default. */
    FIRST_USE,
    /** Connections with another configuration only; those with this one use what there is. */
    ADMIN;

    /** Tells whether the first use of a column makes its keys. */
    public boolean isByUse() {
      return this == FIRST_USE;
    }
  }

  static KeyUse of(Section section) {
    section.allowOnly(KEYS);
    Duration refresh = section.duration("refresh", SHORTEST, LONGEST).orElse(REFRESH);
    Duration keep = section.duration("keep", SHORTEST, LONGEST).orElse(KEEP);
    if (keep.compareTo(refresh) < 0) {
      throw ConfigFault.BAD_VALUE.at(
          section.place(), "keys.keep must not be shorter than keys.refresh");
    }
    Creation creation =
        section.choice("create", List.of(Creation.values())).orElse(Creation.FIRST_USE);
    int tenants = section.number("tenants", 1, MOST_TENANTS).orElse(TENANTS);
    return new KeyUse(creation, refresh, keep, tenants);
  }
}
