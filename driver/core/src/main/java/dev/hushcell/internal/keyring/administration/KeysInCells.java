package dev.hushcell.internal.keyring.administration;

import dev.hushcell.admin.CellCount;
import dev.hushcell.admin.Destroyable;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.catalogue.TenantRecord;
import dev.hushcell.internal.keyring.ledger.AllCatalogues.Held;
import dev.hushcell.internal.keyring.ledger.CellCensus.KeyCells;
import dev.hushcell.internal.keyring.ledger.LedgerAccess;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which data keys are still in cells, or in the hands of a job. Not thread-safe. */
final class KeysInCells {
  /** Notes that an administrator gave the cells of a key up. */
  static final String LOST = "with its cells";

  private final LedgerAccess parts;
  private final Held held;

  KeysInCells(LedgerAccess parts) {
    this.parts = parts;
    this.held = parts.all().read();
  }

  List<CellCount> all() {
    Map<Integer, TenantRecord> tenants = new HashMap<>();
    for (Catalogue catalogue : held.catalogues()) {
      parts.tenants().records().all(catalogue).forEach(each -> tenants.put(each.id(), each));
    }
    List<CellCount> found = new ArrayList<>();
    for (KeyCells each : parts.census().count(held.catalogues())) {
      ColumnName column = each.column();
      Optional<KeyRecord> key = key(column.table().schema(), each.keyId());
      Optional<TenantRecord> tenant =
          key.isPresent() ? Optional.empty() : Optional.ofNullable(tenants.get(each.keyId()));
      found.add(
          new CellCount(
              column.table().schema(),
              column.table().table(),
              column.column(),
              key.map(KeyRecord::name).or(() -> tenant.map(TenantRecord::keyName)),
              key.map(KeyRecord::version).orElse(tenant.isPresent() ? 1 : 0),
              each.cells()));
    }
    return found;
  }

  /** A table that was restored into another schema has keys of where it was. */
  private Optional<KeyRecord> key(String schema, int id) {
    return Stream.concat(held.catalogue(schema).stream(), held.catalogues().stream())
        .flatMap(each -> each.keys().stream())
        .filter(key -> key.id() == id)
        .findFirst();
  }

  /**
   * Refuses a key without which something could be read no more.
   *
   * @param lost whether cells are given up, which a job never is
   */
  void requireUnused(Destroyable.DataKey key, boolean lost) {
    Optional<Catalogue> catalogue = held.catalogue(key.schema());
    if (catalogue.isPresent()) {
      requireNoJob(catalogue.get(), key);
      if (!lost) {
        requireNoCells(catalogue.get(), key);
      }
    }
  }

  private static void requireNoJob(Catalogue catalogue, Destroyable.DataKey key) {
    for (Rewriting job : catalogue.rewritings().all()) {
      if (!job.phase().isOver() && hasKey(job, catalogue, key.name())) {
        throw KeyringFault.KEY_IN_CELLS.fault(
            ("%1$s cannot be destroyed: rewriting %2$s of %3$s works with it; let that end"
                    + " first: hushcell column resume %2$s")
                .formatted(key.shown(), job.id(), job.table()));
      }
    }
  }

  private static boolean hasKey(Rewriting job, Catalogue catalogue, String key) {
    return job.columns().stream()
        .flatMap(c -> Stream.of(job.full(c), job.fullShadow(c), job.fullKept(c)))
        .flatMap(name -> catalogue.column(name).stream())
        .anyMatch(record -> record.column().key().equals(key));
  }

  private void requireNoCells(Catalogue catalogue, Destroyable.DataKey key) {
    Set<Integer> ids =
        catalogue.keys().stream()
            .filter(record -> record.name().equals(key.name()))
            .map(KeyRecord::id)
            .collect(Collectors.toSet());
    String found =
        parts.census().count(held.catalogues()).stream()
            .filter(cells -> ids.contains(cells.keyId()))
            .map(KeysInCells::shown)
            .collect(Collectors.joining(", "));
    if (!found.isEmpty()) {
      throw KeyringFault.KEY_IN_CELLS.fault(
          key.shown()
              + " cannot be destroyed: it is in "
              + found
              + ", which nobody could read any more. Give them another key (hushcell"
              + " column rotate-key) or delete them first, or say that they are to be"
              + " lost (with-cells). If its destruction is planned already, cancel that"
              + " and plan it again");
    }
  }

  private static String shown(KeyCells cells) {
    TableName table = cells.column().table();
    return cells.cells() + " cells of " + table + "." + cells.column().column();
  }
}
