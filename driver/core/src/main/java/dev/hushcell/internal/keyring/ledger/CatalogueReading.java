package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.DatabaseTables.CellCheck;
import dev.hushcell.internal.keyring.catalogue.FirstValue;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one look at the database found.
 *
 * @param catalogues the verified catalogues, by schema
 * @param declared the types of all columns of the tables on record
 * @param checks every CHECK of cells, read before the catalogues: a record is always there first
 * @param binaries in schemas where a column on record is gone, or is there without values and
 *     without its CHECK, the types of the columns that could keep its cells
 * @param unguarded the columns on record that are there without the CHECK of cells, with their
 *     first values
 * @param home the schema that rules without one mean first; empty where they mean all alike
 * @param now the time, by the later of the process's clock and, where a job needs it, the
 *     database's
 */
public record CatalogueReading(
    Map<String, Catalogue> catalogues,
    Map<ColumnName, String> declared,
    List<CellCheck> checks,
    Map<ColumnName, String> binaries,
    Map<ColumnName, FirstValue> unguarded,
    Optional<String> home,
    Instant now) {
  public CatalogueReading {
    catalogues = Map.copyOf(catalogues);
    declared = Map.copyOf(declared);
    checks = List.copyOf(checks);
    binaries = Map.copyOf(binaries);
    unguarded = Map.copyOf(unguarded);
  }

  /** Returns the tables on record in other schemas than rules without one mean. */
  Set<TableName> elsewhere() {
    return catalogues.values().stream()
        .filter(catalogue -> home.isPresent() && !home.get().equals(catalogue.schema()))
        .flatMap(catalogue -> catalogue.columns().stream())
        .map(record -> record.column().name().table())
        .collect(Collectors.toSet());
  }

  /** Tells whether a column should be there and is not. */
  public boolean isGone(ColumnRecord record) {
    return record.state().isPresent() && !declared.containsKey(record.column().name());
  }

  /**
   * Returns the first value of a column on record that has no CHECK of cells; empty where it has
   * one. A job compares what it makes of a table by itself.
   */
  Optional<FirstValue> unguarded(Catalogue catalogue, ColumnName name) {
    return catalogue.rewritings().at(name.table()).isPresent()
        ? Optional.empty()
        : Optional.ofNullable(unguarded.get(name));
  }
}
