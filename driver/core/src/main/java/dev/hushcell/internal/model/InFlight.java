package dev.hushcell.internal.model;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The statements of a process that were judged and are not over. What they were judged by may
 * change meanwhile; whoever changes it waits until those are over that began before. Thread-safe.
 */
public final class InFlight {
  private final Set<Lane> lanes = ConcurrentHashMap.newKeySet();

  /** Opens a lane for the statements of a session, which follow one another. */
  public Lane open() {
    Lane lane = new Lane();
    lanes.add(lane);
    return lane;
  }

  public Departed departed() {
    return new Departed(
        lanes.stream().filter(Lane::isBusy).collect(Collectors.toMap(lane -> lane, Lane::count)));
  }

  /** The statements of one session; those methods that change it are called by one thread. */
  public final class Lane {
    private final AtomicLong count = new AtomicLong(); // odd while a statement is on its way

    private Lane() {}

    /**
     * Notes that a statement is about to be judged.
     *
     * @return false for one that is run as a part of another one
     */
    public boolean depart() {
      return !isBusy() && count.incrementAndGet() > 0;
    }

    /** Notes that a statement is over for which {@link #depart} returned true. */
    public void arrive() {
      long unused = count.incrementAndGet();
    }

    public void close() {
      boolean unused = lanes.remove(this);
    }

    private boolean isBusy() {
      return (count.get() & 1) == 1;
    }

    private long count() {
      return count.get();
    }
  }

  public record Departed(Map<Lane, Long> lanes) {
    public boolean isOver() {
      return lanes.entrySet().stream().noneMatch(each -> each.getKey().count() == each.getValue());
    }
  }
}
