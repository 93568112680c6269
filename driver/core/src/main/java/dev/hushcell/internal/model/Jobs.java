package dev.hushcell.internal.model;

import dev.hushcell.internal.model.Rewriting.Kind;
import dev.hushcell.internal.model.Rewriting.Phase;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The jobs that rewrote or rewrite columns, as statements have to know them. Immutable.
 *
 * @param all oldest first, without those that were abandoned, each in the phase in which its table
 *     is
 * @param expired the ids of those whose columns may no longer keep values in clear
 */
public record Jobs(List<Rewriting> all, Set<String> expired) {
  public static final Jobs NONE = new Jobs(List.of(), Set.of());

  public Jobs {
    all = List.copyOf(all);
    expired = Set.copyOf(expired);
  }

  private List<Rewriting> at(TableName table) {
    return all.isEmpty()
        ? List.of()
        : all.stream().filter(job -> job.table().equals(table)).toList();
  }

  /** Returns a job that lets columns of a table no longer keep values in clear, and did not end. */
  public Optional<Rewriting> expiredAt(TableName table) {
    return at(table).stream().filter(job -> expired.contains(job.id())).findFirst();
  }

  /** Tells whether the columns of some table may be others before a statement is over. */
  public boolean mayChange() {
    return isAny(Phase::isBeforeSwitch);
  }

  /** Tells whether those of some table may be others at any moment. */
  public boolean isSwitching() {
    return isAny(phase -> phase == Phase.SWITCHING);
  }

  /** Asked for every statement, mostly without jobs: it allocates nothing. */
  private boolean isAny(Predicate<Phase> in) {
    for (int i = 0; i < all.size(); i++) {
      if (in.test(all.get(i).phase())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells whether a declared column keeps its values in clear: until its job changes it, or since
   * the last one did.
   */
  public boolean keepsPlain(TableName table, String column) {
    return at(table).stream()
        .filter(job -> job.columns().stream().anyMatch(c -> c.name().equalsIgnoreCase(column)))
        .reduce((earlier, later) -> later)
        .filter(job -> !expired.contains(job.id()))
        .filter(Jobs::leavesPlain)
        .isPresent();
  }

  private static boolean leavesPlain(Rewriting job) {
    return switch (job.kind()) {
      case ENCRYPT -> job.phase().isBeforeSwitch();
      case DECRYPT -> !job.phase().isBeforeSwitch();
      case CHANGE -> false;
    };
  }

  public boolean isAt(TableName table) {
    return at(table).stream().anyMatch(job -> !job.phase().isOver());
  }

  /** Returns the jobs during which a column may be declared as it was before or will be. */
  public List<Rewriting> changing(TableName table) {
    return at(table).stream()
        .filter(job -> job.kind() == Kind.CHANGE && !expired.contains(job.id()))
        .toList();
  }

  /** Tells whether a table has columns that applications do not see, or see in other places. */
  public boolean reshapes(TableName table) {
    return !at(table).isEmpty();
  }

  /** Tells whether the text of a trigger of a table is one that a job made: it names the job. */
  public boolean wrote(TableName table, String trigger) {
    return at(table).stream().anyMatch(job -> trigger.contains(job.id()));
  }

  public boolean hides(TableName table, String column) {
    return at(table).stream().anyMatch(job -> job.hides(column));
  }

  /** Tells whether a name is that of a column that a job which is not over keeps for itself. */
  public boolean isOwn(String name) {
    return all.stream().anyMatch(job -> !job.phase().isOver() && job.hides(name));
  }

  /**
   * Returns the columns of a table as applications see them: without those of jobs, and those that
   * were rewritten where they were before.
   *
   * @param physical their names in the order in which the database has them
   */
  public List<String> seen(TableName table, List<String> physical) {
    List<String> seen = new ArrayList<>(physical);
    for (Rewriting job : at(table)) {
      seen.removeIf(job::hides);
      if (!job.phase().isBeforeSwitch()) {
        job.columns().forEach(column -> putBack(column, seen));
      }
    }
    return seen;
  }

  /** Where the column before it is gone, it stays where the database has it. */
  private static void putBack(Rewriting.Column column, List<String> seen) {
    boolean known = column.after().isEmpty() || seen.contains(column.after());
    if (known && seen.remove(column.name())) {
      seen.add(seen.indexOf(column.after()) + 1, column.name());
    }
  }
}
