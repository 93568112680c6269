package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.policy.ColumnName;
import java.util.List;
import java.util.Map;

/**
 * What one look at the database found.
 *
 * @param catalogues the verified catalogues, by schema
 * @param declared the types of all columns of the tables on record
 * @param checks every CHECK of cells, read before the catalogues: a record is always there first
 * @param binaries in schemas where a column on record is gone, the types of the columns that could
 *     keep its cells
 */
public record CatalogueReading(
    Map<String, Catalogue> catalogues,
    Map<ColumnName, String> declared,
    List<CellCheck> checks,
    Map<ColumnName, String> binaries) {
  public CatalogueReading {
    catalogues = Map.copyOf(catalogues);
    declared = Map.copyOf(declared);
    checks = List.copyOf(checks);
    binaries = Map.copyOf(binaries);
  }

  /** Tells whether a column should be there and is not. */
  public boolean isGone(ColumnRecord record) {
    return record.state().isPresent() && !declared.containsKey(record.column().name());
  }
}
