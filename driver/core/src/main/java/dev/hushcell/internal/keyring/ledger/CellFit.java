package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.ProtectedColumn;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds columns on record whose type in the database cannot keep cells, because the table was made
 * anew past the driver. Such a column would convert a cell that is written to it, and the value
 * would be lost (some databases turn bytes into text with replacement characters), so the column
 * must be activated again first.
 */
public final class CellFit {
  private final TypeKnowledge types;

  public CellFit(TypeKnowledge types) {
    this.types = types;
  }

  /** Returns the active columns that keep no cells. */
  public Set<ColumnName> misfits(CatalogueReading reading) {
    Set<ColumnName> found = new HashSet<>();
    for (Catalogue catalogue : reading.catalogues().values()) {
      for (ColumnRecord record : catalogue.columns()) {
        Map<ColumnName, String> existing = reading.declared();
        String declared = existing.get(record.column().name());
        if (declared != null && !keepsCells(record.column(), declared)) {
          found.add(record.column().name());
        }
      }
    }
    return found;
  }

  /** Tells whether a column of the declared type keeps the cells of a protected one. */
  public boolean keepsCells(ProtectedColumn column, String declared) {
    Family family;
    try {
      family = types.logicalType(declared).family();
    } catch (RuntimeException e) { // a type that nobody knows keeps no cells
      return false;
    }
    return switch (column.storage()) {
      case TEXT -> family == Family.TEXT;
      case BINARY -> family == Family.BYTES;
    };
  }
}
