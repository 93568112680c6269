package dev.hushcell.internal.rewriting;

/**
 * Counts how often the commonest of many texts occurs, told apart by numbers that stand for them,
 * in the same memory however many there are. It may count a few too many, never too few (a
 * count-min sketch). Used by one thread.
 */
final class Commonest {
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
