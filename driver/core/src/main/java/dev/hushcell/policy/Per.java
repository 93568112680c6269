package dev.hushcell.policy;

import java.time.Duration;

/** The span for which a limit of opened cells counts them. */
public enum Per {
  /** In any second. */
  SECOND(Duration.ofSeconds(1)),
  /** In any minute. */
  MINUTE(Duration.ofMinutes(1)),
  /** In any hour. */
  HOUR(Duration.ofHours(1)),
  /** In any 24 hours. */
  DAY(Duration.ofDays(1));

  private final Duration length;

  Per(Duration length) {
    this.length = length;
  }

  public Duration length() {
    return length;
  }
}
