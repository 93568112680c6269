package dev.hushcell.internal.audit;

import dev.hushcell.admin.CellUse.Peaks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds up what lines tell, in the order of their times, and finds out the most within a minute, an
 * hour and a day, and by one statement.
 */
final class PeakCount {
  private final Most minute = new Most(Duration.ofMinutes(1));
  private final Most hour = new Most(Duration.ofHours(1));
  private final Most day = new Most(Duration.ofDays(1));
  private final Map<String, Long> unended = new HashMap<>();
  private long total;
  private long statement;

  private static final class Most {
    private final Duration length;
    private final Deque<Told> within = new ArrayDeque<>();
    private long sum;
    private long most;

    Most(Duration length) {
      this.length = length;
    }

    void add(Told told) {
      within.add(told);
      sum += told.cells;
      while (within.getFirst().time.isBefore(told.time.minus(length))) {
        sum -= within.remove().cells;
      }
      most = Math.max(most, sum);
    }
  }

  private record Told(Instant time, long cells) {}

  /**
   * Adds what a line tells.
   *
   * @param session which session
   * @param goesOn whether its statement may go on behind the line
   */
  void add(Instant time, String session, long cells, boolean goesOn) {
    if (cells > 0) {
      Told told = new Told(time, cells);
      minute.add(told);
      hour.add(told);
      day.add(told);
      total += cells;
    }
    long soFar = unended.getOrDefault(session, 0L) + cells;
    statement = Math.max(statement, soFar);
    if (goesOn) {
      unended.put(session, soFar);
    } else {
      unended.remove(session);
    }
  }

  Peaks peaks() {
    return new Peaks(total, minute.most, hour.most, day.most, statement);
  }
}
