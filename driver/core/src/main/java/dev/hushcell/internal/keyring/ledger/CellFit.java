package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.FirstValue;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds columns on record that keep no cells, because the table was made anew past the driver. A
 * cell that is written there may be converted and lost, and whoever writes plaintext is not
 * refused, so such a column must be activated again first.
 *
 * <p>The CHECK of cells proves that a column keeps them; a type alone does not, since that of cells
 * may be the one that the column was declared with. Without the CHECK, the type must be that of
 * cells, and the first value a cell; a column without values must at least have been declared with
 * another type.
 */
public record CellFit(TypeKnowledge types) {
  /** Returns the active columns that keep no cells. */
  public Set<ColumnName> misfits(CatalogueReading reading) {
    Set<ColumnName> found = new HashSet<>();
    for (Catalogue catalogue : reading.catalogues().values()) {
      for (ColumnRecord record : catalogue.columns()) {
        ColumnName name = record.column().name();
        String declared = reading.declared().get(name);
        if (!record.state().isGivenUp()
            && declared != null
            && !keepsCells(
                record.column(), declared, reading.unguarded(catalogue, name), catalogue)) {
          found.add(name);
        }
      }
    }
    return found;
  }

  /**
   * Tells whether a column on record keeps cells.
   *
   * @param declared its type in the database
   * @param unguarded its first value, where it has no CHECK of cells
   */
  boolean keepsCells(
      ProtectedColumn column, String declared, Optional<FirstValue> unguarded, Catalogue now) {
    if (!couldKeep(column, declared) || unguarded.isEmpty()) {
      return couldKeep(column, declared);
    }
    LogicalType storage = types.logicalType(types.storageType(column));
    boolean proved =
        unguarded.get().isThere()
            ? keyOf(unguarded.get(), now).isPresent()
            : !RuleAgreement.sameType(storage, column.type());
    return proved && RuleAgreement.sameType(storage, types.logicalType(declared));
  }

  /** Returns the name of the data key that a value names, where it is one of the catalogue. */
  static Optional<String> keyOf(FirstValue first, Catalogue now) {
    return first.keyId().flatMap(now::key).map(KeyRecord::name);
  }

  boolean couldKeep(ProtectedColumn column, String declared) {
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
