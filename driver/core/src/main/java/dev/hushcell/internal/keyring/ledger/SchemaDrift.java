package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.model.StrayColumn;
import dev.hushcell.policy.ColumnName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares the tables of the database with the catalogue.
 *
 * @param fit finds columns on record that keep no cells
 * @param strays finds columns that keep cells and are not on record
 * @param unguarded tells of columns on record that lost their CHECK
 * @param notices warns of what is harmless
 */
record SchemaDrift(CellFit fit, StrayColumns strays, Unguarded unguarded, Notices notices) {
  /**
   * What was found.
   *
   * @param misfits columns on record that exist with a type that keeps no cells
   * @param strays columns that keep cells under a name that is not on record
   * @param open what an administrator has to do something about, for people
   */
  public record Found(Set<ColumnName> misfits, Set<StrayColumn> strays, List<String> open) {
    public Found {
      misfits = Set.copyOf(misfits);
      strays = Set.copyOf(strays);
      open = List.copyOf(open);
    }

    Found and(Set<StrayColumn> more) {
      Set<StrayColumn> all = new HashSet<>(strays);
      all.addAll(more);
      return more.isEmpty() ? this : new Found(misfits, all, open);
    }
  }

  /** Compares what one look at the database found. */
  public Found of(CatalogueReading reading) {
    Set<ColumnName> misfits = fit.misfits(reading);
    Set<StrayColumn> found = strays.of(reading);
    Set<ColumnName> others = new HashSet<>(misfits);
    found.forEach(stray -> others.add(stray.name()));
    return new Found(misfits, found, notices.tell(reading, unguarded.of(reading, others)));
  }
}
