package dev.hushcell.internal.rewriting;

import dev.hushcell.internal.value.BroadFolding;
import dev.hushcell.policy.GroupLeak;
import dev.hushcell.policy.Narrow;
import dev.hushcell.policy.ProtectedColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts, row by row, what groups tell. It makes groups without a key, so they are of the size that
 * those of cells will have, but not the same; keeps numbers that stand for values, in bounded
 * memory. Used by one thread.
 */
final class GroupCount {
  private static final long BEGINNING = 0x9E3779B97F4A7C15L;
  private static final long ROUND = 0xC2B2AE3D27D4EB4FL;

  private final List<Column> columns;
  private final Combinations combinations = new Combinations();
  private long rows;

  /** What is counted of a column. */
  private static final class Column {
    final String name;
    final Narrow narrow;
    final Commonest commonest = new Commonest();
    final long[] sizes;
    long values;

    Column(String name, Narrow narrow) {
      this.name = name;
      this.narrow = narrow;
      this.sizes = new long[narrow.groups()];
    }

    /** Counts a value, and returns the number of its group. */
    long add(String value) {
      long number = number(BroadFolding.beginning(value, narrow.first()));
      int group = (int) (mixed(number + ROUND) & (narrow.groups() - 1));
      values++;
      commonest.add(number);
      sizes[group]++;
      return group;
    }

    GroupLeak.Column found() {
      long smallest = Long.MAX_VALUE;
      for (long size : sizes) {
        smallest = size == 0 ? smallest : Math.min(smallest, size);
      }
      return new GroupLeak.Column(
          name, narrow, values, commonest.most(), values == 0 ? 0 : smallest);
    }
  }

  /** Begins to count what columns tell that have groups. */
  GroupCount(List<ProtectedColumn> grouped) {
    this.columns =
        grouped.stream().map(each -> new Column(each.name().column(), each.narrow())).toList();
  }

  /**
   * Counts a row.
   *
   * @param values of the columns first; then what tells the groups that other columns have already
   */
  void add(List<@Nullable Object> values) {
    long all = BEGINNING;
    for (int i = 0; i < values.size(); i++) {
      long group = -1;
      if (values.get(i) instanceof String value) {
        group = i < columns.size() ? columns.get(i).add(value) : number(value);
      }
      all = mixed((all ^ group) * ROUND);
    }
    rows++;
    combinations.add(all);
  }

  GroupLeak found() {
    return new GroupLeak(columns.stream().map(Column::found).toList(), rows, combinations.once());
  }

  private static long number(String text) {
    long number = BEGINNING;
    for (int i = 0; i < text.length(); i++) {
      number = (number ^ text.charAt(i)) * ROUND;
      number ^= number >>> 29;
    }
    return mixed(number);
  }

  /** Makes each bit depend on all of them (the end of MurmurHash3). */
  private static long mixed(long number) {
    long half = (number ^ (number >>> 33)) * 0xFF51AFD7ED558CCDL;
    long whole = (half ^ (half >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return whole ^ (whole >>> 33);
  }

  /**
   * Counts how often the commonest of many texts occurs, told apart by numbers that stand for them,
   * in the same memory however many there are. It may count a few too many, never too few (a
   * count-min sketch). Used by one thread.
   */
  private static final class Commonest {
    private static final int BITS = 20;

    private final int[] one = new int[1 << BITS];
    private final int[] other = new int[1 << BITS];
    private int most;

    /** Counts a text by its number, of which each bit depends on the whole text. */
    void add(long number) {
      int left = (int) (number >>> (Long.SIZE - BITS));
      int right = (int) number & ((1 << BITS) - 1);
      int count = Math.min(one[left], other[right]) + 1;
      one[left] = Math.max(one[left], count);
      other[right] = Math.max(other[right], count);
      most = Math.max(most, count);
    }

    long most() {
      return most;
    }
  }

  /**
   * Counts how many of many numbers occur once, in bounded memory: where there are too many
   * different ones, it keeps those with some bits of zero, and counts these for all. Used by one
   * thread.
   */
  static final class Combinations {
    private static final int MOST_KEPT = 1 << 17;

    /** Whether a number that is kept occurred once. */
    private final Map<Long, Boolean> kept = new HashMap<>();

    private int zeros;

    /** Counts a number, of which each bit is as good as random. */
    void add(long number) {
      if (Long.numberOfTrailingZeros(number) < zeros) {
        return;
      }
      kept.merge(number, true, (before, now) -> false);
      while (kept.size() > MOST_KEPT) {
        zeros++;
        kept.keySet().removeIf(each -> Long.numberOfTrailingZeros(each) < zeros);
      }
    }

    /** Returns how many numbers occurred once: exactly, or as an estimate where they were many. */
    long once() {
      return kept.values().stream().filter(once -> once).count() << zeros;
    }
  }
}
