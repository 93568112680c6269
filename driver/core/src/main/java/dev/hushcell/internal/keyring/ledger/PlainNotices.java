package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.Rewritings;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.observe.Observer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says loudly that values of columns are in clear because of a job: once when it is first seen, and
 * once more when four fifths of the time are over in which they may be. Thread-safe.
 */
final class PlainNotices {
  private static final Logger LOG = LoggerFactory.getLogger(PlainNotices.class);
  private static final double LATE = 0.8;

  private final Observer observer;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  PlainNotices(Observer observer) {
    this.observer = observer;
  }

  void tell(CatalogueReading reading) {
    for (Catalogue catalogue : reading.catalogues().values()) {
      Rewritings jobs = catalogue.rewritings();
      for (Rewriting job : jobs.all()) {
        boolean exchanged =
            job.phase().isBeforeSwitch() && JobsInForce.keepsOld(job, reading.declared());
        if (leavesPlain(exchanged ? job.in(Phase.SWITCHED) : job)) {
          tell(job, jobs.begun(job), reading.now());
        }
      }
    }
  }

  /** Of what a decryption leaves that is over, {@link StillDeclared} tells. */
  private static boolean leavesPlain(Rewriting job) {
    return switch (job.kind()) {
      case ENCRYPT -> job.phase().isBeforeSwitch();
      case DECRYPT -> job.phase() == Phase.SWITCHED;
      case CHANGE -> false;
    };
  }

  private void tell(Rewriting job, Instant begun, Instant now) {
    observer.columnsInClear(job.columns().size(), job.plainUntil());
    boolean late = isLate(begun, job.plainUntil(), now);
    if (told.add(job.id() + late)) {
      LOG.warn(
          "{}: {} IN CLEAR because of rewriting {}, which is not over{}; finish it with hushcell"
              + " column resume {}: from {} on, statements on the table are refused (HC-1366)",
          job.table(),
          job.columns().stream().map(Rewriting.Column::name).collect(Collectors.joining(", ")),
          job.id(),
          late ? ", with four fifths of its time gone" : "",
          job.id(),
          job.plainUntil());
    }
  }

  /** Tells whether four fifths of a time are over. */
  static boolean isLate(Instant begun, Instant until, Instant now) {
    Duration all = Duration.between(begun, until);
    return now.isAfter(begun.plusMillis((long) (all.toMillis() * LATE)));
  }
}
