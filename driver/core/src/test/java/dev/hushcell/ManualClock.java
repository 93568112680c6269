package dev.hushcell;

import dev.hushcell.internal.assembly.LeaseCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs what is due when a test says that time passed. */
public final class ManualClock implements LeaseCache.Later {
  private final List<Due> tasks = new ArrayList<>();
  private Duration now = Duration.ZERO;

  private record Due(Duration at, Runnable task) {}

  @Override
  public void run(Duration delay, Runnable task) {
    tasks.add(new Due(now.plus(delay), task));
  }

  public void pass(Duration time) {
    now = now.plus(time);
    List<Due> due = tasks.stream().filter(each -> each.at().compareTo(now) <= 0).toList();
    tasks.removeAll(due);
    due.forEach(each -> each.task().run());
  }
}
