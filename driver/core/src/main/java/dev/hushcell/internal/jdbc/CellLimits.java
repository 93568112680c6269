package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.CellLimit;
import dev.hushcell.internal.model.CellLimit.Amounts;
import dev.hushcell.internal.model.CellLimit.Kind;
import dev.hushcell.policy.ColumnName;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many cells connections have opened lately of the columns with a limit: shared by all that
 * share their keys. Whoever opens one takes a lock for some nanoseconds, which a limit itself makes
 * rare. Thread-safe.
 */
public final class CellLimits {
  public static final CellLimits NONE = new CellLimits(Access.unlimited(), System::nanoTime);

  private static final Logger LOG = LoggerFactory.getLogger(CellLimits.class);

  private final Access access;
  private final LongSupplier nanoTime;
  private final Map<CellLimit, Lately> all = new ConcurrentHashMap<>();
  private final Map<ColumnName, Optional<Lately>> known = new ConcurrentHashMap<>();

  /**
   * Begins to count.
   *
   * @param access has the limits of the profile
   * @param nanoTime monotonic nanoseconds
   */
  public CellLimits(Access access, LongSupplier nanoTime) {
    this.access = access;
    this.nanoTime = nanoTime;
  }

  /** Returns what is counted of a column; null where it has no limit. */
  @Nullable Lately of(ColumnName column) {
    return access.limits().isEmpty()
        ? null
        : known.computeIfAbsent(column, this::found).orElse(null); // names are slow to compare
  }

  /** Columns of several schemas may have one limit. */
  private Optional<Lately> found(ColumnName column) {
    return access
        .limit(column)
        .map(limit -> all.computeIfAbsent(limit, each -> new Lately(each, nanoTime)));
  }

  static final class Lately {
    private final CellLimit limit;
    private final LongSupplier nanoTime;
    private final @Nullable SlidingWindow opened;
    private final @Nullable SlidingWindow evaluated;
    private final AtomicLong nextLog;

    private Lately(CellLimit limit, LongSupplier nanoTime) {
      this.limit = limit;
      this.nanoTime = nanoTime;
      this.opened = window(limit.amounts().opened());
      this.evaluated = window(limit.amounts().evaluated());
      this.nextLog = new AtomicLong(nanoTime.getAsLong());
    }

    private @Nullable SlidingWindow window(long most) {
      Amounts amounts = limit.amounts();
      return most == Amounts.ANY
          ? null
          : new SlidingWindow(
              most, amounts.refuses(), amounts.per().length(), nanoTime.getAsLong());
    }

    CellLimit limit() {
      return limit;
    }

    /** Counts one that the application gets; tells whether it may have it. */
    boolean takeOpened() {
      return opened == null || opened.take(nanoTime.getAsLong());
    }

    /** Counts one that is opened to decide; tells whether it may be. */
    boolean takeEvaluated() {
      return evaluated == null || evaluated.take(nanoTime.getAsLong());
    }

    /** What goes on is not logged more often than the time is long. */
    private boolean isToBeLogged() {
      long now = nanoTime.getAsLong();
      long next = nextLog.get();
      return now - next >= 0
          && nextLog.compareAndSet(next, now + limit.amounts().per().length().toNanos());
    }
  }

  /** Logs that there was too much, unless that was logged lately. */
  void log(ColumnName column, Lately lately, Kind kind) {
    if (lately.isToBeLogged()) {
      boolean refused = lately.limit.amounts().refuses();
      LOG.warn("{}; {}", what(column, lately, kind), refused ? "refused" : "only told");
    }
  }

  /** Returns what was too much. */
  String what(ColumnName column, Lately lately, Kind kind) {
    CellLimit limit = lately.limit;
    String whose = access.profile().isEmpty() ? "" : " for profile " + access.profile();
    String most = column.shortForm() + ": more than " + limit.most(kind) + " cells";
    String time = " per " + limit.amounts().per().name().toLowerCase(Locale.ROOT);
    return switch (kind) {
      case OPENED -> most + " to be opened" + time + whose;
      case EVALUATED -> most + " to be opened for conditions" + time + whose;
      case STATEMENT -> most + " to be opened by one statement" + whose;
    };
  }
}
