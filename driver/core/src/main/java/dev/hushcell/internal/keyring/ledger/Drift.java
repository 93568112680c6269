package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.model.StrayColumn;
import dev.hushcell.policy.ColumnName;
import java.util.HashSet;
import java.util.Set;

/**
 * Compares the tables of the database with the catalogue.
 *
 * @param fit finds columns on record that keep no cells
 * @param strays finds columns that keep cells and are not on record
 * @param notices warns of what is harmless
 */
public record Drift(CellFit fit, Strays strays, Notices notices) {
  /**
   * What was found.
   *
   * @param misfits columns on record that exist with a type that keeps no cells
   * @param strays columns that keep cells under a name that is not on record
   */
  public record Found(Set<ColumnName> misfits, Set<StrayColumn> strays) {
    public Found {
      misfits = Set.copyOf(misfits);
      strays = Set.copyOf(strays);
    }

    /** Returns these and more columns on which statements are refused. */
    Found and(Set<StrayColumn> more) {
      Set<StrayColumn> all = new HashSet<>(strays);
      all.addAll(more);
      return more.isEmpty() ? this : new Found(misfits, all);
    }
  }

  /** Compares what one look at the database found. */
  public Found of(CatalogueReading reading) {
    notices.tell(reading);
    return new Found(fit.misfits(reading), strays.of(reading));
  }
}
