package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.ProtectedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells of columns that keep their cells and lost their CHECK, so that the database takes plaintext
 * from whoever comes past the driver.
 */
record Unguarded(TypeKnowledge types) {
  /**
   * Returns what there is to tell.
   *
   * @param others columns of which there is more to say than that
   */
  List<String> of(CatalogueReading reading, Set<ColumnName> others) {
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
        + types.quoted(name.table().schema())
        + "."
        + types.quoted(name.table().table())
        + " ADD "
        + types.checkClause(column);
  }
}
