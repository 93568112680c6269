package dev.hushcell;

import dev.hushcell.explain.DryRunReport;
import dev.hushcell.layers.DiskStatus;
import dev.hushcell.layers.LinkStatus;
import dev.hushcell.policy.CellLength;
import dev.hushcell.policy.ColumnLimit;
import dev.hushcell.policy.DroppedCheck;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import java.util.Optional;

/**
 * What protects one database. Holds no secret.
 *
 * @param module the FIPS module
 * @param keyStore kind and place of the key store and name of the key in use
 * @param catalogues the catalogues in the database; none before the first protected table
 * @param declared how many columns the configuration and the annotations declare
 * @param columns the columns that keep cells and that the database must have, by name
 * @param droppedChecks the CHECKs of applications that {@code ddl.checks: drop} made without their
 *     condition
 * @param lengths how long the cells of the columns get
 * @param limits how many cells the profile of the connection may open, of the columns with a limit
 * @param open what an administrator has to do something about, each a sentence with what to do:
 *     columns that lost the CHECK of cells, and columns that a job decrypted and that are still
 *     declared
 * @param link what the link to the database is
 * @param disk what the database writes to its disk
 * @param dryRun what a dry run found so far; where it is present, <strong>nothing is
 *     encrypted</strong>
 */
public record HushcellStatus(
    ModuleStatus module,
    String keyStore,
    List<CatalogueStatus> catalogues,
    int declared,
    List<ProtectedColumn> columns,
    List<DroppedCheck> droppedChecks,
    List<CellLength> lengths,
    List<ColumnLimit> limits,
    List<String> open,
    LinkStatus link,
    DiskStatus disk,
    Optional<DryRunReport> dryRun) {
  public HushcellStatus {
    catalogues = List.copyOf(catalogues);
    columns = List.copyOf(columns);
    droppedChecks = List.copyOf(droppedChecks);
    lengths = List.copyOf(lengths);
    limits = List.copyOf(limits);
    open = List.copyOf(open);
  }
}
