package dev.hushcell;

import dev.hushcell.policy.DroppedCheck;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;

/**
 * What protects one database. Holds no secret.
 *
 * @param module the FIPS module
 * @param keyStore kind and place of the key store and name of the key in use
 * @param catalogues the catalogues in the database; none before the first protected table
 * @param columns the columns that are activated, by name
 * @param droppedChecks the CHECKs of applications that {@code ddl.checks: drop} made without their
 *     condition
 */
public record HushcellStatus(
    ModuleStatus module,
    String keyStore,
    List<CatalogueStatus> catalogues,
    List<ProtectedColumn> columns,
    List<DroppedCheck> droppedChecks) {
  /** Copies the lists. */
  public HushcellStatus {
    catalogues = List.copyOf(catalogues);
    columns = List.copyOf(columns);
    droppedChecks = List.copyOf(droppedChecks);
  }
}
