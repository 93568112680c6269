package dev.hushcell.testing;

/**
 * How far tests go that could go on for ever. An ordinary build takes a part of the steps, seeds
 * and kills, which is the same part each time; a nightly one, of the Maven profile {@code nightly},
 * takes more.
 */
public final class Depth {
  private static final String NIGHTLY = "dev.hushcell.nightly";

  private Depth() {}

  /** Tells whether the build is a nightly one. */
  public static boolean isNightly() {
    return Boolean.getBoolean(NIGHTLY);
  }

  /** Returns the one number or the other. */
  public static int of(int ordinary, int nightly) {
    return isNightly() ? nightly : ordinary;
  }

  /**
   * Returns the value of a property, for a run of its own; without it, the one number or the other.
   */
  public static int of(String property, int ordinary, int nightly) {
    return Integer.getInteger(property, of(ordinary, nightly));
  }

  /**
   * Tells whether one of many alike is taken: every one in a nightly build, every so many in an
   * ordinary one. Where to begin follows from a name, so that runs of different names take
   * different ones.
   *
   * @param number of the one, counted from 0
   * @param stride how many are passed over each time, and one more
   */
  public static boolean takes(int number, int stride, String name) {
    return isNightly() || (number + offset(stride, name)) % stride == 0;
  }

  /** Returns where a run of that name begins, below the stride. */
  public static int offset(int stride, String name) {
    return Math.floorMod(name.hashCode(), stride);
  }
}
