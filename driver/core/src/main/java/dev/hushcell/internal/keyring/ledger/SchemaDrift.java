package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.StrayColumn;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares the tables of the database with the catalogue. */
record SchemaDrift(CellFit fit, StrayColumns strays, Notices notices) {
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
    return new Found(misfits, found, notices.tell(reading, unguarded(reading, others)));
  }

  /**
   * Returns what there is to tell of columns that keep their cells and lost their CHECK, so that
   * the database takes plaintext from whoever comes past the driver.
   *
   * @param others columns of which there is more to say than that
   */
  private List<String> unguarded(CatalogueReading reading, Set<ColumnName> others) {
    List<String> told = new ArrayList<>();
    for (Catalogue catalogue : reading.catalogues().values()) {
      for (ColumnRecord record : catalogue.columns()) {
        ColumnName name = record.column().name();
        if (reading.unguarded(catalogue, name).isPresent() && !others.contains(name)) {
          told.add(text(record.column()));
        }
      }
    }
    return told;
  }

  private String text(ProtectedColumn column) {
    ColumnName name = column.name();
    return name
        + " has no CHECK of cells that this user sees, so the database takes plaintext into it; put"
        + " it back: ALTER TABLE "
        + fit.types().quoted(name.table().schema())
        + "."
        + fit.types().quoted(name.table().table())
        + " ADD "
        + fit.types().checkClause(column);
  }
}
