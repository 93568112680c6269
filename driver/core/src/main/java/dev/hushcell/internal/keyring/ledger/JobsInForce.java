package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Jobs;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The jobs of all catalogues in the phases in which their tables are. Where a database cannot
 * change columns and record in one transaction, the record says that they may change at any moment,
 * and the columns say whether they did: the old ones have other names then.
 *
 * @param jobs what statements have to know
 * @param replaced the columns, by their names, of jobs whose record is behind their table
 * @param switched what they are by now, without those that keep no cells any more
 */
record JobsInForce(Jobs jobs, Set<ColumnName> replaced, Map<ColumnName, ProtectedColumn> switched) {
  JobsInForce {
    replaced = Set.copyOf(replaced);
    switched = Map.copyOf(switched);
  }

  static JobsInForce of(CatalogueReading reading) {
    List<Rewriting> all = new ArrayList<>();
    Set<String> expired = new HashSet<>();
    Set<ColumnName> replaced = new HashSet<>();
    Map<ColumnName, ProtectedColumn> switched = new HashMap<>();
    for (Catalogue catalogue : reading.catalogues().values()) {
      for (Rewriting job : catalogue.rewritings().all()) {
        if (job.phase() == Phase.ABANDONED) {
          continue;
        }
        boolean behind = job.phase().isBeforeSwitch() && keepsOld(job, reading.declared());
        all.add(behind ? job.in(Phase.SWITCHED) : job);
        if (behind) {
          job.columns().forEach(column -> replaced.add(job.full(column)));
          job.columns().forEach(column -> switched(job, column, catalogue, switched));
        }
        if (isExpired(job, catalogue, reading)) {
          expired.add(job.id());
        }
      }
    }
    return new JobsInForce(new Jobs(all, expired), replaced, switched);
  }

  /** Returns the jobs of a catalogue at tables without one that is not over. */
  static Jobs earlier(Catalogue catalogue) {
    return new Jobs(
        catalogue.rewritings().all().stream()
            .filter(job -> job.phase() != Phase.ABANDONED)
            .toList(),
        Set.of());
  }

  /** Tells whether the columns were exchanged and the old ones are still there. */
  static boolean keepsOld(Rewriting job, Map<ColumnName, String> declared) {
    return job.columns().stream().anyMatch(column -> declared.containsKey(job.fullKept(column)));
  }

  private static void switched(
      Rewriting job,
      Rewriting.Column column,
      Catalogue catalogue,
      Map<ColumnName, ProtectedColumn> into) {
    catalogue
        .column(job.fullShadow(column))
        .ifPresent(record -> into.put(job.full(column), record.column().as(job.full(column))));
  }

  private static boolean isExpired(Rewriting job, Catalogue catalogue, CatalogueReading reading) {
    boolean counts =
        switch (job.kind()) {
          case ENCRYPT -> job.phase().isBeforeSwitch();
          case CHANGE -> true;
          case DECRYPT -> isPlain(job, catalogue);
        };
    return counts && reading.now().isAfter(job.plainUntil());
  }

  /** Columns that were encrypted again are no matter of a job that once decrypted them. */
  private static boolean isPlain(Rewriting job, Catalogue catalogue) {
    return job.columns().stream()
        .flatMap(column -> catalogue.column(job.full(column)).stream())
        .anyMatch(record -> record.state().isGivenUp());
  }
}
