package dev.hushcell.samples.crm.alarm;

import dev.hushcell.observe.Observer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessException;

/**
 * Remembers what the driver tells of limits, as long as the process lives; the audit keeps it. The
 * driver makes it, so what it remembers belongs to the process. Thread-safe.
 */
public final class Alarms implements Observer {
  private static final Map<String, Alarm> BY_COLUMN = new ConcurrentHashMap<>();

  /** The driver's code for a statement that a limit stopped. */
  private static final String STOPPED = "HC-4060";

  /** Used by {@link java.util.ServiceLoader}. */
  public Alarms() {}

  @Override
  public void limitExceeded(String column, String limit, boolean refused) {
    String name = column.substring(column.indexOf('.') + 1).toLowerCase(Locale.ROOT);
    BY_COLUMN.merge(
        name,
        new Alarm(name, Instant.now(), 1),
        (before, now) -> new Alarm(name, now.last(), before.statements() + 1));
  }

  /** Tells whether a limit stopped a statement; that passes within a minute. */
  public static boolean isStopped(DataAccessException failure) {
    return String.valueOf(failure.getMostSpecificCause().getMessage()).contains(STOPPED);
  }

  /** Returns the alarms of the last day in this process, the latest first. */
  public static List<Alarm> latest() {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    return BY_COLUMN.values().stream()
        .filter(each -> each.last().isAfter(yesterday))
        .sorted(Comparator.comparing(Alarm::last).reversed())
        .toList();
  }
}
