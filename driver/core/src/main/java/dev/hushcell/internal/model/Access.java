package dev.hushcell.internal.model;

import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What connections of one profile may not do, and what may be evaluated for them. A guard against
 * mistakes, such as a web application that selects a password; no boundary within a process, which
 * has the keys. Immutable.
 *
 * @param profile name of the profile; empty where the configuration has none
 * @param writeOnly the columns that it may not read
 * @param evaluable the columns of which conditions may be evaluated in the driver
 * @param limits how many cells of columns it may open; of several for a column, the first holds
 */
public record Access(
    String profile, List<WriteOnly> writeOnly, List<Evaluable> evaluable, List<CellLimit> limits) {
  public Access {
    writeOnly = List.copyOf(writeOnly);
    evaluable = List.copyOf(evaluable);
    limits = List.copyOf(limits);
  }

  public Access(String profile, List<WriteOnly> writeOnly) {
    this(profile, writeOnly, List.of(), List.of());
  }

  /** Returns the access that everything which cells can do is allowed to. */
  public static Access unlimited() {
    return new Access("", List.of());
  }

  /** Returns the same access, for which conditions on these columns may be evaluated. */
  public Access evaluating(List<Evaluable> columns) {
    return new Access(profile, writeOnly, columns, limits);
  }

  /** Returns the same access with limits for columns of which it says nothing itself. */
  public Access limiting(List<CellLimit> columns) {
    List<CellLimit> all = new ArrayList<>(limits);
    all.addAll(columns);
    return new Access(profile, writeOnly, evaluable, all);
  }

  /** Returns how many cells of a column may be opened; empty where there is no limit. */
  public Optional<CellLimit> limit(ColumnName column) {
    return limits.stream()
        .filter(each -> each.means(column))
        .findFirst()
        .filter(each -> !each.amounts().equals(CellLimit.Amounts.NONE));
  }

  /**
   * Returns what may be evaluated of a column; never anything of one that may not be read, since
   * LIKE and {@code <} find a value out by halving.
   */
  public Optional<Evaluable> evaluable(ColumnName column) {
    return of(column).isPresent()
        ? Optional.empty()
        : evaluable.stream().filter(each -> each.means(column)).findFirst();
  }

  /** Returns a column as the configuration calls it: what is on record knows no {@code full}. */
  public ProtectedColumn declared(ProtectedColumn column) {
    boolean full =
        column.search() == Search.EQUALITY
            && evaluable.stream().anyMatch(each -> each.isFull() && each.means(column.name()));
    return full ? column.searched(Search.FULL) : column;
  }

  /** Tells whether a column may not be read, and what a read of it gets. */
  public Optional<WriteOnly> of(ColumnName column) {
    for (int i = 0; i < writeOnly.size(); i++) { // mostly there are none
      if (writeOnly.get(i).means(column)) {
        return Optional.of(writeOnly.get(i));
      }
    }
    return Optional.empty();
  }
}
