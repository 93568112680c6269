package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultKind;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.internal.model.StrayColumn;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The last {@link LedgerSnapshot}, re-read when it is ten seconds old. While it cannot be re-read
 * it is handed out still, so that cells can be opened; after twenty seconds {@link #requireFresh()}
 * throws. When a reading finds the catalogue wrong, every call reads and throws until it is right
 * again. Thread-safe; in the usual case one volatile read and one look at the clock.
 */
public final class LeasedProtection {
  /** Age at which protection is re-read. */
  public static final long REREAD = TimeUnit.SECONDS.toNanos(10);

  /** Age at which nothing may be sealed or compared any more. */
  public static final long LEASE = TimeUnit.SECONDS.toNanos(20);

  /** Least time between two attempts while the database does not answer. */
  public static final long RETRY = TimeUnit.SECONDS.toNanos(1);

  /** Age at which a plan is not begun with while columns may be exchanged. */
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(50);

  private static final int LOOKS = 2;

  private final Catalogues catalogues;
  private final SchemaDrift drift;
  private final CatalogueRollback rollback; // used under reading
  private final RuleAgreement agreement;
  private final Ledger.Settings settings;
  private final Consumer<Catalogue> keys;
  private final LongSupplier clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable LedgerSnapshot snapshot;
  private boolean failed; // guarded by reading, like those below
  private long failedAt;
  private long epoch;
  private long lookedAt = Long.MIN_VALUE / 2;

  LeasedProtection(
      Catalogues catalogues,
      SchemaDrift drift,
      CatalogueRollback rollback,
      RuleAgreement agreement,
      Ledger.Settings settings,
      Consumer<Catalogue> keys,
      LongSupplier clock) {
    this.catalogues = catalogues;
    this.drift = drift;
    this.rollback = rollback;
    this.agreement = agreement;
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
  }

  public LedgerSnapshot current() {
    return current(clock.getAsLong());
  }

  /** Returns the same, for whoever has looked at the clock just now. */
  LedgerSnapshot current(long now) {
    LedgerSnapshot last = snapshot;
    if (last != null && isFresh(last, now)) {
      return last;
    }
    return renew(last, now);
  }

  /** Returns the last snapshot without looking at its age; reads when there is none. */
  public LedgerSnapshot last() {
    LedgerSnapshot last = snapshot;
    return last == null ? current() : last;
  }

  public void requireFresh() {
    LedgerSnapshot last = snapshot;
    if (last != null && isFresh(last, clock.getAsLong())) {
      return; // as nearly always
    }
    if (current().age(clock.getAsLong()) >= LEASE) {
      throw KeyringFault.NOT_FRESH.fault(
          "what is protected could not be read from the database for "
              + TimeUnit.NANOSECONDS.toSeconds(LEASE)
              + " seconds, so nothing is sealed or compared; cells are still opened. Try again"
              + " when the database answers");
    }
  }

  /** Reads now, whatever the age. */
  public LedgerSnapshot reread() {
    reading.lock();
    try {
      return read(snapshot);
    } finally {
      reading.unlock();
    }
  }

  /**
   * Returns what a reading found that began after this call, whoever made it; throws when the
   * database does not answer.
   */
  public LedgerSnapshot readFromNow() {
    return readSince(clock.getAsLong());
  }

  /** Returns what a reading found that began a moment ago at the earliest; throws likewise. */
  public LedgerSnapshot readLately() {
    return readSince(clock.getAsLong() - MOMENT);
  }

  private LedgerSnapshot readSince(long called) {
    reading.lock();
    try {
      LedgerSnapshot latest = snapshot;
      if (latest == null) {
        return read(null);
      }
      boolean since = !latest.suspect() && Math.max(latest.readAt(), lookedAt) - called >= 0;
      return since || isUnswitched(latest) ? latest : readAlone(latest);
    } finally {
      reading.unlock();
    }
  }

  /** Looks only for what statements wait for; the rest is read when it is due. */
  private boolean isUnswitched(LedgerSnapshot latest) {
    List<Rewriting> jobs =
        latest.protection().jobs().all().stream()
            .filter(job -> job.phase() == Phase.SWITCHING)
            .toList();
    long began = clock.getAsLong();
    boolean same =
        !latest.suspect()
            && !jobs.isEmpty()
            && began - latest.readAt() < REREAD
            && catalogues.areUnswitched(latest.catalogues(), jobs);
    if (same) {
      lookedAt = began;
    }
    return same;
  }

  /** The only connection may be in a transaction: then nobody else can change anything. */
  private LedgerSnapshot readAlone(LedgerSnapshot latest) {
    try {
      return read(latest);
    } catch (Fault fault) {
      if (fault.code() == KeyringFault.NO_CONNECTION) {
        return latest.stillRight(clock.getAsLong());
      }
      throw fault;
    }
  }

  /**
   * Reads now, unless somebody else began to while this waited, but keeps what is known while the
   * database does not answer.
   */
  public void refresh() {
    long called = clock.getAsLong();
    reading.lock();
    try {
      LedgerSnapshot latest = snapshot;
      if (latest == null) {
        read(null);
      } else if ((latest.suspect() || latest.readAt() - called <= 0) && !mustPause(latest)) {
        readOrKeep(latest);
      }
    } finally {
      reading.unlock();
    }
  }

  /** As {@link #refresh()}, but at most once a second. */
  public void suspect() {
    LedgerSnapshot last = snapshot;
    if (last == null || last.age(clock.getAsLong()) >= RETRY) {
      refresh();
    }
  }

  private static boolean isFresh(LedgerSnapshot last, long now) {
    return !last.suspect() && last.age(now) < REREAD;
  }

  /** One thread reads; the others wait only when the last snapshot is of no use any more. */
  private LedgerSnapshot renew(@Nullable LedgerSnapshot last, long now) {
    if (last == null || last.suspect() || last.age(now) >= LEASE) {
      reading.lock();
    } else if (!reading.tryLock()) {
      return last;
    }
    try {
      LedgerSnapshot latest = snapshot;
      if (latest != null && (isFresh(latest, clock.getAsLong()) || mustPause(latest))) {
        return latest;
      }
      return latest == null ? read(null) : readOrKeep(latest);
    } finally {
      reading.unlock();
    }
  }

  private boolean mustPause(LedgerSnapshot latest) {
    return failed && !latest.suspect() && clock.getAsLong() - failedAt < RETRY;
  }

  private LedgerSnapshot readOrKeep(LedgerSnapshot latest) {
    try {
      return read(latest);
    } catch (Fault fault) {
      if (fault.code() == KeyringFault.NO_CONNECTION) {
        // The only connection to this database is in a transaction: nobody else can change it.
        LedgerSnapshot kept = latest.stillRight(clock.getAsLong());
        snapshot = kept;
        return kept;
      }
      if (fault.code().kind() != FaultKind.TRANSIENT) {
        snapshot = latest.suspected();
        throw fault;
      }
      failed = true;
      failedAt = clock.getAsLong();
      return latest;
    }
  }

  private LedgerSnapshot read(@Nullable LedgerSnapshot before) {
    long began = clock.getAsLong();
    CatalogueReading now = catalogues.readAll();
    Set<StrayColumn> behind = rollback.of(now);
    for (int look = 1; !behind.isEmpty() && look < LOOKS; look++) {
      // Another process may have pinned what it wrote since the catalogue was read.
      now = catalogues.readAll();
      behind = rollback.of(now);
    }
    failed = false;
    now.catalogues().values().forEach(keys);
    JobsInForce jobs = JobsInForce.of(now);
    SchemaDrift.Found found = drift.of(now).and(behind);
    LedgerSnapshot next =
        before != null && before.isOf(now.catalogues(), found, jobs)
            ? before.stillRight(began)
            : changed(began, now, found, jobs);
    snapshot = next;
    return next;
  }

  private LedgerSnapshot changed(
      long began, CatalogueReading now, SchemaDrift.Found found, JobsInForce jobs) {
    LedgerSnapshot next = LedgerSnapshot.of(began, epoch + 1, now, found, jobs, settings);
    agreement.require(next);
    epoch++;
    return next;
  }
}
