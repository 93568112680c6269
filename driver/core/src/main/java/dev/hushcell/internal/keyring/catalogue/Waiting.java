package dev.hushcell.internal.keyring.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The waiting period of a destruction. Where there is one clock only, being told once that the time
 * is over is not enough: that clock may have been put forward. Then the time counts that passed
 * between the moments at which the plan was noted and seen again, without the longest step: a clock
 * that was put forward once, by however much, made one step of it. Immutable.
 *
 * @param seen the events that planned it and saw it again, oldest first
 */
public record Waiting(List<KeyEvent> seen) {
  /** So many times at most it is seen again before it is due. */
  private static final int TIMES = 8;

  public Waiting {
    seen = List.copyOf(seen);
  }

  public boolean isDue(Clocks clocks) {
    return last().due().filter(clocks::havePassed).isPresent();
  }

  public boolean isOver(Clocks clocks) {
    return isDue(clocks)
        && (clocks.areTwo() || borneOut(clocks.earlier()).compareTo(wanted()) >= 0);
  }

  /** Tells whether the plan is to be noted once more, so that a step of the clock shows. */
  public boolean isToBeSeen(Clocks clocks) {
    Duration since = Duration.between(last().happened(), clocks.earlier());
    return !clocks.areTwo() && !isOver(clocks) && since.compareTo(wanted().dividedBy(TIMES)) >= 0;
  }

  /** Returns the plan as it is seen now, due when the time is over without the longest step. */
  public KeyEvent seenAgain(Clocks clocks) {
    Instant now = clocks.later();
    return KeyEvent.of(last().kind(), last().subject(), now)
        .after(last().previous())
        .dueAt(first().happened().plus(wanted()).plus(longestStep(now)))
        .noting(last().note());
  }

  private KeyEvent first() {
    return seen.get(0);
  }

  private KeyEvent last() {
    return seen.get(seen.size() - 1);
  }

  private Duration wanted() {
    return Duration.between(first().happened(), first().due().orElse(first().happened()));
  }

  private Duration borneOut(Instant now) {
    return Duration.between(first().happened(), now).minus(longestStep(now));
  }

  private Duration longestStep(Instant now) {
    List<Instant> moments = new ArrayList<>();
    seen.forEach(event -> moments.add(event.happened()));
    moments.add(now);
    Duration longest = Duration.ZERO;
    for (int i = 1; i < moments.size(); i++) {
      Duration step = Duration.between(moments.get(i - 1), moments.get(i));
      longest = step.compareTo(longest) > 0 ? step : longest;
    }
    return longest;
  }
}
