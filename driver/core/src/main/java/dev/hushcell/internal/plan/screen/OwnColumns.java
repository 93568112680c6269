package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.model.Jobs;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.sql.Tokens;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Keeps applications from the columns that a job adds to a table: while cells become values, one of
 * them holds the values in clear, and no rule speaks of it.
 */
public final class OwnColumns {
  private OwnColumns() {}

  /** Refuses a statement that names a column of a job, in code or in a text that may be run. */
  public static void requireUnnamed(Tokens piece, Jobs jobs) {
    if (jobs.all().isEmpty() || jobs.all().stream().allMatch(job -> job.phase().isOver())) {
      return;
    }
    Predicate<Set<String>> own = names -> names.stream().anyMatch(jobs::isOwn);
    if (own.test(piece.codeNames()) || piece.literals().any(own)) {
      throw PlanFault.OWN_COLUMN.fault(
          "the statement names a column that a job keeps beside those that it rewrites, which is"
              + " for nobody else; leave it to Hushcell");
    }
  }
}
