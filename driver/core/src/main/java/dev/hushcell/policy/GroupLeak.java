package dev.hushcell.policy;

import java.util.List;

/**
 * What the groups of cells tell of a table to whoever sees its cells, as it was counted. Holds
 * numbers and names of columns, never a value.
 *
 * @param columns the columns whose cells fall into groups, or are to
 * @param rows how many rows there are
 * @param alone how many of them no other row shares all its groups with
 */
public record GroupLeak(List<Column> columns, long rows, long alone) {
  /** A group of fewer rows tells of which few a row is one. */
  public static final int ROWS_OF_GROUP = 1000;

  /** The commonest value is to be no more than one in so many of its group. */
  public static final int ONE_IN = 10;

  /** One row in so many may be alone in its groups. */
  private static final int ONE_ALONE_IN = 1000;

  public GroupLeak {
    columns = List.copyOf(columns);
  }

  /** Tells whether rows are known by the groups of several columns together. */
  public boolean isFingerprint() {
    return alone > rows / ONE_ALONE_IN;
  }

  /**
   * What was counted of a column. Values are those that differ in more than case; where the first
   * letters tell the group, those that differ in these.
   *
   * @param name its name
   * @param narrow into which groups its cells fall
   * @param values how many values there are, NULL apart
   * @param commonest how many of them are the commonest one
   * @param smallest how many are in the smallest group that is not empty
   */
  public record Column(String name, Narrow narrow, long values, long commonest, long smallest) {
    /** Returns which part of all values the commonest one is. */
    public double share() {
      return values == 0 ? 0 : (double) commonest / values;
    }

    /** Returns which part of its group the commonest value is, if the others are spread evenly. */
    public double shareOfGroup() {
      double others = (1 - share()) / narrow.groups();
      return values == 0 ? 0 : share() / (share() + others);
    }

    /** Returns into how many groups the values can fall so that these tell little; 0: into none. */
    public int fitting() {
      return GroupLeak.fitting(values, share());
    }

    /** Tells whether the commonest value is told by its group. */
    public boolean hasCommonValue() {
      return shareOfGroup() > 1.0 / ONE_IN;
    }

    /** Tells whether groups are so small that each tells of which few rows one is. */
    public boolean hasSmallGroups() {
      return narrow.groups() > values / ROWS_OF_GROUP;
    }
  }

  /**
   * Returns into how many groups values can fall so that a group has {@link #ROWS_OF_GROUP} of
   * them, and the commonest is one in {@link #ONE_IN} of its group; 0: into none.
   *
   * @param values how many there are
   * @param share which part of them the commonest is
   */
  public static int fitting(long values, double share) {
    double common = share == 0 ? Double.MAX_VALUE : (1 - share) / ((ONE_IN - 1) * share);
    long most = Math.min(values / ROWS_OF_GROUP, (long) Math.min(common, Narrow.MOST_GROUPS));
    return most < 2 ? 0 : (int) Long.highestOneBit(most);
  }
}
