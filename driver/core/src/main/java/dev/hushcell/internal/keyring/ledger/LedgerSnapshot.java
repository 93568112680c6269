package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.policy.Accept;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was read of all catalogues at one moment.
 *
 * @param readAt when the reading began, monotonic nanoseconds
 * @param suspect whether a later reading found something wrong
 * @param catalogues by schema
 * @param drift what the tables have become past the driver
 */
public record LedgerSnapshot(
    long readAt,
    boolean suspect,
    Map<String, Catalogue> catalogues,
    SchemaDrift.Found drift,
    JobsInForce jobs,
    Protection protection) {

  static LedgerSnapshot of(
      long readAt,
      long epoch,
      CatalogueReading reading,
      SchemaDrift.Found drift,
      JobsInForce jobs,
      Ledger.Settings settings) {
    Map<String, Catalogue> catalogues = reading.catalogues();
    List<ColumnRule> rules = new ArrayList<>(settings.rules());
    Map<TableName, List<ProtectedColumn>> activated = new HashMap<>();
    Set<TableName> interrupted = new HashSet<>();
    for (Catalogue catalogue : catalogues.values()) {
      for (ColumnRecord record : catalogue.columns()) {
        ProtectedColumn column = record.column();
        if (jobs.replaced().contains(column.name()) || record.state().isGivenUp()) {
          continue; // it is another one by now, or none
        }
        if (record.state().isProtected() && !drift.misfits().contains(column.name())) {
          activated.computeIfAbsent(column.name().table(), t -> new ArrayList<>()).add(column);
        } else {
          rules.add(ruleOf(column));
        }
        if (record.state().isBeingActivated()) {
          interrupted.add(column.name().table());
        }
      }
    }
    jobs.switched()
        .forEach(
            (name, column) ->
                activated.computeIfAbsent(name.table(), t -> new ArrayList<>()).add(column));
    Map<TableName, ProtectedTable> tables = new HashMap<>();
    activated.forEach((table, columns) -> tables.put(table, new ProtectedTable(table, columns)));
    Protection protection =
        new Protection(
            epoch,
            rules,
            settings.plain(),
            tables,
            drift.strays(),
            interrupted,
            jobs.jobs(),
            reading.elsewhere());
    return new LedgerSnapshot(readAt, false, catalogues, drift, jobs, protection);
  }

  /** A column that is on record but keeps no cells yet is to be activated, rule or not. */
  static ColumnRule ruleOf(ProtectedColumn column) {
    TableName table = column.name().table();
    return new ColumnRule(
        Optional.of(table.schema()),
        table.table(),
        column.name().column(),
        column.search(),
        column.compare(),
        column.key(),
        Optional.empty(),
        column.pad(),
        column.storage(),
        column.narrow(),
        column.belongsTo(),
        Set.of(Accept.FEW_VALUES, Accept.UTC));
  }

  boolean isOf(
      Map<String, Catalogue> otherCatalogues, SchemaDrift.Found otherDrift, JobsInForce otherJobs) {
    return catalogues.equals(otherCatalogues) && drift.equals(otherDrift) && jobs.equals(otherJobs);
  }

  public Optional<Catalogue> catalogue(String schema) {
    return Optional.ofNullable(catalogues.get(schema));
  }

  public LedgerSnapshot stillRight(long newReadAt) {
    return new LedgerSnapshot(newReadAt, false, catalogues, drift, jobs, protection);
  }

  public LedgerSnapshot suspected() {
    return new LedgerSnapshot(readAt, true, catalogues, drift, jobs, protection);
  }

  public long age(long now) {
    return now - readAt;
  }
}
