package dev.hushcell.policy;

/**
 * What an administrator takes the responsibility for in the configuration, because the driver
 * cannot know it. Immutable.
 *
 * @param dropsChecks whether a CHECK of the application on a protected column loses its condition;
 *     else its definition is refused
 */
public record Vouched(boolean dropsChecks) {
  /** Returns what holds where the configuration vouches for nothing. */
  public static Vouched nothing() {
    return new Vouched(false);
  }
}
