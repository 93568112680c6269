package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Jobs;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.model.Rewriting.Kind;
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
 * and the columns say whether they did: the shadows have their names no more.
 *
 * @param jobs what statements have to know
 * @param switched the new columns, by their names, of jobs whose record is behind their table
 */
record JobsInForce(Jobs jobs, Map<ColumnName, ProtectedColumn> switched) {
  JobsInForce {
    switched = Map.copyOf(switched);
  }

  static JobsInForce of(CatalogueReading reading) {
    List<Rewriting> all = new ArrayList<>();
    Set<String> expired = new HashSet<>();
    Map<ColumnName, ProtectedColumn> switched = new HashMap<>();
    for (Catalogue catalogue : reading.catalogues().values()) {
      for (Rewriting job : catalogue.rewritings().all()) {
        if (job.phase() == Phase.ABANDONED) {
          continue;
        }
        boolean behind = job.phase() == Phase.SWITCHING && !hasShadows(job, reading.declared());
        all.add(behind ? job.in(Phase.SWITCHED) : job);
        if (behind) {
          job.columns().forEach(column -> switched(job, column, catalogue, switched));
        }
        if (isExpired(job, reading)) {
          expired.add(job.id());
        }
      }
    }
    return new JobsInForce(new Jobs(all, expired), switched);
  }

  static boolean hasShadows(Rewriting job, Map<ColumnName, String> declared) {
    return job.columns().stream().anyMatch(column -> declared.containsKey(job.fullShadow(column)));
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

  private static boolean isExpired(Rewriting job, CatalogueReading reading) {
    return job.kind() == Kind.ENCRYPT
        && job.phase().isBeforeSwitch()
        && reading.now().isAfter(job.plainUntil());
  }
}
