package dev.hushcell.contract.soak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What one thread knows of its own rows, which nobody else writes: the writing that a row has, or
 * those that it may have after an answer did not arrive.
 */
final class Rows {
  /** The number of a row that is not there. */
  static final int ABSENT = 0;

  /** For so long the server may still carry out what it did not answer. */
  private static final long UNDECIDED_NANOS = 5_000_000_000L;

  private final Map<Integer, Row> rows = new HashMap<>();
  private final int first;
  private final int most;
  private int last;

  /**
   * Knows rows that are not there yet.
   *
   * @param first id
   * @param most how many rows
   */
  Rows(int first, int most) {
    this.first = first;
    this.most = most;
  }

  /** What a row may have. */
  private static final class Row {
    final Set<Integer> possible = new HashSet<>(Set.of(ABSENT));
    long undecidedSince;
  }

  private Row row(int id) {
    return rows.computeIfAbsent(id, each -> new Row());
  }

  int any(Random random) {
    return first + random.nextInt(most);
  }

  /** Returns all ids. */
  List<Integer> ids() {
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      ids.add(first + i);
    }
    return ids;
  }

  /** Returns a writing that no row had before. */
  Version next(int id) {
    last++;
    return new Version(id, last);
  }

  /** Tells whether the row is certainly there. */
  boolean isThere(int id) {
    return !row(id).possible.contains(ABSENT);
  }

  /** Tells whether the row is certainly not there. */
  boolean isAbsent(int id) {
    return row(id).possible.equals(Set.of(ABSENT));
  }

  /** Returns the writing that the row certainly has, or {@link #ABSENT}. */
  int certain(int id) {
    Set<Integer> possible = row(id).possible;
    return possible.size() == 1 ? possible.iterator().next() : ABSENT;
  }

  /** It was answered that the row has this writing. */
  void is(int id, int number) {
    Row row = row(id);
    row.possible.clear();
    row.possible.add(number);
  }

  /** It was not answered whether the row has this writing or what it had before. */
  void mayBe(int id, int number) {
    Row row = row(id);
    row.possible.add(number);
    row.undecidedSince = System.nanoTime();
  }

  /** What a query found must be possible. */
  void found(int id, int number, String how) {
    Row row = row(id);
    if (!row.possible.contains(number)) {
      throw new WrongValue(
          "row " + id + " has " + number + " by " + how + ", and may have " + row.possible);
    }
    if (System.nanoTime() - row.undecidedSince > UNDECIDED_NANOS) {
      is(id, number);
    }
  }
}
