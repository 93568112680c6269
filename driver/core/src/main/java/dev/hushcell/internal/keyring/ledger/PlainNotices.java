package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.Rewritings;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.observe.Observer;
import dev.hushcell.policy.ColumnName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** {@link #stillDeclared} reports what a decryption that has ended leaves in plaintext. */
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

  /**
   * Tells of columns that a job decrypted and that the configuration still declares: whoever wrote
   * it may believe that their values are cells, and their table is refused when the job's time is
   * over.
   *
   * @param declared what the configuration says
   */
  static List<String> stillDeclared(CatalogueReading reading, Protection declared) {
    List<String> told = new ArrayList<>();
    for (Catalogue catalogue : reading.catalogues().values()) {
      Rewritings jobs = catalogue.rewritings();
      for (Rewriting job : jobs.all()) {
        List<String> columns = columns(job, catalogue, declared);
        if (!columns.isEmpty()) {
          boolean late = isLate(jobs.begun(job), job.plainUntil(), reading.now());
          told.add(text(job, columns, late, reading.now().isAfter(job.plainUntil())));
        }
      }
    }
    return told;
  }

  /** A job that still runs reports itself. */
  private static List<String> columns(Rewriting job, Catalogue catalogue, Protection declared) {
    if (job.kind() != Kind.DECRYPT || job.phase() != Phase.ENDED) {
      return List.of();
    }
    return job.columns().stream()
        .filter(column -> isPlain(catalogue, job.full(column)))
        .filter(column -> isLast(job, column.name(), catalogue))
        .map(Rewriting.Column::name)
        .filter(
            column ->
                declared.rules(job.table()).stream()
                    .anyMatch(rule -> rule.column().equalsIgnoreCase(column)))
        .toList();
  }

  private static boolean isPlain(Catalogue catalogue, ColumnName column) {
    return catalogue.column(column).filter(record -> record.state().isGivenUp()).isPresent();
  }

  /** If a later job changed the column, that one reports it. */
  private static boolean isLast(Rewriting job, String column, Catalogue catalogue) {
    return catalogue.rewritings().all().stream()
        .filter(each -> each.table().equals(job.table()) && each.phase() != Phase.ABANDONED)
        .filter(each -> each.columns().stream().anyMatch(c -> c.name().equals(column)))
        .reduce((earlier, later) -> later)
        .equals(Optional.of(job));
  }

  private static String text(Rewriting job, List<String> columns, boolean late, boolean over) {
    return ("%1$s: %2$s IN CLEAR: decrypted by %3$s and still declared; remove the declaration from"
            + " every configuration, or run hushcell column encrypt %1$s --url …; %4$s%5$s%6$s"
            + " statements on the table are refused (HC-1366)")
        .formatted(
            job.table(),
            String.join(", ", columns),
            job.id(),
            over ? "since " : "from ",
            job.plainUntil(),
            over ? "" : late ? ", which is soon," : " on");
  }
}
